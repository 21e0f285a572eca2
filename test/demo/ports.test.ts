import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { choosePort } from '../../src/demo/ports.ts';

it('gives no port twice, though neither part listens yet: two are taken by another program', async () => {
  const first = await choosePort('the first', 25_000 + (process.pid % 900) * 3, () => {});
  const others = [createServer(), createServer()];
  await Promise.all(
    others.map((server, place) => new Promise<void>((done) => server.listen(first + place, '127.0.0.1', done))),
  );
  const said: string[] = [];
  const chosen = new Set<number>();
  for (const place of [0, 1])
    chosen.add(await choosePort('a part', first + place, (sentence) => said.push(sentence), chosen));
  expect(chosen.size).toBe(2);
  expect(said).toHaveLength(2);
  await Promise.all(others.map((server) => new Promise((done) => server.close(done))));
});
