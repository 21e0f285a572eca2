import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { type Ask, aSandbox, clientOf, noon, privateDeal, set } from './a-sandbox.ts';

describe('faults on demand', () => {
  const clock = new FixedClock(noon);
  let sandbox: Sandbox;
  let admin: Ask;

  beforeEach(async () => {
    sandbox = await aSandbox({ clock });
    admin = await clientOf(sandbox);
  });
  afterEach(() => sandbox.close());

  it('throttles in both shapes, with and without Retry-After', async () => {
    sandbox.setFaults({ kind: 'throttle', count: 1, retryAfterSeconds: 7 });
    const first = await admin('GET', 'referrals');
    expect([first.status, first.headers.get('retry-after'), first.body.error.code]).toEqual([
      429,
      '7',
      'activityLimitReached',
    ]);
    sandbox.setFaults({ kind: 'throttle', count: 1, retryAfterSeconds: null, bodyShape: 'statusCode' });
    const second = await admin('GET', 'referrals');
    expect([second.status, second.headers.get('retry-after'), second.body.statusCode]).toEqual([429, null, 429]);
    expect((await admin('GET', 'referrals')).status).toBe(200);
  });

  it('ends with its seconds, by the real clock, and keeps to its methods and paths', async () => {
    sandbox.setFaults({ kind: 'serverError', status: 500, forSeconds: 60, methods: ['PATCH'] });
    const { id } = await sandbox.createReferral();
    const patch = () => admin('PATCH', `referrals/${id}`, [set('/details/notes', 'x')]);
    expect((await patch()).status).toBe(500);
    expect((await admin('GET', `referrals/${id}`)).status).toBe(200);
    await sandbox.advanceClock('P1D');
    expect((await patch()).status).toBe(500);
    clock.advance(61_000);
    expect((await patch()).status).toBe(204);
    sandbox.setFaults({ kind: 'serverError', pathPattern: '/oauth2/' });
    expect((await fetch(sandbox.tokenUrl, { method: 'POST' })).status).toBe(503);
  });

  it('cuts the connection before and after the write was taken', async () => {
    const { id } = await sandbox.createReferral();
    const patch = (notes: string) => admin('PATCH', `referrals/${id}`, [set('/details/notes', notes)]);
    sandbox.setFaults({ kind: 'cutBefore', count: 1 });
    await expect(patch('before')).rejects.toThrow();
    expect(sandbox.record(id).details.notes).not.toBe('before');
    sandbox.setFaults({ kind: 'cutAfter', count: 1 });
    await expect(patch('after')).rejects.toThrow();
    expect(sandbox.record(id).details.notes).toBe('after');
    const log = sandbox.requests().filter(({ method }) => method === 'PATCH');
    expect(log.map(({ outcome, taken }) => [outcome, taken])).toEqual([
      ['cut', undefined],
      ['cut', true],
    ]);
  });

  it('never answers when it hangs', async () => {
    sandbox.setFaults({ kind: 'hang', count: 1 });
    const url = `${sandbox.url}/v1.0/engagements/referrals`;
    await expect(fetch(url, { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout');
    expect(sandbox.requests().at(-1)?.outcome).toBe('hung');
  });

  it('races another writer, expires tokens, revokes the refresh token', async () => {
    const { id, eTag } = await sandbox.createReferral();
    sandbox.setFaults({ kind: 'preconditionRace', count: 1 });
    const raced = await admin('PATCH', `referrals/${id}`, [set('/details/notes', 'x')], { 'If-Match': eTag });
    expect(raced.status).toBe(412);
    expect(sandbox.record(id).eTag).not.toBe(eTag);
    sandbox.setFaults({ kind: 'expiredToken', count: 1 });
    expect((await admin('GET', 'referrals')).status).toBe(401);
    sandbox.setFaults({ kind: 'revokedRefreshToken', count: 1 });
    const { clientId, clientSecret, refreshTokens } = sandbox.credentials;
    const form = {
      grant_type: 'refresh_token',
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token: refreshTokens.admin,
    };
    const response = await fetch(sandbox.tokenUrl, { method: 'POST', body: new URLSearchParams(form) });
    expect(await response.json()).toMatchObject({ error: 'invalid_grant' });
  });

  it('sends records that are newer, older or sloppier than documented', async () => {
    const { id } = await sandbox.createReferral({ value: 5000 });
    const odd = async (kind: Parameters<Sandbox['setFaults']>[0]['kind']) => {
      sandbox.setFaults({ kind, count: 1 });
      return (await admin('GET', `referrals/${id}`)).body;
    };
    expect((await odd('idsAsObject')).customerProfile.ids).toEqual({});
    expect((await odd('idsAsEmptyArray')).customerProfile.ids).toEqual([]);
    expect((await odd('idsAsArray')).customerProfile.ids).toHaveLength(1);
    expect((await odd('numbersAsStrings')).details.dealValue).toBe('5000');
    expect((await odd('upperCaseIds')).id).toBe(id.toUpperCase());
    expect((await odd('unknownValues')).substatus).toBe('Engaged');
    expect((await odd('extraFields')).aiSummary).toBeDefined();
    sandbox.setFaults({ kind: 'vanishedRecord', count: 1 });
    expect((await admin('GET', `referrals/${id}`)).status).toBe(404);
    expect((await admin('GET', `referrals/${id.toUpperCase()}`)).body.details.dealValue).toBe(5000);
  });

  it('answers writes the other way, and refuses a new name', async () => {
    const { id } = await sandbox.createReferral();
    const patch = (path: string) => admin('PATCH', `referrals/${id}`, [set(path, 'x')]);
    sandbox.setFaults({ kind: 'patchAnswers200', count: 1 });
    expect((await patch('/details/notes')).body.id).toBe(id);
    sandbox.setFaults({ kind: 'nameRefused', count: 1 });
    expect((await patch('/name')).status).toBe(400);
    expect((await patch('/name')).status).toBe(204);
    sandbox.setFaults({ kind: 'postAnswers200', count: 1 });
    expect((await admin('POST', 'referrals', privateDeal())).status).toBe(200);
  });

  it('throws the same dice for the same seed', async () => {
    const run = async () => {
      const one = await aSandbox({ randomSeed: 42 });
      const ask = await clientOf(one);
      one.setFaults({ kind: 'serverError', probability: 0.5 });
      const statuses: number[] = [];
      for (let index = 0; index < 12; index += 1) statuses.push((await ask('GET', 'referrals')).status);
      await one.close();
      return statuses;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([200, 503]));
    expect(await run()).toEqual(first);
  });
});
