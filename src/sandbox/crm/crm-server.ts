import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type CrmAnswer, type CrmExchange, CrmRefusal, type CrmRequest } from './crm-exchange.ts';
import type { CrmFaults } from './crm-fault.ts';

const maxBodyBytes = 4_000_000;
const loggedHeaders = [
  'if-match',
  'if-none-match',
  'if-unmodified-since',
  'prefer',
  'sforce-auto-assign',
  'mscrm.suppressduplicatedetection',
];

export interface CrmServerOptions {
  readonly answer: (exchange: CrmExchange) => Promise<CrmAnswer> | CrmAnswer;
  /** Whose address it is; undefined: the control page's, which stands outside of all faults. */
  readonly sideOf: (path: string) => CrmSide | undefined;
}

export interface CrmSide {
  /** How many requests are being answered, and were at the most. */
  readonly load: { now: number; most: number };
  readonly faults: CrmFaults;
  readonly requests: CrmRequest[];
  /** That CRM's own time, on every answer. */
  readonly now: () => number;
}

/** Plain node:http, because faults need the socket: a connection is cut before or after a write was taken. */
export function createCrmServer(options: CrmServerOptions): Server {
  return createServer((request, response) => {
    const load = options.sideOf(decoded((request.url ?? '/').split('?')[0] ?? '/'))?.load ?? { now: 0, most: 0 };
    load.now += 1;
    load.most = Math.max(load.most, load.now);
    void handle(request, response, options)
      .catch(() => response.destroy())
      .finally(() => {
        load.now -= 1;
      });
  });
}

async function handle(request: IncomingMessage, response: ServerResponse, options: CrmServerOptions): Promise<void> {
  const target = request.url ?? '/';
  const method = request.method ?? 'GET';
  const [path = '/', search = ''] = target.split(/\?(.*)/s);
  const text = await readText(request);
  const entry = noted(request, { method, target, text });
  const side = options.sideOf(decoded(path));
  side?.requests.push(entry);
  if (side && side.requests.length > 20_000) side.requests.splice(0, 10_000);
  const strike = (kind: 'slow' | 'cutBefore' | 'cutAfter' | 'maintenance') =>
    side?.faults.strike(kind, { method, target });

  const slow = strike('slow');
  if (slow) await pause(slow.delayMs ?? 40_000, undefined, { ref: false });
  if (strike('cutBefore')) return cut(request, entry);
  const answer = strike('maintenance')
    ? maintenance
    : await answered(options, {
        method,
        path: decoded(path),
        search,
        query: new URLSearchParams(search),
        headers: request.headers,
        text,
      });
  entry.status = answer.status;
  if (strike('cutAfter')) return cut(request, entry);
  send(response, answer, side?.now());
}

async function answered(options: CrmServerOptions, exchange: CrmExchange): Promise<CrmAnswer> {
  try {
    return await options.answer(exchange);
  } catch (error) {
    if (error instanceof CrmRefusal) return error.answer;
    return { status: 500, body: { error: { code: '0x80040216', message: String(error) } } };
  }
}

const maintenance: CrmAnswer = {
  status: 503,
  body: '<!doctype html><title>Down for maintenance</title><h1>We will be back soon.</h1>',
  headers: { 'Content-Type': 'text/html' },
};

function cut(request: IncomingMessage, entry: CrmRequest): void {
  entry.outcome = 'cut';
  request.socket.destroy();
}

function noted(
  { headers }: IncomingMessage,
  { method, target, text }: { method: string; target: string; text: string },
): CrmRequest {
  const entry: CrmRequest = {
    method,
    target,
    headers: Object.fromEntries(loggedHeaders.map((name) => [name, headers[name]?.toString()])),
  };
  if (text === '' || target.includes('oauth2')) return entry;
  try {
    entry.body = JSON.parse(text);
  } catch {
    entry.body = text;
  }
  return entry;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > maxBodyBytes) throw new Error('The body is too large.');
  }
  return Buffer.concat(chunks).toString('utf8');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function send(response: ServerResponse, { status, body, headers }: CrmAnswer, now: number | undefined): void {
  if (response.destroyed) return;
  const isJson = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
  response.writeHead(status, {
    ...(now === undefined ? {} : { Date: new Date(now).toUTCString() }),
    ...(isJson ? { 'Content-Type': 'application/json; charset=utf-8' } : {}),
    ...(body === undefined ? { 'Content-Length': '0' } : {}),
    ...headers,
  });
  // 204 and 304 carry no body.
  response.end(isJson ? JSON.stringify(body) : (body as string | Buffer | undefined));
}
