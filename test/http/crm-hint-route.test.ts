import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { addCrmHintRoute } from '../../src/http/crm-hint-route.ts';
import { createHttpServer, type HttpServer } from '../../src/http/server.ts';

let server: HttpServer | undefined;
afterEach(() => server?.drain());

async function aRoute(key: string | undefined) {
  let hints = 0;
  server = createHttpServer({ log: pino({ level: 'silent' }) });
  addCrmHintRoute(server, { key, hint: () => (hints += 1) });
  const { url } = await server.listen({ port: 0, host: '127.0.0.1' });
  const ask = async (query = '', headers: Record<string, string> = {}, body = '{"MessageName":"Update"}') =>
    (await fetch(`${url}/api/crm/changed${query}`, { method: 'POST', headers, body })).status;
  return { ask, hints: () => hints };
}

const key = 'a-key-of-the-operators-own-of-32-characters';

it('takes a hint with the key, in either place, and believes nothing of what it says', async () => {
  const { ask, hints } = await aRoute(key);
  expect(await ask(`?code=${key}`)).toBe(200);
  expect(await ask('', { 'x-crm-key': key }, 'no JSON at all')).toBe(200);
  expect(hints()).toBe(2);
  expect(await ask('?code=wrong')).toBe(404);
  expect(await ask('')).toBe(404);
  expect(await ask(`?code=${key}x`)).toBe(404);
  expect(await ask(`?code=${key}`, {}, 'x'.repeat(310 * 1024))).toBe(413);
  expect(hints()).toBe(2);
});

it('is no address at all without a key', async () => {
  const { ask, hints } = await aRoute(undefined);
  expect(await ask('?code=')).toBe(404);
  expect(hints()).toBe(0);
});
