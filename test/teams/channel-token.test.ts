import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IncomingActivity } from '../../src/teams/activity.ts';
import { type Authentication, createAuthentication } from '../../src/teams/authentication.ts';
import { type IdentityProvider, publishedKey, startIdentityProvider } from '../harness/identity-provider.ts';
import { useInThisProcess } from '../harness/microsoft-proxy.ts';
import { makeSigningKey } from '../harness/tokens.ts';
import { patiently } from '../support/patiently.ts';

/** What a library for tokens does not ask by itself, and what becomes of its keys: each check has a line that fails without it. */

const appId = '22222222-2222-4222-8222-222222222222';
const tenantId = '11111111-1111-4111-8111-111111111111';
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const activity = { type: 'message', channelId: 'msteams', serviceUrl } as IncomingActivity;

let idp: IdentityProvider;
let authentication: Authentication;
let restore: () => void;
/** Minutes by which the desk's clock is before this machine's. */
let ahead: number;

beforeAll(async () => {
  idp = await startIdentityProvider({ appId, tenantId });
  restore = useInThisProcess(idp.certificates.ca);
});
afterAll(async () => {
  restore();
  await idp.close();
});
beforeEach(() => {
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
  ahead = 0;
  idp.keys.splice(0, Number.POSITIVE_INFINITY, publishedKey(idp.channelKey, { endorsements: ['msteams'] }));
  delete idp.metadata.jwks_uri;
  idp.outage = undefined;
  idp.redirect = undefined;
  idp.requests.length = 0;
  const credentials = { appId, appPassword: 'invented', appType: 'SingleTenant', tenantId, cloud: idp.cloud };
  authentication = createAuthentication(credentials, { now: () => new Date(Date.now() + ahead * 60_000) });
});
afterEach(() => void vi.useRealTimers());

const minutesLater = (minutes: number): void => void vi.setSystemTime(Date.now() + minutes * 60_000);
const good: IdentityProvider['channelToken'] = (claims = {}, header = {}, key = idp.channelKey) =>
  idp.channelToken({ serviceurl: serviceUrl, ...claims }, header, key);
const askedForKeys = (): number => idp.requests.filter((request) => request.endsWith('/keys')).length;

/** The status that a sender is told, or that they are let in. */
async function outcome(
  authorization: string,
  sent: IncomingActivity = activity,
): Promise<number | 'in' | 'not theirs'> {
  try {
    const caller = await authentication.identify(authorization);
    return caller.mayBring(sent) ? 'in' : 'not theirs';
  } catch (error) {
    return (error as { status: number }).status;
  }
}

describe('a token', () => {
  it.each(['RS256', 'RS384', 'RS512'])('signed by %s is let in', async (alg) => {
    expect(await outcome(good({}, { alg }))).toBe('in');
  });

  it.each<[string, () => string]>([
    ['signed by PS256 with the very key', () => good({}, { alg: 'PS256' })],
    ['without a key id, though there is but one key', () => good({}, { kid: undefined })],
    ['for another bot', () => good({ aud: tenantId })],
    ['for several audiences, us among them', () => good({ aud: [appId, tenantId] })],
    ['for us in a list of one', () => good({ aud: [appId] })],
    ['that never expires', () => good({ exp: undefined })],
    ['whose expiry is a text', () => good({ exp: '9999999999' })],
    ['whose begin is a text', () => good({ nbf: '0' })],
    ['with a critical header that nobody knows', () => good({}, { crit: ['desk'], desk: 1 } as never)],
    ['with two tokens behind one another', () => `${good()} ${good().slice('Bearer '.length)}`],
    ['of five parts, encrypted', () => `${good()}.e30.e30`],
    ['issued by somebody whose name begins like the issuer', () => good({ iss: `${'https://api.botframework.com'}/` })],
  ])('%s is refused', async (_what, token) => {
    expect(await outcome(token())).toBe(401);
  });

  it('is judged by the injected clock, five minutes either way', async () => {
    const seconds = (minutes: number): number => Math.floor(Date.now() / 1_000) + minutes * 60;
    const [late, early] = [good({ exp: seconds(4) }), good({ nbf: seconds(4) })];
    expect([await outcome(late), await outcome(early)]).toEqual(['in', 'in']);
    ahead = 8;
    expect(await outcome(late)).toBe('in');
    ahead = 10;
    expect(await outcome(late)).toBe(401);
    ahead = -7;
    expect(await outcome(early)).toBe(401);
  });

  it('is checked once a minute, and each time once its own time is over', async () => {
    const token = good({ exp: Math.floor(Date.now() / 1_000) + 90 });
    const first = await authentication.identify(token);
    expect(await authentication.identify(token)).toBe(first);
    minutesLater(1);
    const second = await authentication.identify(token);
    expect(second).not.toBe(first);
    // Over, and still within the tolerance.
    minutesLater(1);
    expect(await authentication.identify(token)).not.toBe(await authentication.identify(token));
    minutesLater(5);
    expect(await outcome(token)).toBe(401);
  });

  it('that is refused is not remembered, and a changed one is another', async () => {
    const token = good();
    expect(await outcome(token)).toBe('in');
    expect(await outcome(`${token.slice(0, -4)}AAAA`)).toBe(401);
    expect(await outcome(token.replace('Bearer ', 'bearer '))).toBe(401);
  });

  it('brings only what it was issued for', async () => {
    expect(await outcome(good({ serviceurl: 'https://smba.trafficmanager.net/amer/' }))).toBe('not theirs');
    expect(await outcome(good({ serviceurl: undefined }))).toBe('not theirs');
    expect(await outcome(good(), { ...activity, channelId: 'webchat' })).toBe('not theirs');
  });
});

describe('the key', () => {
  it.each<[string, Record<string, unknown>, number | 'in' | 'not theirs']>([
    ['is endorsed for Teams and others', { endorsements: ['webchat', 'msteams'] }, 'in'],
    ['is endorsed for other channels', { endorsements: ['webchat'] }, 'not theirs'],
    ['is endorsed for none, beside one that is', {}, 'not theirs'],
    ['has an empty list of endorsements, beside one that has some', { endorsements: [] }, 'not theirs'],
    ['is published for encryption', { endorsements: ['msteams'], use: 'enc' }, 401],
  ])('%s', async (_what, published, expected) => {
    const other = makeSigningKey('channel-2');
    idp.keys.push(publishedKey(other, published));
    expect(await outcome(good({}, {}, other))).toBe(expected);
  });

  it('speaks for Teams in a cloud whose keys name no channels at all', async () => {
    idp.keys.splice(0, 1, publishedKey(idp.channelKey));
    expect(await outcome(good())).toBe('in');
  });

  it('that is new is looked for, at most once in five minutes', async () => {
    expect(await outcome(good())).toBe('in');
    const next = makeSigningKey('channel-next');
    for (let i = 0; i < 20; i += 1) expect(await outcome(good({}, { kid: `made-up-${i}` }))).toBe(401);
    expect(askedForKeys()).toBe(1);
    idp.keys.push(publishedKey(next, { endorsements: ['msteams'] }));
    minutesLater(6);
    expect(await outcome(good({}, {}, next))).toBe('in');
    expect(askedForKeys()).toBe(2);
  });

  it('that was taken away is good for no more than a day', async () => {
    expect(await outcome(good())).toBe('in');
    idp.keys.splice(0, 1, publishedKey(makeSigningKey('channel-next'), { endorsements: ['msteams'] }));
    minutesLater(24 * 60 + 1);
    await outcome(good());
    await vi.waitFor(async () => expect(await outcome(good())).toBe(401), patiently);
  });
});

describe('while the identity provider is away', () => {
  it('nobody can be told from anybody: 503, and not 401', async () => {
    idp.outage = 500;
    expect(await outcome(good())).toBe(503);
    expect(await outcome(idp.channelToken({}, {}, makeSigningKey('channel-1')))).toBe(503);
    // What can be no token at all needs no key to be told so.
    expect(await outcome('Bearer garbage')).toBe(401);
    idp.outage = undefined;
    expect(await outcome(good())).toBe('in');
  });

  it('the keys that are there stay good for five days, and no longer', async () => {
    expect(await outcome(good())).toBe('in');
    idp.outage = 500;
    minutesLater(5 * 24 * 60 - 10);
    expect(await outcome(good())).toBe('in');
    minutesLater(20);
    expect(await outcome(good())).toBe(503);
  });

  it('made-up key ids do not become fetches', async () => {
    await authentication.warm();
    idp.outage = 500;
    minutesLater(6);
    const before = idp.requests.length;
    for (let i = 0; i < 20; i += 1) expect(await outcome(good({}, { kid: `made-up-${i}` }))).toBe(401);
    expect(idp.requests.length - before).toBe(1);
  });

  it.each<[string, () => void]>([
    ['names no address', () => Object.assign(idp.metadata, { jwks_uri: 5 })],
    ['names no keys', () => idp.keys.splice(0)],
  ])('or it %s: 503', async (_what, breaks) => {
    breaks();
    expect(await outcome(good())).toBe(503);
  });

  it.each(['keys', 'redirect'])('or it sends us elsewhere for them, to %s without https: 503', async (what) => {
    const other = createServer((_req, res) =>
      res.end(JSON.stringify({ keys: idp.keys, jwks_uri: `${idp.url}/v1/.well-known/keys` })),
    );
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = `http://localhost:${(other.address() as AddressInfo).port}/keys`;
    if (what === 'keys') idp.metadata.jwks_uri = address;
    else idp.redirect = address;
    expect(await outcome(good())).toBe(503);
    other.close();
    other.closeAllConnections();
  });
});
