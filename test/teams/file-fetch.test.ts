import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileFetch } from '../../src/teams/file-fetch.ts';

const mebibyte = 1024 * 1024;
let sent = 0;

/** One line of a gigabyte, which nobody holds as a whole. */
function* endlessLine() {
  const piece = Buffer.alloc(64 * 1024, 'x');
  for (sent = 0; sent < 1024 * mebibyte; sent += piece.length) yield piece;
}

const answers: Readonly<Record<string, RequestListener>> = {
  '/line': (_req, res) => void pipeline(Readable.from(endlessLine()), res).catch(() => {}),
  '/small': (_req, res) => void res.end('Deal Name'),
  '/within': (_req, res) => void res.writeHead(302, { location: '/small' }).end(),
  '/outside': (_req, res) => void res.writeHead(302, { location: 'http://localhost/metadata' }).end(),
  '/round': (_req, res) => void res.writeHead(302, { location: '/round' }).end(),
  '/busy': (_req, res) => void res.writeHead(503).end(),
};
const server = createServer((req, res) => {
  const answer = answers[req.url ?? ''];
  if (answer) answer(req, res);
  else res.writeHead(404).end();
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close().closeAllConnections());

const fetched = (path: string) =>
  fileFetch(['127.0.0.1'])(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    25 * mebibyte,
    new AbortController().signal,
  );

it('a file is fetched no further than it may be long: of a line of a gigabyte, some thirty megabytes are sent', async () => {
  expect(await fetched('/line')).toEqual({ kind: 'refused', why: 'too-large' });
  expect(sent).toBeGreaterThan(25 * mebibyte);
  expect(sent).toBeLessThan(100 * mebibyte);
});

it('a file is fetched from its hosts alone, redirects included; what is gone is told from what may be there later', async () => {
  for (const path of ['/small', '/within'])
    expect(await fetched(path)).toEqual({ kind: 'file', bytes: Buffer.from('Deal Name') });
  expect(await fetched('/outside')).toEqual({ kind: 'refused', why: 'host' });
  for (const path of ['/round', '/none']) expect(await fetched(path)).toEqual({ kind: 'refused', why: 'gone' });
  await expect(fetched('/busy')).rejects.toThrow('503');
  const elsewhere = fileFetch(['.sharepoint.com'])('http://127.0.0.1/f', mebibyte, new AbortController().signal);
  expect(await elsewhere).toEqual({ kind: 'refused', why: 'host' });
});
