import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
import { addHealthRoutes, type ReadinessCheck } from '../../src/http/health-routes.ts';
import { addMessagesRoute } from '../../src/http/messages-route.ts';
import { startMetricsServer } from '../../src/http/metrics-server.ts';
import { createHttpServer, type HttpServer } from '../../src/http/server.ts';
import { addUploadRoute } from '../../src/http/upload-route.ts';
import { addWebhookRoute, type WebhookRequest } from '../../src/http/webhook-route.ts';
import { createLogger } from '../../src/logger.ts';
import { createMetrics } from '../../src/metrics.ts';

let lines: string;
let server: HttpServer;
let url: string;
let port: number;
let clock: FixedClock;
let checks: (ReadinessCheck & { runs: number })[];
let received: WebhookRequest[];
let answerMessage: () => Promise<{ status: number; body?: unknown }>;
let messages: number;
const metrics = createMetrics();

beforeEach(async () => {
  lines = '';
  const write = (line: string): void => {
    lines += line;
  };
  const log = createLogger({ level: 'debug', destination: { write } });
  clock = new FixedClock('2026-03-02T09:00:00Z');
  server = createHttpServer({ log, metrics });
  checks = [];
  received = [];
  messages = 0;
  answerMessage = async () => ({ status: 200 });
  addMessagesRoute(server, {
    identify: async () => ({}),
    receive: () => {
      messages += 1;
      return answerMessage();
    },
  });
  addWebhookRoute(server, async (webhook) => {
    received.push(webhook);
    return { status: 202, body: { ok: true } };
  });
  addHealthRoutes(server, { checks, clock, log });
  ({ url, port } = await server.listen({ port: 0, host: '127.0.0.1' }));
});
afterEach(() => server.drain({ timeoutMilliseconds: 100 }));

function check(name: string, run: () => Promise<void>): void {
  const counted = {
    name,
    runs: 0,
    check: () => {
      counted.runs += 1;
      return run();
    },
  };
  checks.push(counted);
}

/** A chunked body, whose length nobody knows beforehand. */
function postChunked(path: string, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
    const req = request(`${url}${path}`, { method: 'POST', headers }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    req.on('error', reject);
    for (let sent = 0; sent < bytes; sent += 16_384) req.write(Buffer.alloc(16_384, 0x20));
    req.end();
  });
}

describe('bodies', () => {
  it('above the limit are refused, also when nobody said how long they are', async () => {
    expect(await postChunked('/api/messages', 300_000)).toBe(413);
    expect(await postChunked('/api/partner-center/webhook', 80_000)).toBe(413);
    expect([messages, received.length]).toEqual([0, 0]);
  });

  it('announced as too long are refused before they come', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 999999999\r\n\r\n',
        );
      });
      socket.once('data', (data) => {
        socket.destroy();
        resolve(data.toString());
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it.each(['gzip', 'br', 'deflate', 'zstd', 'gzip, gzip'])('in %s are refused', async (encoding) => {
    for (const path of ['/api/messages', '/api/partner-center/webhook']) {
      const headers = { 'Content-Type': 'application/json', 'Content-Encoding': encoding };
      const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: 'x' });
      expect(response.status).toBe(415);
    }
  });

  it('of multipart forms are refused', async () => {
    const body = new FormData();
    body.set('a', 'b');
    expect((await fetch(`${url}/api/messages`, { method: 'POST', body })).status).toBe(415);
  });
});

describe('slow senders', () => {
  it.each([
    ['half a header', 'POST /api/messages HTTP/1.1\r\nHost: x\r\nX-Number: 1'],
    [
      'half a body',
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2000\r\n\r\n{"type":',
    ],
  ])('are cut off after ten seconds: %s', async (_what, beginning) => {
    expect(server.restify.server).toMatchObject({
      headersTimeout: 10_000,
      connectionsCheckingInterval: 1_000,
    });
    const log = createLogger({ level: 'silent' });
    // The same without the wait.
    const hasty = createHttpServer({ log, slowestRequestMilliseconds: 200 });
    addMessagesRoute(hasty, { identify: async () => ({}), receive: async () => ({ status: 200 }) });
    const listening = await hasty.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect(listening.port, '127.0.0.1', () => socket.write(beginning));
    socket.on('error', () => {}).resume();
    await new Promise((closed) => socket.on('close', closed));
    expect((await fetch(`${listening.url}/api/messages`, { method: 'POST' })).status).toBe(415);
    await hasty.drain({ timeoutMilliseconds: 100 });
  });
});

describe('a file that comes slowly', () => {
  /** Sends a form in two halves; gives the answer's first line, '' where the connection was cut without one. */
  async function sends(link: 'known' | 'unknown', { pause, patience }: Readonly<Record<'pause' | 'patience', number>>) {
    const page = { lang: 'en', title: 'Send a file', lines: [] };
    const form = { file: 'File', send: 'Send' };
    const taken: number[] = [];
    const slowest = createHttpServer({ log: createLogger({ level: 'silent' }), slowestRequestMilliseconds: 100 });
    const uploads = {
      page: async (secret: string) => (secret.startsWith('known') ? { ...page, form } : page),
      take: async (_secret: string, { bytes }: { readonly bytes: Uint8Array }) => {
        taken.push(bytes.length);
        return page;
      },
    };
    addUploadRoute(slowest, uploads, patience);
    const listening = await slowest.listen({ port: 0, host: '127.0.0.1' });
    const boundary = 'b'.repeat(30);
    const body = [
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\nab`,
      `c\r\n--${boundary}--\r\n`,
    ] as const;
    const head = [
      `POST /uploads/${link.padEnd(43, 'x')} HTTP/1.1`,
      ...['Host: x', 'Connection: close', `Content-Type: multipart/form-data; boundary=${boundary}`],
      `Content-Length: ${body.join('').length}`,
    ];
    const socket = connect(listening.port, '127.0.0.1', () => socket.write(`${head.join('\r\n')}\r\n\r\n${body[0]}`));
    const rest = setTimeout(() => socket.write(body[1]), pause);
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes)).on('error', () => {});
    await new Promise((closed) => socket.on('close', closed));
    clearTimeout(rest);
    await slowest.drain({ timeoutMilliseconds: 100 });
    return { answer: answer.split('\r\n', 1)[0], taken };
  }

  it('is waited for behind a link that is known, longer than any other request; and not for ever', async () => {
    expect(await sends('known', { pause: 250, patience: 60_000 })).toEqual({ answer: 'HTTP/1.1 200 OK', taken: [3] });
    const cut = { answer: 'HTTP/1.1 408 Request Timeout', taken: [] };
    expect(await sends('known', { pause: 60_000, patience: 250 })).toEqual(cut);
    expect((await sends('unknown', { pause: 60_000, patience: 60_000 })).answer).toBe('HTTP/1.1 404 Not Found');
  });
});

describe('errors', () => {
  it.each<[string, string, number, string]>([
    ['GET', '/nothing/<script>', 404, 'not-found'],
    ['GET', '/api/messages', 405, 'method-not-allowed'],
    ['DELETE', '/healthz', 405, 'method-not-allowed'],
  ])('%s %s is answered in our own words', async (method, path, status, code) => {
    for (const accept of ['*/*', 'text/html', 'text/plain', 'image/png']) {
      const response = await fetch(`${url}${path}`, { method, headers: { Accept: accept } });
      expect(response.status).toBe(status);
      expect(await response.json()).toEqual({ error: { code, message: expect.any(String) } });
    }
  });

  it('of our own code say nothing about it', async () => {
    answerMessage = () => Promise.reject(new Error('secret detail'));
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${url}/api/messages`, { method: 'POST', headers, body: '{}' });

    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ error: { code: 'internal', message: 'Something went wrong here.' } });
    expect(lines).toContain('secret detail');
    expect(response.headers.get('server')).not.toBe('restify');
  });
});

describe('the webhook', () => {
  it('gets the bytes as they came', async () => {
    const rawBody = Buffer.from('{ "EventName" : "x",\r\n "é":1}\n');
    const headers = { 'x-ms-certificate-url': 'https://example.com/c', 'Content-Type': 'application/json' };
    const response = await fetch(`${url}/api/partner-center/webhook`, { method: 'POST', headers, body: rawBody });

    expect([response.status, await response.json()]).toEqual([202, { ok: true }]);
    expect(received[0]?.rawBody.equals(rawBody)).toBe(true);
    expect(received[0]?.headers['x-ms-certificate-url']).toBe('https://example.com/c');
  });
});

describe('health', () => {
  const get = async (path: string) => {
    const response = await fetch(`${url}${path}`);
    return [response.status, await response.json()];
  };

  it('alive asks nobody', async () => {
    check('database', () => Promise.reject(new Error('down')));
    expect(await get('/healthz')).toEqual([200, { status: 'alive' }]);
    expect(checks[0]?.runs).toBe(0);
  });

  it('ready names what is missing, not why', async () => {
    check('database', () => Promise.reject(new Error('password wrong')));
    check('signing-keys', async () => {});
    check('hanging', () => new Promise(() => {}));

    expect(await get('/readyz')).toEqual([503, { status: 'not-ready', missing: ['database', 'hanging'] }]);
  });

  it('ready asks at most every two seconds', async () => {
    check('database', async () => {});
    expect(await get('/readyz')).toEqual([200, { status: 'ready' }]);
    await get('/readyz');
    expect(checks[0]?.runs).toBe(1);
    clock.advance(2_000);
    await get('/readyz');
    expect(checks[0]?.runs).toBe(2);
  });

  it('is not ready while it drains', async () => {
    server.startDraining();
    expect(await get('/readyz')).toEqual([503, { status: 'not-ready', missing: ['draining'] }]);
    expect(await get('/healthz')).toEqual([200, { status: 'alive' }]);
  });
});

it('drains: what runs is finished, nothing new is taken', async () => {
  let finish = (): void => {};
  const started = new Promise<void>((isStarted) => {
    answerMessage = () =>
      new Promise((resolve) => {
        finish = () => resolve({ status: 200, body: { late: true } });
        isStarted();
      });
  });
  const headers = { 'Content-Type': 'application/json' };
  const running = fetch(`${url}/api/messages`, { method: 'POST', headers, body: '{}' });
  await started;
  const drained = server.drain({ timeoutMilliseconds: 5_000 });
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  finish();

  expect(await (await running).json()).toEqual({ late: true });
  await drained;
});

it('refuses what is more than it can do', async () => {
  const waiting: (() => void)[] = [];
  answerMessage = () => new Promise((resolve) => waiting.push(() => resolve({ status: 200 })));
  const post = () =>
    fetch(`${url}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
  const all = Array.from({ length: 220 }, async () => {
    const { status, headers } = await post();
    return { status, retryAfter: headers.get('retry-after') };
  });
  const refused = Promise.any(
    all.map(async (one) => ((await one).status === 503 ? one : Promise.reject(new Error('let in')))),
  );
  expect(await refused).toEqual({ status: 503, retryAfter: '1' });
  // The others are let go one by one, also those that only arrive now.
  answerMessage = async () => ({ status: 200 });
  for (const release of waiting) release();
  expect((await Promise.all(all)).filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(200);
});

it('shows metrics on a port of their own only', async () => {
  const own = await startMetricsServer(metrics, { port: 0 });
  await fetch(`${url}/healthz`);

  expect(await (await fetch(`http://127.0.0.1:${own.port}/metrics`)).text()).toContain(
    'http_server_request_duration_seconds_count{route="/healthz",method="GET",status="200"}',
  );
  expect((await fetch(`http://127.0.0.1:${own.port}/other`)).status).toBe(404);
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  await own.close();
});
