import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Json } from '../harness/cards.ts';
import { makeSigningKey, makeToken } from '../harness/tokens.ts';
import { patiently } from '../support/patiently.ts';
import { type SecureDesk, startSecureDesk, tenantId } from './secure-desk.ts';

/** The matrix of docs/reliability.md#teams-door, one test per row, with real tokens on real HTTP. */

let all: SecureDesk;
const consoleError = vi.spyOn(console, 'error');

beforeAll(async () => {
  all = await startSecureDesk();
});
afterAll(() => all.close());
afterEach(() => {
  all.desk.seen.turns.length = 0;
  consoleError.mockClear();
});

const now = (): number => Math.floor(Date.now() / 1_000);
const foreignTenant = '99999999-9999-4999-8999-999999999999';

function message(changes: Json = {}): Json {
  return { ...all.teams.activity(all.teams.person('Kim'), 'chat', { type: 'message', text: 'who am I' }), ...changes };
}

async function post(
  activity: unknown,
  authorization: string | undefined,
  options: { readonly raw?: string | Uint8Array<ArrayBuffer>; readonly headers?: Record<string, string> } = {},
): Promise<{ status: number; body: unknown; text: string }> {
  const response = await fetch(`${all.desk.url}/api/messages`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(authorization ? { Authorization: authorization } : {}),
      ...options.headers,
    },
    body: options.raw ?? JSON.stringify(activity),
  });
  const text = await response.text();
  return { status: response.status, text, body: text ? JSON.parse(text) : undefined };
}

const good = (claims: Json = {}, header: Parameters<typeof makeToken>[2] = {}): string =>
  all.idp.channelToken({ serviceurl: all.teams.serviceUrl, ...claims }, header);
const unauthorized = { error: { code: 'unauthorized', message: 'The request was not authorized.' } };

describe('with a good token', () => {
  it('is let in, and answered with the bot’s own token', async () => {
    const { status, replies } = await all.teams.person('Kim').says('who am I');

    expect(status).toBe(200);
    expect(replies).toHaveLength(1);
    expect(all.refusedHosts).toEqual([]);
  });

  it('has it checked once, whatever is sent with it', async () => {
    const verify = vi.spyOn(crypto.subtle, 'verify');
    expect((await post(message({ text: 'x'.repeat(100_000) }), good({ jti: 'never seen' }))).status).toBe(200);
    expect(verify).toHaveBeenCalledTimes(1);
    verify.mockRestore();
  });

  it('expired 4 minutes ago is let in: clocks may differ by 5', async () => {
    expect((await post(message(), good({ exp: now() - 240 }))).status).toBe(200);
  });
});

describe('is answered 401, in the same neutral words, for', () => {
  const stranger = makeSigningKey('channel-1');
  const claims = (): Json => ({
    iss: 'https://api.botframework.com',
    aud: all.appId,
    serviceurl: all.teams.serviceUrl,
  });
  const entra = (version: '1.0' | '2.0', tid = tenantId): Json => ({
    iss: version === '1.0' ? `https://sts.windows.net/${tid}/` : `https://login.microsoftonline.com/${tid}/v2.0`,
    aud: all.appId,
    ver: version,
    appid: all.appId,
    azp: all.appId,
    tid,
  });

  it.each<[string, () => string | undefined, (() => Json)?]>([
    ['no token', () => undefined],
    ['garbage', () => 'Bearer garbage'],
    ['three parts of garbage', () => 'Bearer a.b.c'],
    ['Basic', () => 'Basic dXNlcjpwYXNz'],
    ['a scheme in another case', () => good().replace('Bearer', 'bearer')],
    ['a wrong issuer', () => good({ iss: 'https://evil.example' })],
    ['an issuer that is no text', () => good({ iss: ['https://api.botframework.com'] })],
    ['an unknown key id', () => good({}, { kid: 'nobody' })],
    ['no key id', () => good({}, { kid: undefined })],
    ['a wrong audience', () => good({ aud: foreignTenant })],
    ['no audience', () => good({ aud: undefined })],
    ['a service URL other than the token’s', () => good({ serviceurl: 'https://smba.trafficmanager.net/emea/' })],
    ['no service URL claim', () => good({ serviceurl: undefined })],
    ['a channel that the key is not endorsed for', () => good(), () => message({ channelId: 'webchat' })],
    ['AseChannel', () => good(), () => message({ channelId: 'AseChannel' })],
    ['expired 10 minutes ago', () => good({ exp: now() - 600 })],
    ['not valid before 10 minutes from now', () => good({ nbf: now() + 600 })],
    ['alg none', () => good({}, { alg: 'none' })],
    ['alg none with somebody’s signature', () => `${good({}, { alg: 'none' })}c2lnbmF0dXJl`],
    ['HS256 with the public key as the secret', () => good({}, { alg: 'HS256', secret: 'public' })],
    ['a bad signature', () => `Bearer ${makeToken({ ...claims(), exp: now() + 600 }, stranger)}`],
    [
      'a changed payload',
      () =>
        good().replace(
          /\.[^.]+\./,
          `.${Buffer.from(JSON.stringify({ ...claims(), exp: now() + 9_999 })).toString('base64url')}.`,
        ),
    ],
    // docs/teams.md#second-token
    ['an Entra token of the bot itself, v2', () => good(entra('2.0'))],
    ['an Entra token of the bot itself, v1', () => good(entra('1.0'))],
    ['an Entra token of a foreign tenant', () => good(entra('2.0', foreignTenant))],
    ['an Entra token on AseChannel', () => good(entra('1.0')), () => message({ channelId: 'AseChannel' })],
    ['a skill’s token', () => good({ ...entra('2.0'), azp: foreignTenant })],
  ])('%s', async (_name, authorization, activity = message) => {
    const { status, body } = await post(activity(), authorization());

    expect({ status, body }).toEqual({ status: 401, body: unauthorized });
    expect(all.desk.seen.turns).toEqual([]);
    expect(consoleError).not.toHaveBeenCalled();
  });

  it('and each leaves one line in the log, without the token', async () => {
    const token = good({ exp: now() - 600 });
    const before = all.desk.logged().length;
    await post(message(), token);

    const lines = all.desk
      .logged()
      .slice(before)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Json);
    expect(lines.filter(({ msg }) => String(msg).startsWith('security'))).toHaveLength(1);
    expect(all.desk.logged()).not.toContain(token.split('.')[2]);
  });
});

describe('is answered 400 for', () => {
  it.each<[string, () => unknown]>([
    ['no service URL', () => message({ serviceUrl: undefined })],
    ['an empty service URL', () => message({ serviceUrl: '' })],
    ['no channel id', () => message({ channelId: undefined })],
    ['a type that is no text', () => message({ type: 5 })],
    ['no type', () => message({ type: undefined })],
    ['nobody speaking', () => message({ from: undefined })],
    ['a speaker that is a text', () => message({ from: 'Kim' })],
    ['no conversation', () => message({ conversation: { id: 5 } })],
    ['no recipient', () => message({ recipient: null })],
    ['entities that are no list', () => message({ entities: { type: 'mention' } })],
    ['an array', () => [message()]],
    ['a text', () => 'hello'],
    ['null', () => null],
  ])('%s, with a token', async (_name, activity) => {
    expect((await post(activity(), good())).status).toBe(400);
  });

  it('a type that is no text, without a token: before anybody is asked', async () => {
    expect((await post(message({ type: 5 }), undefined)).status).toBe(400);
  });

  it('deliveryMode expectReplies', async () => {
    expect((await post(message({ deliveryMode: 'expectReplies' }), good())).status).toBe(400);
    expect(all.desk.seen.turns).toEqual([]);
  });

  it('bad JSON and bad UTF-8', async () => {
    expect((await post(undefined, good(), { raw: '{"type":' })).status).toBe(400);
    expect((await post(undefined, good(), { raw: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) })).status).toBe(400);
  });
});

describe('is answered 403 for', () => {
  it.each<[string, () => Json, Json?]>([
    [
      'a foreign tenant',
      () => ({
        conversation: { ...(message().conversation as Json), tenantId: foreignTenant },
        channelData: { tenant: { id: foreignTenant } },
      }),
    ],
    ['two tenants that disagree', () => ({ channelData: { tenant: { id: foreignTenant } } })],
    ['no tenant at all', () => ({ conversation: { id: 'a:1', conversationType: 'personal' }, channelData: {} })],
    [
      'a service URL that is not on the list',
      () => ({ serviceUrl: 'https://evil.example/emea/' }),
      { serviceurl: 'https://evil.example/emea/' },
    ],
    [
      'a service URL that only begins like one',
      () => ({ serviceUrl: 'https://localhost.evil.example/' }),
      { serviceurl: 'https://localhost.evil.example/' },
    ],
    [
      'a service URL with a user in it',
      () => ({ serviceUrl: 'https://smba.trafficmanager.net@evil.example/' }),
      { serviceurl: 'https://smba.trafficmanager.net@evil.example/' },
    ],
    [
      'http to Teams',
      () => ({ serviceUrl: 'http://smba.trafficmanager.net/emea/' }),
      { serviceurl: 'http://smba.trafficmanager.net/emea/' },
    ],
    ['another bot', () => ({ recipient: { id: `28:${foreignTenant}` } })],
  ])('%s, and logs it', async (_name, changes, claims = {}) => {
    const before = all.desk.logged().length;
    const { status, body } = await post(message(changes()), good(claims));

    expect({ status, body }).toEqual({
      status: 403,
      body: { error: { code: 'forbidden', message: 'The request is not allowed.' } },
    });
    expect(all.desk.logged().slice(before)).toContain('security: request refused');
    expect(all.desk.seen.turns).toEqual([]);
  });
});

describe('before anybody is authenticated', () => {
  it('refuses 20 MB with 413', async () => {
    expect((await post(undefined, undefined, { raw: Buffer.alloc(20_000_000, 0x20) })).status).toBe(413);
  });

  it('refuses a gzip bomb with 415', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20));
    const headers = { 'Content-Encoding': 'gzip' };
    expect((await post(undefined, good(), { raw: bomb, headers })).status).toBe(415);
  });

  it('refuses what is not JSON with 415', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await post(undefined, good(), { raw: 'type=message', headers })).status).toBe(415);
  });
});

describe('when the identity provider is out of reach', () => {
  it('says 503, so that somebody tries again, and recovers by itself', async () => {
    const cold = await startSecureDesk();
    try {
      cold.idp.outage = 500;
      const kim = cold.teams.person('Kim');
      expect((await kim.says('who')).status).toBe(503);
      await expect(cold.desk.authentication.warm()).rejects.toThrow();
      expect(cold.desk.logged()).toContain('a token could not be checked');

      cold.idp.outage = undefined;
      await cold.desk.authentication.warm();
      expect((await kim.says('who')).status).toBe(200);
    } finally {
      await cold.close();
    }
  });

  it('lets in with the keys it has, when they are due for renewal and cannot be renewed', async () => {
    const aged = await startSecureDesk();
    try {
      const kim = aged.teams.person('Kim');
      expect((await kim.says('who')).status).toBe(200);
      const askedForKeys = (): number => aged.idp.requests.filter((one) => one.endsWith('/openidconfiguration')).length;
      const asked = askedForKeys();
      // Nothing that the bot would answer: it gets no token of its own now.
      const typing = aged.teams.activity(kim, 'chat', { type: 'typing' });
      vi.useFakeTimers({ now: Date.now() + 25 * 3_600_000, toFake: ['Date'] });
      aged.idp.outage = 500;
      for (let i = 0; i < 3; i += 1) expect((await aged.teams.line.deliver(typing)).status).toBe(200);
      await vi.waitFor(() => expect(askedForKeys() - asked).toBe(1), patiently);
    } finally {
      vi.useRealTimers();
      await aged.close();
    }
  });

  it('fetches the keys once for many who wait', async () => {
    const cold = await startSecureDesk();
    try {
      await Promise.all(Array.from({ length: 5 }, () => cold.teams.person('Kim').says('who')));
      expect(cold.idp.requests.filter((request) => request.endsWith('/keys'))).toHaveLength(1);
    } finally {
      await cold.close();
    }
  });
});

it('runs with no cloud setting at all, as in a real deployment', async () => {
  const plain = await startSecureDesk({ withoutCloudSettings: true });
  try {
    const { status, replies } = await plain.teams.person('Kim').says('who');
    expect([status, replies.length]).toEqual([200, 1]);
    expect(plain.refusedHosts).toEqual([]);
  } finally {
    await plain.close();
  }
});

it('sends nothing while it gets no token of its own: later, not lost', async () => {
  const cold = await startSecureDesk();
  try {
    const { serviceUrl, tenantId: tenant, botId } = cold.teams;
    const address = {
      tenantId: tenant,
      serviceUrl,
      botId,
      kind: 'channel',
      conversationId: cold.teams.teamId,
    } as const;
    cold.idp.outage = 503;
    const result = await cold.desk.messenger.post(address, { kind: 'text', text: 'hello' });

    expect(result).toMatchObject({ kind: 'later', reason: 'not-sent' });
    expect(cold.teams.connector.calls).toEqual([]);
  } finally {
    await cold.close();
  }
});
