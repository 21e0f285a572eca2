import type { Server as NodeServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pino } from 'pino';
import restify from 'restify';
import './restify-repair.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { ClientAddresses } from './client-address.ts';
import { HttpProblem, httpProblem, rawProblem, sendProblem } from './http-problem.ts';
import { cutOffWhenLate, uploadMilliseconds } from './late-requests.ts';
import { Refusals } from './refusals.ts';

export interface HttpServer {
  /** For adding routes. */
  readonly restify: restify.Server;
  /** Logs, counts and rate-limits what the routes refuse. */
  readonly refusals: Refusals;
  listen(options: {
    readonly port: number;
    readonly host: string;
  }): Promise<{ readonly port: number; readonly url: string }>;
  /** True once draining has begun: readiness fails from then on. */
  readonly draining: boolean;
  /** Aborted as soon as draining begins. */
  readonly closing: AbortSignal;
  /** Fails readiness while requests are still served, so that a load balancer stops sending new ones first. */
  startDraining(): void;
  /** Accepts no new connection, lets running requests end, and closes the remaining connections at the deadline. */
  drain(options?: { readonly timeoutMilliseconds?: number }): Promise<void>;
}

export interface HttpServerOptions {
  readonly log: Logger;
  readonly metrics?: Metrics;
  /** A proxy in front terminates TLS: responses carry HSTS, so that browsers stay with it. */
  readonly behindTls?: boolean;
  readonly trustedProxies?: readonly string[] | undefined;
  /** Refusals of one sender per minute that are answered and logged in full. */
  readonly refusalsPerMinute?: number | undefined;
  /** A request that is not complete in this time is closed with its connection, unless its route allows more. */
  readonly slowestRequestMilliseconds?: number;
}

/** The public HTTP server, without routes: those are added by the functions beside this file. */
export function createHttpServer({ log, metrics, ...options }: HttpServerOptions): HttpServer {
  const headers = {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...(options.behindTls ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
  const addresses = new ClientAddresses(options.trustedProxies);
  const refusals = new Refusals({ log, metrics, addresses, perMinute: options.refusalsPerMinute });
  // No `Server` name, which would help attackers only. restify's own log is silenced: it would repeat ours, with whole
  // requests.
  const server = restify.createServer({ name: '', log: pino({ level: 'silent' }) as never });
  const node = server.server as NodeServer;
  const { slowestRequestMilliseconds = 10_000 } = options;
  limitSlowClients(node, slowestRequestMilliseconds);
  const closing = new AbortController();
  observeRequests(server, log, metrics);
  server.on('restifyError', (_req: restify.Request, res: restify.Response, error: unknown, done: () => void) => {
    sendProblem(res, toProblem(error, log));
    // restify sends its own answer unless it believes that one has been sent.
    (res as unknown as { _sent: boolean })._sent = true;
    done();
  });
  server.pre((req: restify.Request, res: restify.Response, next: restify.Next) => {
    cutOffWhenLate(node, req, slowestRequestMilliseconds);
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    // Tells keep-alive clients that this connection will close, before they lose a request on it.
    if (closing.signal.aborted) res.setHeader('Connection', 'close');
    next();
  });
  node.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return socket.destroy();
    const refused = refusals.refuse({ socket, headers: {} } as never, 'none', unreadable(error.code));
    socket.end(rawProblem(refused, headers), () => socket.destroy());
  });
  return {
    restify: server,
    refusals,
    get draining() {
      return closing.signal.aborted;
    },
    closing: closing.signal,
    listen: (where) => listenOn(server, where),
    startDraining: () => closing.abort(),
    drain: async ({ timeoutMilliseconds = 20_000 } = {}) => {
      closing.abort();
      await closeServer(node, timeoutMilliseconds);
    },
  };
}

/**
 * Node's default (5 minutes) lets a slow client hold a connection and its buffer for long; our clients are servers
 * themselves.
 */
function limitSlowClients(node: NodeServer, slowestRequestMilliseconds: number): void {
  // Long enough for uploads; `cutOffWhenLate` closes all other requests sooner.
  node.requestTimeout = slowestRequestMilliseconds + uploadMilliseconds;
  node.headersTimeout = slowestRequestMilliseconds;
  // By default Node checks for slow connections only every 30 seconds.
  (node as NodeServer & { connectionsCheckingInterval: number }).connectionsCheckingInterval =
    slowestRequestMilliseconds / 10;
  node.keepAliveTimeout = 65_000;
  node.maxHeadersCount = 100;
}

function observeRequests(server: restify.Server, log: Logger, metrics: Metrics | undefined): void {
  const startedAt = new WeakMap<object, number>();
  server.pre((req: restify.Request, _res: restify.Response, next: restify.Next) => {
    startedAt.set(req, performance.now());
    next();
  });
  server.on('after', (req: restify.Request, res: restify.Response, route: { spec?: { path?: string } } | null) => {
    const milliseconds = Math.round(performance.now() - (startedAt.get(req) ?? performance.now()));
    observe({ req, res, route: route?.spec?.path ?? 'none', milliseconds }, log, metrics);
  });
}

function listenOn(
  server: restify.Server,
  { port, host }: Parameters<HttpServer['listen']>[0],
): ReturnType<HttpServer['listen']> {
  const node = server.server as NodeServer;
  return new Promise((resolve, reject) => {
    node.once('error', reject);
    server.listen(port, host, () => {
      node.off('error', reject);
      const bound = (node.address() as AddressInfo).port;
      resolve({ port: bound, url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}` });
    });
  });
}

/** Answers a refusal of a route. A client that has disconnected is neither answered nor counted. */
function answerRefused(
  { refusals }: HttpServer,
  { req, res, path }: { readonly req: restify.Request; readonly res: restify.Response; readonly path: string },
  refused: HttpProblem,
): void {
  if (req.destroyed && !req.complete) return;
  sendProblem(res, refused.status < 500 ? refusals.refuse(req, path, refused) : refused);
}

/** Runs a route's handler and answers the HttpProblem that it throws; any other error is a fault. */
export async function refusing(
  server: HttpServer,
  req: restify.Request,
  res: restify.Response,
  path: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    answerRefused(server, { req, res, path }, error);
  }
}

/** Closes a Node server: idle connections at once, busy ones when their request ends or at the deadline. */
export function closeServer(node: NodeServer, timeoutMilliseconds: number): Promise<void> {
  if (!node.listening) return Promise.resolve();
  return new Promise((resolve) => {
    const cut = setTimeout(() => node.closeAllConnections(), timeoutMilliseconds);
    // Keep-alive connections become idle after `close`, which closes idle ones only once.
    const look = setInterval(() => node.closeIdleConnections(), 50);
    node.close(() => {
      clearTimeout(cut);
      clearInterval(look);
      resolve();
    });
  });
}

function toProblem(error: unknown, log: Logger): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const status = (error as { statusCode?: unknown } | undefined)?.statusCode;
  if (typeof status === 'number' && status < 500) return httpProblem(status === 404 || status === 405 ? status : 400);
  log.error({ err: error }, 'request failed');
  return httpProblem(500);
}

/** The refusal for a request that Node's parser rejected: too many headers, too slow, or not HTTP. */
function unreadable(code: string | undefined): HttpProblem {
  const note = { reason: 'unreadable' };
  if (code === 'HPE_HEADER_OVERFLOW') return httpProblem(431, {}, note);
  return httpProblem(code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400, {}, note);
}

/** Routes that monitoring calls every few seconds. */
const probes = ['/healthz', '/readyz', '/alive'];

interface Observed {
  readonly req: restify.Request;
  readonly res: restify.Response;
  readonly route: string;
  readonly milliseconds: number;
}

function observe({ req, res, route, milliseconds }: Observed, log: Logger, metrics?: Metrics): void {
  const { statusCode: status } = res;
  const method = req.method ?? 'none';
  metrics?.httpRequestDuration.observe({ route, method, status: String(status) }, milliseconds / 1000);
  // Probes come every few seconds, and a flood of requests must not flood the log.
  const level = probes.includes(route) || status === 429 ? 'debug' : 'info';
  log[level]({ route, method, status, milliseconds }, 'request');
}
