import { connect, type Socket } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { Attacker } from '../support/attack.ts';
import { Forger } from '../support/forger.ts';
import type { ServedDesk } from '../support/served-desk.ts';
import { theServedDesk } from '../support/the-served-desk.ts';

/**
 * docs/reliability.md#http as far as it has routes, and HTTP itself: what every answer carries, and what is no HTTP.
 */
describe('the HTTP server', () => {
  let all: ServedDesk;
  let attacker: Attacker;
  let forger: Forger;

  beforeAll(async () => {
    all = await theServedDesk();
    attacker = new Attacker(all);
    forger = new Forger(all);
  });

  const required = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  };
  const banners = ['server', 'x-powered-by', 'via', 'x-aspnet-version'];

  describe('every answer carries the headers and no banner', () => {
    it.each<[string, string, number, Record<string, string>?]>([
      ['GET', '/healthz', 200],
      ['GET', '/readyz', 200],
      ['POST', '/api/messages', 400],
      ['POST', '/api/messages', 415, { 'Content-Type': 'text/plain' }],
      ['POST', '/api/partner-center/webhook', 401],
      ['GET', '/api/messages', 405],
      ['OPTIONS', '/api/messages', 405],
      ['TRACE-ROUTE', '/api/messages', 400],
      ['GET', '/wp-login.php', 404],
      ['GET', '/metrics', 404],
      ['GET', '/.env', 404],
      ['GET', '/..%2f..%2fetc/passwd', 404],
      ['GET', '/%', 404],
      ['GET', '/api/messages/%00', 404],
      ['GET', '/<script>alert(1)</script>', 404],
      ['HEAD', '/healthz', 405],
    ])('%s %s: %i', async (method, path, status, headers = {}) => {
      const all = {
        Host: 'desk',
        Connection: 'close',
        'Content-Type': 'application/json',
        'Content-Length': '2',
        ...headers,
      };
      const lines = Object.entries({ ...all, 'X-Forwarded-For': '198.19.0.1' }).map(
        ([name, value]) => `${name}: ${value}\r\n`,
      );
      const answer = await raw(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n{}`);
      expect(answer.status).toBe(status);
      expect(answer.headers).toMatchObject(required);
      for (const banner of banners) expect(answer.headers).not.toHaveProperty(banner);
      expect(answer.body).not.toContain(path.slice(1, 9));
      expect(answer.body).not.toMatch(/restify|at .*:\d+|\.[tj]s\b/);
    });

    it('on the metrics’ own port as well', async () => {
      for (const path of ['', 'x']) {
        const answer = await fetch(`${all.metricsUrl}${path}`);
        expect(Object.fromEntries(answer.headers)).toMatchObject({
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        });
        for (const banner of banners) expect(answer.headers.get(banner)).toBeNull();
      }
    });
  });

  describe('what is no HTTP is answered in our words, and leaves one line', () => {
    it.each<[string, string, number]>([
      ['noise', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', 400],
      ['two lengths', 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n', 400],
      [
        'a length and chunks',
        'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
        400,
      ],
      [
        'a broken chunk',
        'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
        400,
      ],
      ['a header with a blank in its name', 'GET /healthz HTTP/1.1\r\nHost: x\r\nX Y: 1\r\n\r\n', 400],
      ['a line folded', 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: 1\r\n 2\r\n\r\n', 400],
      ['32 KB of headers', `GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(32_768)}\r\n\r\n`, 431],
      ['an address of 32 KB', `GET /${'a'.repeat(32_768)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    ])('%s', async (_what, text, status) => {
      const before = await attacker.snapshot();
      const { result, lines } = await attacker.logged(() => raw(text));
      expect(result.status).toBe(status);
      expect(result.headers).toMatchObject(required);
      expect(lines.filter(({ msg }) => msg?.startsWith('security'))).toHaveLength(1);
      expect(await attacker.snapshot()).toEqual(before);
    });
  });

  describe('slow senders', () => {
    it('do not keep others waiting (that they are cut off: test/http/server.test.ts)', async () => {
      const slow = Array.from({ length: 440 }, (_, i) => openSlow(i % 2 === 0 ? halfAHeader : halfABody));
      await Promise.all(slow.map((socket) => new Promise((connected) => socket.on('connect', connected))));
      const answer = await attacker.send({ authorization: forger.token(), body: forger.message() });
      expect(answer.status).toBe(200);
      await attacker.expectSoon(answer);
      for (const socket of slow) socket.destroy();
    });
  });

  interface Answer {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }

  /** As it is typed: fetch would not send such things. */
  function raw(text: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let received = '';
      const socket = toDesk();
      socket.on('connect', () => socket.write(text, 'latin1'));
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1');
      });
      socket.on('error', (error) => (received ? resolve(parse(received)) : reject(error)));
      socket.on('close', () => resolve(parse(received)));
    });
  }

  function parse(received: string): Answer {
    const [head = '', ...body] = received.split('\r\n\r\n');
    const [first = '', ...lines] = head.split('\r\n');
    const headers = Object.fromEntries(
      lines.map((line) => {
        const [name = '', ...value] = line.split(': ');
        return [name.toLowerCase(), value.join(': ')];
      }),
    );
    return { status: Number(first.split(' ')[1]), headers, body: body.join('\r\n\r\n') };
  }

  const halfAHeader = 'POST /api/messages HTTP/1.1\r\nHost: x\r\nX-Number: 1';
  const halfABody = `${halfAHeader}\r\nContent-Type: application/json\r\nContent-Length: 2000\r\n\r\n{"type":`;

  function openSlow(beginning: string): Socket {
    const socket = toDesk();
    socket.on('connect', () => socket.write(beginning));
    socket.on('error', () => {});
    socket.resume();
    return socket;
  }

  function toDesk(): Socket {
    const { hostname, port } = new URL(all.url);
    return connect(Number(port), hostname);
  }
});
