import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
import { MemoryRefreshTokenStore } from '../../src/partner-center/refresh-token-store.ts';
import { DelegatedTokens, type DelegatedTokensOptions } from '../../src/partner-center/token.ts';
import { type OddServer, type Reply, startOddServer } from './support/odd-server.ts';
import { type RecordingLogger, recordingLogger } from './support/recording-logger.ts';
import { TestTimers } from './support/test-timers.ts';

const minute = 60_000;
let server: OddServer;
let clock: FixedClock;
let store: MemoryRefreshTokenStore;
let log: RecordingLogger;

beforeAll(async () => {
  server = await startOddServer();
});
beforeEach(() => {
  clock = new FixedClock('2026-03-02T09:00:00Z');
  store = new MemoryRefreshTokenStore();
  log = recordingLogger();
});

function tokens(overrides: Partial<DelegatedTokensOptions> = {}): DelegatedTokens {
  return new DelegatedTokens({
    tokenUrl: `${server.url}/common/oauth2/v2.0/token`,
    clientId: 'client',
    clientSecret: 'secret',
    refreshToken: 'from-settings',
    store,
    clock,
    timers: new TestTimers(clock),
    log,
    ...overrides,
  });
}

const form = (index: number) => Object.fromEntries(new URLSearchParams(server.requests[index]?.body));
const grant = (access_token: string, more: object = {}): Reply => ({
  body: { access_token, expires_in: 3600, ...more },
});
const refused = (error: string): Reply => ({ status: 400, body: { error, error_description: 'AADSTS50173 secret' } });

describe('the request', () => {
  it('to a v2 endpoint names a scope', async () => {
    server.answer(grant('one'));
    expect(await tokens().get('referrals')).toBe('one');
    expect(form(0)).toEqual({
      grant_type: 'refresh_token',
      client_id: 'client',
      client_secret: 'secret',
      refresh_token: 'from-settings',
      scope: 'https://api.partner.microsoft.com/.default offline_access',
    });
  });

  it('to a v1 endpoint names a resource', async () => {
    server.answer(grant('one'));
    await tokens({ tokenUrl: `${server.url}/common/oauth2/token`, clientSecret: undefined }).get('webhooks');
    expect(server.requests[0]?.url).toBe('/common/oauth2/token');
    expect(form(0)).toEqual({
      grant_type: 'refresh_token',
      client_id: 'client',
      refresh_token: 'from-settings',
      resource: 'https://api.partnercenter.microsoft.com',
    });
  });
});

describe('a token', () => {
  it('is kept until five minutes before it expires; numbers may be text', async () => {
    server.answer(grant('one', { expires_in: '3600', expires_on: '0' }), grant('two'));
    const source = tokens();
    await source.get('referrals');
    clock.advance(54 * minute);
    expect(await source.get('referrals')).toBe('one');
    clock.advance(2 * minute);
    expect(await source.get('referrals')).toBe('two');
    expect(server.requests).toHaveLength(2);
  });

  it('that says only when it expires is kept until then', async () => {
    const expires_on = String(clock.now().getTime() / 1000 + 1800);
    server.answer({ body: { access_token: 'one', expires_on } }, grant('two'));
    const source = tokens();
    await source.get('referrals');
    clock.advance(26 * minute);
    expect(await source.get('referrals')).toBe('two');
  });

  it('of each audience is its own', async () => {
    server.answer(grant('one'), grant('two'));
    const source = tokens();
    expect(await source.get('referrals')).toBe('one');
    expect(await source.get('webhooks')).toBe('two');
    expect(await source.get('referrals')).toBe('one');
  });

  it('is asked for once, however many want it', async () => {
    server.answer(grant('one'));
    const source = tokens();
    expect(await Promise.all([1, 2, 3].map(() => source.get('referrals')))).toEqual(['one', 'one', 'one']);
    expect(server.requests).toHaveLength(1);
  });

  it('is asked for one after the other by two audiences, each with the newest refresh token', async () => {
    server.answer(grant('one', { refresh_token: 'second' }), grant('two', { refresh_token: 'third' }));
    const source = tokens();
    await Promise.all([source.get('referrals'), source.get('webhooks')]);
    expect([form(0).refresh_token, form(1).refresh_token]).toEqual(['from-settings', 'second']);
    expect(await store.load()).toMatchObject({ refreshToken: 'third' });
  });

  it('that was refused is dropped, but not the one that has replaced it', async () => {
    server.answer(grant('one'), grant('two'), grant('three'));
    const source = tokens();
    source.drop('referrals', await source.get('referrals'));
    expect(await source.get('referrals')).toBe('two');
    source.drop('referrals', 'one');
    expect(await source.get('referrals')).toBe('two');
  });

  it.each([
    ['no JSON', { body: '<html>' }],
    ['no token', { body: {} }],
    ['a token that would end the header', { body: { access_token: 'a\r\nX: y' } }],
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example/' } }],
    ['an endless body', { body: 'x'.repeat(300_000) }],
    ['a broken connection', { raw: (response) => response.destroy() }],
  ] satisfies [string, Reply][])('cannot be had from %s', async (_what, reply) => {
    server.answer(reply);
    const source = tokens();
    await expect(source.get('referrals')).rejects.toMatchObject({ outcome: 'later', mayHaveArrived: false });
    expect(source.stateOf('referrals')).toMatchObject({ kind: 'failing' });
  });

  it('that is still good is used while a new one cannot be had', async () => {
    server.answer(grant('one'), { status: 503 });
    const source = tokens();
    await source.get('referrals');
    clock.advance(56 * minute);
    expect(await source.get('referrals')).toBe('one');
    clock.advance(5 * minute);
    await expect(source.get('referrals')).rejects.toMatchObject({ reason: 'token-http-503' });
  });

  it('is not asked for again at once after a failure', async () => {
    server.answer({ status: 429, headers: { 'retry-after': '20' } }, grant('one'));
    const source = tokens();
    await expect(source.get('referrals')).rejects.toMatchObject({ afterMilliseconds: 20_000 });
    clock.advance(19_000);
    await expect(source.get('referrals')).rejects.toThrow();
    expect(server.requests).toHaveLength(1);
    clock.advance(1_000);
    expect(await source.get('referrals')).toBe('one');
  });
});

describe('the refresh token', () => {
  it('that came with an answer is the next one, also after a restart', async () => {
    server.answer(grant('one', { refresh_token: 'second' }), grant('two'));
    await tokens().get('referrals');
    await tokens().get('referrals');
    expect(form(1).refresh_token).toBe('second');
  });

  it('of the settings is used when the stored one is refused', async () => {
    server.answer(grant('one', { refresh_token: 'second' }), refused('invalid_grant'), grant('two'));
    await tokens().get('referrals');
    expect(await tokens().get('referrals')).toBe('two');
    expect([form(1).refresh_token, form(2).refresh_token]).toEqual(['second', 'from-settings']);
  });

  it('of the settings comes first when it was changed, and the stored one is the way out', async () => {
    server.answer(grant('one', { refresh_token: 'second' }), refused('invalid_grant'), grant('two'));
    await tokens().get('referrals');
    expect(await tokens({ refreshToken: 'changed' }).get('referrals')).toBe('two');
    expect([form(1).refresh_token, form(2).refresh_token]).toEqual(['changed', 'second']);
  });

  it('is kept in memory when it cannot be stored, and stored with the next one', async () => {
    const saved: string[] = [];
    let broken = true;
    const failing = {
      load: async () => (broken ? Promise.reject(new Error('no database')) : undefined),
      save: async ({ refreshToken }: { refreshToken: string }) => {
        if (broken) throw new Error('no database');
        saved.push(refreshToken);
      },
    };
    server.answer(grant('one', { refresh_token: 'second' }), grant('two'), grant('three'));
    const source = tokens({ store: failing });
    await source.get('referrals');
    clock.advance(60 * minute);
    broken = false;
    await source.get('referrals');
    expect(form(1).refresh_token).toBe('second');
    expect(saved).toEqual(['second']);
  });

  it('that is revoked is a state of its own, said once as an error, and ends when a person has signed in', async () => {
    server.answer(refused('invalid_grant'));
    const source = tokens();
    await expect(source.get('referrals')).rejects.toMatchObject({ reason: 'sign-in-needed' });
    expect(source.stateOf('referrals')).toEqual({ kind: 'sign-in-needed', since: clock.now(), code: 'invalid_grant' });
    const since = clock.now();
    clock.advance(minute);
    await expect(source.get('referrals')).rejects.toThrow();
    expect(source.stateOf('referrals')).toMatchObject({ since });
    expect(log.written().match(/asks to sign in again/g)).toHaveLength(1);

    server.answer(grant('one'));
    clock.advance(minute);
    expect(await source.get('referrals')).toBe('one');
    expect(source.stateOf('referrals')).toEqual({
      kind: 'signed-in',
      until: new Date(clock.now().getTime() + 60 * minute),
    });
  });

  it('that lacks the consent for webhooks leaves the referrals alone', async () => {
    server.answer(refused('consent_required'), grant('one'));
    const source = tokens();
    await expect(source.get('webhooks')).rejects.toThrow();
    expect(await source.get('referrals')).toBe('one');
    expect(source.stateOf('webhooks')).toMatchObject({ kind: 'sign-in-needed' });
    expect(source.stateOf('referrals')).toMatchObject({ kind: 'signed-in' });
  });

  it('and all other secrets stay out of the log', async () => {
    server.answer(grant('an-access-token', { refresh_token: 'second' }), refused('invalid_client'));
    const source = tokens();
    await source.get('referrals');
    await expect(source.get('webhooks')).rejects.toThrow();
    expect(log.written()).not.toMatch(/an-access-token|second|from-settings|"secret"|AADSTS/);
  });
});
