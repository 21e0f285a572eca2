import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
import { withCorrelation } from '../../src/logger.ts';
import { type ApiRequest, PartnerCenterHttp, type PartnerCenterHttpOptions } from '../../src/partner-center/http.ts';
import type { Urgency } from '../../src/partner-center/urgency.ts';
import { type OddServer, type Reply, startOddServer } from './support/odd-server.ts';
import { TestTimers } from './support/test-timers.ts';

let server: OddServer;
let stranger: OddServer;
let clock: FixedClock;
let timers: TestTimers;
let dropped: string[];

beforeAll(async () => {
  server = await startOddServer();
  stranger = await startOddServer();
});
beforeEach(() => {
  clock = new FixedClock('2026-03-02T09:00:00Z');
  timers = new TestTimers(clock);
  dropped = [];
});

function http(overrides: Partial<PartnerCenterHttpOptions> = {}): PartnerCenterHttp {
  return new PartnerCenterHttp({
    bases: { referrals: `${server.url}/v1.0/engagements/`, webhooks: `${server.url}/webhooks/v1` },
    tokens: {
      get: async (audience) => `${audience}-token-${dropped.length}`,
      drop: (_audience, token) => void dropped.push(token),
    },
    clock,
    timers,
    random: () => 1,
    ...overrides,
  });
}

const get: ApiRequest = { audience: 'referrals', method: 'GET', path: '/referrals' };
const patch: ApiRequest = { ...get, method: 'PATCH', body: [] };
const post: ApiRequest = { ...get, method: 'POST', body: {} };

describe('a request', () => {
  it('carries token, ids and types', async () => {
    server.answer({ body: { value: [] } });
    const client = http();
    const correlationId = '9f9d7c9a-1111-4222-8333-444455556666';
    await withCorrelation(correlationId, () => client.send({ ...post, headers: { Prefer: 'x' } }));
    await client.send({ ...get, audience: 'webhooks' });
    const [first, second] = server.requests;
    expect(first).toMatchObject({ url: '/v1.0/engagements/referrals', method: 'POST', body: '{}' });
    expect(first?.headers).toMatchObject({
      authorization: 'Bearer referrals-token-0',
      accept: 'application/json',
      'content-type': 'application/json',
      'ms-correlationid': correlationId,
      prefer: 'x',
    });
    expect(second).toMatchObject({ url: '/webhooks/v1/referrals' });
    expect(second?.headers).toMatchObject({ authorization: 'Bearer webhooks-token-0' });
    expect(second?.headers).not.toHaveProperty('ms-correlationid');
    expect(first?.headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(first?.headers['client-request-id']).not.toBe(second?.headers['client-request-id']);
  });

  it.each([['@127.0.0.2/x'], ['/../../elsewhere'], ['.evil.example/x'], ['//../../../x']])(
    'never leaves the configured API: %s',
    async (path) => {
      server.answer({ body: {} });
      await expect(http().send({ ...get, path })).rejects.toThrow();
      expect(server.requests).toHaveLength(0);
    },
  );

  it('does not follow a redirect, which would take the token along', async () => {
    stranger.answer({ body: {} });
    server.answer({ status: 307, headers: { location: `${stranger.url}/v1.0/engagements/referrals` } });
    await expect(http().send(get)).rejects.toMatchObject({ outcome: 'later', status: 307 });
    await expect(http().send(patch)).rejects.toMatchObject({ outcome: 'later', mayHaveArrived: false });
    expect(stranger.requests).toHaveLength(0);
  });

  it('goes out with at most three others', async () => {
    let running = 0;
    let most = 0;
    const waiting: (() => void)[] = [];
    server.answer(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => waiting.push(resolve));
      running -= 1;
      return { body: {} };
    });
    const client = http();
    const all = Array.from({ length: 10 }, () => client.send({ ...get, urgency: 'decision' }));
    for (let done = 0; done < 10; ) {
      await new Promise(setImmediate);
      if (waiting.length === Math.min(4, 10 - done)) {
        waiting.shift()?.();
        done += 1;
      }
    }
    await Promise.all(all);
    expect(most).toBe(4);
    expect(server.requests).toHaveLength(10);
  });

  it('that is given up while it waits in line is never sent', async () => {
    const blocked: (() => void)[] = [];
    server.answer(async () => {
      await new Promise<void>((resolve) => blocked.push(resolve));
      return { body: {} };
    });
    const client = http();
    const four = Array.from({ length: 4 }, () => client.send(patch));
    while (blocked.length < 4) await new Promise(setImmediate);
    const given = new AbortController();
    const fifth = client.send({ ...get, signal: given.signal });
    given.abort(new Error('not needed'));
    await expect(fifth).rejects.toThrow('not needed');
    for (const unblock of blocked) unblock();
    await Promise.all(four);
    expect(server.requests).toHaveLength(4);
  });
});

describe('the line before Partner Center', () => {
  /** Requests that the server has taken and not answered yet, by their paths, in the order in which they came. */
  const held = new Map<string, () => void>();
  beforeEach(() => {
    held.clear();
    server.answer(async ({ url }) => {
      await new Promise<void>((resolve) => held.set(url.split('/').at(-1) ?? '', resolve));
      return { body: {} };
    });
  });
  const names = () => [...held.keys()];
  const turns = async (count: number) => {
    for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
  };
  /** Until the server holds so many, and no more are on their way. */
  async function arrived(count: number) {
    while (held.size < count) await turns(1);
    await turns(50);
  }
  /** Answers the oldest, and waits for the one that takes its place. */
  async function answerOne() {
    const [name = ''] = names();
    const count = server.requests.length;
    held.get(name)?.();
    held.delete(name);
    while (server.requests.length === count) await turns(1);
    await turns(50);
  }
  async function answerAll(sent: readonly Promise<unknown>[]) {
    let over = false;
    const all = Promise.all(sent).finally(() => {
      over = true;
    });
    while (!over) {
      for (const [name, answer] of held) {
        held.delete(name);
        answer();
      }
      await turns(1);
    }
    await all;
  }
  const asks = (client: PartnerCenterHttp, urgency: Urgency, name: string) =>
    client.send({ ...get, urgency, path: `/referrals/${name}` });
  const many = (client: PartnerCenterHttp, urgency: Urgency, count: number) =>
    Array.from({ length: count }, (_, index) => asks(client, urgency, `${urgency}${index}`));

  it('lets through first what a person waits for: decisions, look-ups, events, and the poll last', async () => {
    const client = http();
    const sent = many(client, 'decision', 4);
    await arrived(4);
    for (const urgency of ['poll', 'event', 'person', 'decision'] as const)
      sent.push(asks(client, urgency, `late-${urgency}`));

    for (const next of ['late-decision', 'late-person', 'late-event', 'late-poll']) {
      await answerOne();
      expect(names().at(-1)).toBe(next);
    }
    await answerAll(sent);
  });

  it('takes a write for a decision and a read for a look-up where nobody says', async () => {
    const client = http();
    const sent = many(client, 'decision', 4);
    await arrived(4);
    sent.push(asks(client, 'event', 'event'), client.send({ ...get, path: '/referrals/read' }));
    sent.push(client.send({ ...patch, path: '/referrals/write' }));
    await answerOne();
    await answerOne();

    expect(names().slice(2)).toEqual(['write', 'read']);
    await answerAll(sent);
  });

  it.each<[Urgency, number, Urgency[]]>([
    ['poll', 1, ['event', 'person', 'decision']],
    ['event', 2, ['person', 'decision']],
    ['bulk', 2, ['person', 'decision']],
    ['person', 3, ['decision']],
  ])('leaves places free beside any number of hanging requests of the kind %s', async (urgency, most, others) => {
    const client = http();
    const sent = many(client, urgency, 10);
    await arrived(most);
    expect(names()).toHaveLength(most);

    for (const other of others) sent.push(asks(client, other, other));
    await arrived(4);

    expect(names().slice(most).toSorted()).toEqual(others.toSorted());
    await answerAll(sent);
  });

  it('starves nobody: each fifth place is for who has waited longest', async () => {
    const client = http();
    const sent = many(client, 'decision', 4);
    await arrived(4);
    sent.push(asks(client, 'poll', 'patient'));
    for (let more = 0; more < 12; more++) sent.push(asks(client, 'decision', `more${more}`));

    let places = 0;
    for (; !names().includes('patient'); places++) await answerOne();

    expect(places).toBeLessThanOrEqual(5);
    await answerAll(sent);
  });

  it('is not stood in for ever: who waits too long is told to come back, and nothing was sent', async () => {
    const client = http();
    const sent: Promise<unknown>[] = many(client, 'decision', 4);
    await arrived(4);
    const fifth = expect(client.send(patch)).rejects.toMatchObject({
      outcome: 'later',
      reason: 'timeout',
      mayHaveArrived: false,
    });
    await turns(50);
    expect(timers.running().toSorted((a, b) => a - b)).toEqual([30_000, 30_000, 30_000, 30_000, 60_000]);
    timers.passDeadlines(60_000);

    await fifth;
    await answerAll(sent);
    expect(server.requests).toHaveLength(4);
    expect(timers.running()).toEqual([]);
  });
});

describe('an answer', () => {
  it.each([400, 403, 404, 405, 409, 410, 412, 422, 501])('of %i is the answer', async (status) => {
    server.answer({ status, body: { error: { code: 'x', message: 'y' } } });
    expect(await http().send(get)).toMatchObject({ status, ok: false });
    expect(server.requests).toHaveLength(1);
  });

  it('of 401 is answered once with a new token', async () => {
    server.answer({ status: 401 }, { body: {} });
    expect(await http().send(patch)).toMatchObject({ status: 200 });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer referrals-token-0',
      'Bearer referrals-token-1',
    ]);
    expect(dropped).toEqual(['referrals-token-0']);
  });

  it('of 401 again is trouble with the sign-in, not a refusal of the change', async () => {
    server.answer({ status: 401, body: { error: { code: 'unAuthorized', message: 'x' } } });
    await expect(http().send(patch)).rejects.toMatchObject({
      outcome: 'later',
      reason: 'unauthenticated',
      mayHaveArrived: false,
    });
    expect(server.requests).toHaveLength(2);
  });

  it('of 403 for want of claims is trouble with the sign-in too', async () => {
    server.answer({
      status: 403,
      body: { error: { code: 'accessDenied', innerError: { code: 'insufficent_claims' } } },
    });
    await expect(http().send(patch)).rejects.toMatchObject({ outcome: 'later', reason: 'insufficent_claims' });
  });

  it.each([500, 502, 503, 504, 507, 509, 408])(
    'of %i to a GET is asked for again, with growing pauses',
    async (status) => {
      server.answer({ status }, { status }, { status }, { body: { value: 1 } });
      expect(await http({ random: () => 0 }).send({ ...get, patienceMilliseconds: 60_000 })).toMatchObject({
        status: 200,
      });
      expect(timers.sleeps).toEqual([500, 1000, 2000]);
    },
  );

  it('to a GET that does not come good is given up after four times', async () => {
    server.answer({ status: 503, body: { error: { code: 'ServiceNotAvailable', message: 'x' } } });
    await expect(http().send({ ...get, patienceMilliseconds: 60_000 })).rejects.toMatchObject({
      outcome: 'later',
      reason: 'serviceNotAvailable',
      mayHaveArrived: false,
    });
    expect(server.requests).toHaveLength(4);
  });

  it.each([
    ['PATCH', patch],
    ['POST', post],
  ])('of 5xx to a %s is not asked for again: it may have been done', async (_method, request) => {
    server.answer({ status: 502 }, { body: {} });
    await expect(http().send(request)).rejects.toMatchObject({ outcome: 'later', status: 502, mayHaveArrived: true });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['no JSON', { body: '<html>502</html>' }, undefined],
    ['nothing', { status: 204 }, undefined],
    ['a byte order mark', { body: '\uFEFF{"a":1}' }, { a: 1 }],
  ] satisfies [string, Reply, unknown][])('with %s has its body as %s', async (_what, reply, body) => {
    server.answer(reply);
    expect((await http().send(get)).body).toEqual(body);
  });

  it('larger than allowed is cut off', async () => {
    server.answer({ body: 'x'.repeat(2000) });
    await expect(http({ maximumBytes: 1000 }).send(patch)).rejects.toMatchObject({ reason: 'too-large' });
  });

  it('that does not come in 30 s is a time-out, and a write may have arrived', async () => {
    server.answer({ raw: () => timers.passDeadlines() });
    await expect(http().send(patch)).rejects.toMatchObject({ reason: 'timeout', mayHaveArrived: true });
    expect(timers.running()).toEqual([]);
  });

  it('that stops in the middle is a time-out too', async () => {
    server.answer({
      raw: (response) => {
        response.writeHead(200).write('{"val');
        setImmediate(() => timers.passDeadlines());
      },
    });
    await expect(http().send(patch)).rejects.toMatchObject({ reason: 'timeout', mayHaveArrived: true });
  });

  it('that breaks off leaves open whether a write was done', async () => {
    server.answer({ raw: (response) => response.destroy() });
    await expect(http().send(patch)).rejects.toMatchObject({ reason: 'network', mayHaveArrived: true });
  });

  it('that never was, for want of a connection, leaves nothing open', async () => {
    const nowhere = await closedAddress();
    const client = http({ bases: { referrals: nowhere, webhooks: nowhere } });
    await expect(client.send(patch)).rejects.toMatchObject({ reason: 'network', mayHaveArrived: false });
  });
});

describe('throttling', () => {
  const bySeconds: Reply = {
    status: 429,
    headers: { 'retry-after': '3' },
    body: { error: { code: 'activityLimitReached', message: 'x' } },
  };
  const byText: Reply = {
    status: 429,
    body: { statusCode: 429, message: 'Rate limit is exceeded. Try again in 57 seconds.' },
  };
  const byDate: Reply = {
    status: 429,
    headers: { 'retry-after': 'Mon, 02 Mar 2026 12:00:04 GMT', date: 'Mon, 02 Mar 2026 12:00:00 GMT' },
  };

  it.each([
    ['Retry-After in seconds', bySeconds, 3_000],
    ['Retry-After as a date, by the clock of the answer', byDate, 4_000],
    ['only a sentence', byText, 57_000],
    ['no time at all', { status: 429 }, 1_000],
    ['503 with Retry-After', { status: 503, headers: { 'retry-after': '2' } }, 2_000],
    ['a time beyond reason', { status: 429, headers: { 'retry-after': '999999999' } }, 3_600_000],
  ] satisfies [string, Reply, number][])('with %s: a write is told when to come back', async (_what, reply, wait) => {
    server.answer(reply);
    await expect(http().send(patch)).rejects.toMatchObject({ afterMilliseconds: wait });
  });

  it('makes a GET wait and ask again', async () => {
    server.answer(bySeconds, { body: {} });
    expect(await http().send(get)).toMatchObject({ status: 200 });
    expect(timers.sleeps).toEqual([3_000]);
  });

  it('holds back all other requests as well', async () => {
    server.answer(byText, { body: {} });
    const client = http();
    await expect(client.send(get)).rejects.toMatchObject({ reason: 'throttled', afterMilliseconds: 57_000 });
    clock.advance(7_000);
    await expect(client.send(patch)).rejects.toMatchObject({ afterMilliseconds: 50_000, mayHaveArrived: false });
    expect(server.requests).toHaveLength(1);
    expect(await client.send({ ...get, patienceMilliseconds: 60_000 })).toMatchObject({ status: 200 });
    expect(timers.sleeps).toEqual([50_000]);
  });

  it('holds back requests that stood in line when it began', async () => {
    server.answer(byText, byText, byText, byText, { body: {} });
    const client = http();
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => client.send(patch)));
    expect(results.map(({ status }) => status)).toEqual(Array(8).fill('rejected'));
    expect(server.requests).toHaveLength(4);
  });

  it('of one instance is learnt by the others, without a 429 of their own', async () => {
    const known = new Map<string, Date>();
    let looks = 0;
    const sharedBackOff = {
      until: async (audience: string) => {
        looks += 1;
        return known.get(audience);
      },
      throttled: async (audience: string, until: Date) => void known.set(audience, until),
    };
    const [one, other] = [http({ sharedBackOff }), http({ sharedBackOff })];
    server.answer({ body: {} });
    await other.send(patch);
    server.answer(byText, { body: {} });
    await expect(one.send(patch)).rejects.toMatchObject({ reason: 'throttled' });
    clock.advance(1_000);

    await expect(other.send(patch)).rejects.toMatchObject({ reason: 'throttled', afterMilliseconds: 56_000 });
    expect(server.requests).toHaveLength(1);
    await expect(other.send({ ...get, audience: 'webhooks' })).resolves.toMatchObject({ status: 200 });
    clock.advance(56_000);
    looks = 0;
    for (let more = 0; more < 10; more++) await other.send(patch);
    expect(looks).toBe(1);
  });

  it('that another instance knows is believed for an hour, whatever stands there', async () => {
    const until = async () => new Date('2099-01-01T00:00:00Z');
    const client = http({ sharedBackOff: { until, throttled: async () => {} } });
    server.answer({ body: {} });
    await expect(client.send(patch)).rejects.toMatchObject({ afterMilliseconds: 3_600_000 });
  });

  it('without a time counts requests that were on their way together as one', async () => {
    server.answer({ status: 429 }, { status: 429 }, { status: 429 }, { body: {} });
    const client = http();
    await Promise.allSettled([1, 2, 3].map(() => client.send(patch)));
    await client.send(get);
    expect(timers.sleeps).toEqual([1_000]);
  });

  it('of one API leaves the other alone', async () => {
    server.answer(byText, { body: {} });
    const client = http();
    await expect(client.send({ ...get, audience: 'webhooks' })).rejects.toThrow();
    expect(await client.send(get)).toMatchObject({ status: 200 });
  });

  it('without a time grows from answer to answer, and starts anew after a good one', async () => {
    server.answer({ status: 429 }, { status: 429 }, { body: {} }, { status: 429 }, { body: {} });
    const client = http();
    await client.send(get);
    await client.send(get);
    expect(timers.sleeps).toEqual([1_000, 2_000, 1_000]);
  });
});

async function closedAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}
