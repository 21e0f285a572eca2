import { ServerResponse } from 'node:http';

/** Loaded after restify, once per process. */
const patched = ServerResponse.prototype.writeHead as (...head: unknown[]) => unknown;

/**
 * restify replaces `writeHead` of every server in the process with one that returns nothing. Whoever then writes
 * `res.writeHead(…).end(…)`, as Node's documentation does, never answers.
 */
ServerResponse.prototype.writeHead = function writeHead(this: ServerResponse, ...head: unknown[]) {
  patched.apply(this, head);
  return this;
} as typeof ServerResponse.prototype.writeHead;
