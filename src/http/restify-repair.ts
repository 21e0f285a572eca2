import { ServerResponse } from 'node:http';

/** Must be loaded after restify, once per process. */
const patched = ServerResponse.prototype.writeHead as (...head: unknown[]) => unknown;

/**
 * restify replaces `writeHead` of every server in the process with one that returns nothing. Code that calls
 * `res.writeHead(…).end(…)`, as Node's documentation does, would then never answer.
 */
ServerResponse.prototype.writeHead = function writeHead(this: ServerResponse, ...head: unknown[]) {
  patched.apply(this, head);
  return this;
} as typeof ServerResponse.prototype.writeHead;
