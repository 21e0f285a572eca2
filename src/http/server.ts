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
  /** For routes. */
  readonly restify: restify.Server;
  /** Where the routes bring what they refuse. */
  readonly refusals: Refusals;
  listen(options: {
    readonly port: number;
    readonly host: string;
  }): Promise<{ readonly port: number; readonly url: string }>;
  /** True once `drain` was called: readiness says no from then on. */
  readonly draining: boolean;
  /** Says "not ready" while requests are still served, so that a load balancer looks away first. */
  startDraining(): void;
  /** Takes no new connection, lets running requests end, and cuts what is left after the deadline. */
  drain(options?: { readonly timeoutMilliseconds?: number }): Promise<void>;
}

export interface HttpServerOptions {
  readonly log: Logger;
  readonly metrics?: Metrics;
  /** Reached by TLS, which a proxy takes off: browsers are told to stay with it. */
  readonly behindTls?: boolean;
  readonly trustedProxies?: readonly string[] | undefined;
  /** How many refusals of one sender are answered and logged in full. */
  readonly refusalsPerMinute?: number | undefined;
  /** A request that is not there as a whole by then is cut off, with its connection, unless its route waits longer. */
  readonly slowestRequestMilliseconds?: number;
}

/** All that listens for the outside: routes are added by the functions beside this file. */
export function createHttpServer({ log, metrics, ...options }: HttpServerOptions): HttpServer {
  const headers = {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...(options.behindTls ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
  const addresses = new ClientAddresses(options.trustedProxies);
  const refusals = new Refusals({ log, metrics, addresses, perMinute: options.refusalsPerMinute });
  // No name: nobody outside needs to know what answers. restify's own log lines would repeat ours, with whole requests.
  const server = restify.createServer({ name: '', log: pino({ level: 'silent' }) as never });
  const node = server.server as NodeServer;
  // Node's defaults (5 minutes) let a slow client hold a connection and its buffer for long; ours are servers themselves.
  const { slowestRequestMilliseconds = 10_000 } = options;
  // Of whoever sends a file; all others are cut off sooner, below.
  node.requestTimeout = slowestRequestMilliseconds + uploadMilliseconds;
  node.headersTimeout = slowestRequestMilliseconds;
  // Node looks for slow connections every half minute only.
  (node as NodeServer & { connectionsCheckingInterval: number }).connectionsCheckingInterval =
    slowestRequestMilliseconds / 10;
  node.keepAliveTimeout = 65_000;
  node.maxHeadersCount = 100;

  server.on('restifyError', (_req: restify.Request, res: restify.Response, error: unknown, done: () => void) => {
    sendProblem(res, toProblem(error, log));
    // restify answers by itself unless it believes that the answer has been sent.
    (res as unknown as { _sent: boolean })._sent = true;
    done();
  });
  const startedAt = new WeakMap<object, number>();
  let draining = false;
  server.pre((req: restify.Request, res: restify.Response, next: restify.Next) => {
    startedAt.set(req, performance.now());
    cutOffWhenLate(node, req, slowestRequestMilliseconds);
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    // Whoever keeps connections open learns that this one will end, before a request is lost on it.
    if (draining) res.setHeader('Connection', 'close');
    next();
  });
  node.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return socket.destroy();
    const refused = refusals.refuse({ socket, headers: {} } as never, 'none', unreadable(error.code));
    socket.end(rawProblem(refused, headers), () => socket.destroy());
  });
  server.on('after', (req: restify.Request, res: restify.Response, route: { spec?: { path?: string } } | null) => {
    const milliseconds = Math.round(performance.now() - (startedAt.get(req) ?? performance.now()));
    observe({ req, res, route: route?.spec?.path ?? 'none', milliseconds }, log, metrics);
  });

  return {
    restify: server,
    refusals,
    get draining() {
      return draining;
    },
    listen: ({ port, host }) =>
      new Promise((resolve, reject) => {
        node.once('error', reject);
        server.listen(port, host, () => {
          node.off('error', reject);
          const bound = (node.address() as AddressInfo).port;
          resolve({ port: bound, url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}` });
        });
      }),
    startDraining: () => {
      draining = true;
    },
    drain: async ({ timeoutMilliseconds = 20_000 } = {}) => {
      draining = true;
      await closeServer(node, timeoutMilliseconds);
    },
  };
}

/** What a route refuses. Whoever hung up meanwhile is neither answered nor suspected. */
function answerRefused(
  { refusals }: HttpServer,
  { req, res, path }: { readonly req: restify.Request; readonly res: restify.Response; readonly path: string },
  refused: HttpProblem,
): void {
  if (req.destroyed && !req.complete) return;
  sendProblem(res, refused.status < 500 ? refusals.refuse(req, path, refused) : refused);
}

/** A route's work, with what it refuses answered: everything else that it throws is a fault. */
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

/** Closes a server of Node: idle connections at once, busy ones when their request ends or the deadline comes. */
export function closeServer(node: NodeServer, timeoutMilliseconds: number): Promise<void> {
  if (!node.listening) return Promise.resolve();
  return new Promise((resolve) => {
    const cut = setTimeout(() => node.closeAllConnections(), timeoutMilliseconds);
    // A kept-alive connection is busy now and idle in a moment; `close` itself only looks once.
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

/** Node's parser gave up: more headers than anybody needs, too slow, or no HTTP. */
function unreadable(code: string | undefined): HttpProblem {
  const note = { reason: 'unreadable' };
  if (code === 'HPE_HEADER_OVERFLOW') return httpProblem(431, {}, note);
  return httpProblem(code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400, {}, note);
}

/** Routes that are asked every few seconds. */
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
  // Probes come every few seconds, and a flood must not become one of log lines.
  const level = probes.includes(route) || status === 429 ? 'debug' : 'info';
  log[level]({ route, method, status, milliseconds }, 'request');
}
