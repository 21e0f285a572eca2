import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ZodError, z } from 'zod';
import type { Clock } from '../clock.ts';
import { ApiError, invalidRequest } from './api-error.ts';
import type { Answer, Exchange, RequestLogEntry } from './exchange.ts';
import { answerInstead, hasFault, requestFaults } from './fault-effects.ts';
import type { Faults } from './faults.ts';
import type { RequestLog } from './request-log.ts';

export type Route = (exchange: Exchange) => Answer | Promise<Answer>;

const maxBodyBytes = 1_000_000;

export interface ServerOptions {
  readonly route: (path: string) => Route | undefined;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly clock: Clock;
}

/**
 * Plain node:http, because faults need the socket: a connection is cut before or after a write was taken, an answer
 * never comes. The control API stands outside of all faults and of the log.
 */
export function createSandboxServer(options: ServerOptions): Server {
  return createServer((request, response) => {
    handle(request, response, options).catch((error: unknown) => {
      send(response, failure(error), { at: options.clock.now().toISOString(), requested: {} });
    });
  });
}

async function handle(request: IncomingMessage, response: ServerResponse, options: ServerOptions): Promise<void> {
  const target = request.url ?? '/';
  const [path = '/', search = ''] = target.split(/\?(.*)/s);
  const method = request.method ?? 'GET';
  const isControl = path === '/' || path.startsWith('/_control');
  const entry: RequestLogEntry = {
    at: options.clock.now().toISOString(),
    method,
    path: target,
    ifMatch: request.headers['if-match'],
  };
  const body = await readBody(request);
  const faults = isControl ? [] : options.faults.strike({ method, path: target }, requestFaults);
  if (faults.length > 0) entry.faults = faults.map((fault) => fault.kind);
  if (!isControl) {
    noteBody(entry, body, path);
    options.log.add(entry);
  }
  const exchange: Exchange = {
    method,
    path: decoded(path),
    query: new URLSearchParams(search),
    headers: request.headers,
    body,
    entry,
    faults,
  };
  const answer = await answerOf(exchange, options);
  if (answer === 'hung') return;
  if (answer === 'cut' || hasFault(faults, 'cutAfter')) {
    entry.outcome = 'cut';
    request.socket.destroy();
    return;
  }
  Object.assign(entry, { status: answer.status, outcome: 'answered' });
  send(response, answer, { at: entry.at, requested: request.headers });
}

async function answerOf(exchange: Exchange, { route }: ServerOptions): Promise<Answer | 'cut' | 'hung'> {
  try {
    if (hasFault(exchange.faults, 'hang')) {
      exchange.entry.outcome = 'hung';
      return 'hung';
    }
    const instead = await answerInstead(exchange.faults, exchange.path);
    if (hasFault(exchange.faults, 'cutBefore')) return 'cut';
    if (instead !== undefined) return instead;
    const handler = route(exchange.path);
    if (handler === undefined) throw new ApiError(404, 'itemNotFound', 'There is nothing at this address.');
    return await handler(exchange);
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): Answer {
  if (error instanceof ZodError) return failure(invalidRequest(z.prettifyError(error)));
  if (error instanceof ApiError) return { status: error.status, body: error.body };
  const message = error instanceof Error ? error.message : 'Unspecified error.';
  return { status: 500, body: new ApiError(500, 'generalException', message || 'Unspecified error.').body };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > maxBodyBytes) throw new ApiError(413, 'invalidRequest', 'The body is too large.');
  }
  return Buffer.concat(chunks);
}

/** Token requests note their own body, without its secrets. */
function noteBody(entry: RequestLogEntry, body: Buffer, path: string): void {
  if (body.length === 0 || path.includes('/oauth2/')) return;
  const text = body.toString('utf8');
  try {
    entry.body = JSON.parse(text);
  } catch {
    entry.body = text;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Response headers of REST19 headers.md, on every answer. */
function send(
  response: ServerResponse,
  answer: Answer,
  { at, requested }: { at: string; requested: IncomingMessage['headers'] },
): void {
  if (response.headersSent || response.destroyed) return;
  const { body } = answer;
  const isJson = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
  const clientRequestId = requested['client-request-id'];
  response.writeHead(answer.status, {
    'Request-ID': randomUUID(),
    ...(clientRequestId === undefined ? {} : { 'client-request-id': clientRequestId }),
    'x-ms-ags-diagnostic': '{"ServerInfo":{"DataCenter":"Sandbox"}}',
    timestamp: at,
    ...(isJson ? { 'Content-Type': 'application/json; charset=utf-8' } : {}),
    ...(body === undefined ? { 'Content-Length': '0' } : {}),
    ...answer.headers,
  });
  response.end(isJson ? JSON.stringify(body) : (body as string | Buffer | undefined));
}
