import type { ServerResponse } from 'node:http';

/**
 * The only error bodies that leave this server: a status, a code and a sentence of ours. A library's message may hold
 * a path, a key or a person's text, and tells an attacker which library to look up.
 */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'HttpProblem';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

const words: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['bad-request', 'The request could not be understood.'],
  401: ['unauthorized', 'The request was not authorized.'],
  403: ['forbidden', 'The request is not allowed.'],
  404: ['not-found', 'There is nothing here.'],
  405: ['method-not-allowed', 'The method is not allowed here.'],
  408: ['timeout', 'The request took too long.'],
  413: ['too-large', 'The request is too large.'],
  415: ['unsupported-media-type', 'The request is in a form that is not accepted here.'],
  503: ['unavailable', 'The service is not available. Please try again.'],
};

/** The standard problem for a status; anything unknown is a plain 500. */
export function problem(status: number, headers: Readonly<Record<string, string>> = {}): HttpProblem {
  const [code, message] = words[status] ?? ['internal', 'Something went wrong here.'];
  return new HttpProblem(words[status] ? status : 500, code, message, headers);
}

export function sendProblem(res: ServerResponse, { status, code, message, headers }: HttpProblem): void {
  sendJson(res, status, { error: { code, message } }, headers);
}

/** Answers once: a second answer, or one to somebody who hung up, is dropped. */
export function sendJson(
  res: ServerResponse,
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (res.headersSent || res.destroyed) return;
  const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  res.writeHead(status, {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(bytes ? { 'Content-Type': 'application/json; charset=utf-8' } : {}),
    'Content-Length': String(bytes?.length ?? 0),
    ...headers,
  });
  res.end(bytes);
}
