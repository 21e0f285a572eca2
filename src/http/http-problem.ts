import { type ServerResponse, STATUS_CODES } from 'node:http';

/** Details of a refusal for the security log only. */
export interface RefusalNote {
  /** From a small closed set: it is a metric's label. */
  readonly reason?: string;
  /** Our own ids and words, never content of the request. */
  readonly facts?: Readonly<Record<string, string | number | undefined>>;
  /** The authenticated sender, if it identifies the client better than the address does. */
  readonly sender?: string;
}

/**
 * The only error bodies that leave this server: a status, a code and our own sentence. A library's message may contain
 * a path, a key or a person's text, and tells an attacker which library is in use.
 */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly facts: RefusalNote['facts'];
  readonly sender: string | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    note: RefusalNote = {},
  ) {
    super(message);
    this.name = 'HttpProblem';
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.reason = note.reason ?? code;
    this.facts = note.facts;
    this.sender = note.sender;
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
  429: ['too-many-requests', 'There were too many requests. Please try again later.'],
  431: ['headers-too-large', 'The request is too large.'],
  503: ['unavailable', 'The service is not available. Please try again.'],
};

/** The standard problem for a status; an unknown status becomes 500. */
export function httpProblem(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  note: RefusalNote = {},
): HttpProblem {
  const [code, message] = words[status] ?? ['internal', 'Something went wrong here.'];
  return new HttpProblem(words[status] ? status : 500, code, message, headers, note);
}

/** The raw HTTP response for a connection whose request could not be parsed, for which Node has no response object. */
export function rawProblem({ status, code, message }: HttpProblem, headers: Readonly<Record<string, string>>): string {
  const body = JSON.stringify({ error: { code, message } });
  const all = {
    ...headers,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
}

export function sendProblem(res: ServerResponse, { status, code, message, headers }: HttpProblem): void {
  sendJson(res, status, { error: { code, message } }, headers);
}

/** Answers once: a second answer, or one to a client that disconnected, is dropped. */
export function sendJson(
  res: ServerResponse,
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (res.headersSent || res.destroyed) return;
  const text = body === undefined ? '' : JSON.stringify(body);
  res.writeHead(status, {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(text ? { 'Content-Type': 'application/json; charset=utf-8' } : {}),
    'Content-Length': String(Buffer.byteLength(text)),
    ...headers,
  });
  // A string, not a buffer: Node then sends it in one packet with the headers.
  res.end(text);
}
