import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Surroundings, startSurroundings, tenantId } from '../attacks/support/served-desk.ts';
import { ServedProcess } from '../attacks/support/served-process.ts';
import { patiently } from '../support/patiently.ts';
import { aTestPort } from '../support/test-port.ts';
import { aLatePort } from './a-port.ts';

/** `src/main.ts` in production, in a process of its own: it waits for its neighbours, and leaves without losing a request. */
let around: Surroundings;
beforeAll(async () => {
  around = await startSurroundings();
});
afterAll(() => around.close());

/** No balancer is there that would have to hear of it. */
const endsAtOnce = { LOOK_AWAY_SECONDS: '0' };
/** The desk ends itself with 1 after 25 s. Kubernetes gives it 30 s. */
const graceMilliseconds = 30_000;
const nowhere = 'http://127.0.0.1:1';

async function start(more: Readonly<Record<string, string>> = {}) {
  const port = await aTestPort('the desk');
  const desk = new ServedProcess({ ...around.settings, PORT: String(port), ...more });
  const url = `http://127.0.0.1:${port}`;
  const ask = async (path: string) => {
    const answer = await fetch(`${url}${path}`).catch(() => undefined);
    return { status: answer?.status, body: await answer?.text() };
  };
  return { desk, url, ask };
}

/** The test's database, reached through a port of our own. */
async function lateDatabase() {
  const uri = new URL(around.settings.MONGODB_URI ?? '');
  const late = await aLatePort({ host: uri.hostname, port: Number(uri.port) });
  uri.port = String(late.port);
  uri.searchParams.delete('replicaSet');
  uri.searchParams.set('directConnection', 'true');
  return { ...late, uri: uri.href };
}

describe('neighbours that come late', () => {
  it('the database: alive at once, says that it is not ready, and is when the database comes', async () => {
    const database = await lateDatabase();
    const { desk, ask } = await start({ MONGODB_URI: database.uri, ...endsAtOnce });

    await expect.poll(() => ask('/healthz'), patiently).toMatchObject({ status: 200 });
    const missing = await ask('/readyz');
    expect(missing.status).toBe(503);
    expect(missing.body).toContain('database');

    await database.open();
    await expect.poll(() => ask('/readyz'), patiently).toMatchObject({ status: 200 });
    expect(desk.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
    desk.signal('SIGTERM');
    expect(await desk.ended).toEqual({ code: 0, signal: null });
    database.close();
  });

  it('SIGTERM while it waits for the database ends it cleanly', async () => {
    const database = await lateDatabase();
    const { desk, ask } = await start({ MONGODB_URI: database.uri, ...endsAtOnce });
    await expect.poll(() => ask('/healthz'), patiently).toMatchObject({ status: 200 });

    const from = performance.now();
    desk.signal('SIGTERM');

    expect(await desk.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - from).toBeLessThan(graceMilliseconds);
  });

  it('the identity provider and Partner Center: not ready until the keys can be read, and never down', async () => {
    around.idp.outage = 503;
    const { desk, ask } = await start({
      PARTNER_CENTER_TOKEN_URL: `${nowhere}/common/oauth2/v2.0/token`,
      PARTNER_CENTER_URL: nowhere,
      PARTNER_CENTER_WEBHOOKS_URL: nowhere,
    });
    await expect
      .poll(() => ask('/readyz'), patiently)
      .toEqual({ status: 503, body: expect.stringContaining('["signing-keys"]') });

    around.idp.outage = undefined;
    await expect.poll(() => ask('/readyz'), patiently).toMatchObject({ status: 200 });
    expect(desk.hasEnded).toBe(false);
    await desk.kill();
  });
});

describe('SIGTERM', () => {
  it('says so first, loses no request, frees its locks, and ends in time', async () => {
    // The desk before was killed, and left its locks.
    await around.db.collection('agendaJobs').deleteMany({});
    const { desk, url, ask } = await start();
    await desk.ready();
    const { state: balancer, sent, sends } = watch(url);
    const clients = Array.from({ length: 8 }, sends);
    const slow = slowRequest(url, 6_500);

    await vi.waitFor(() => expect(sent.length).toBeGreaterThan(50), patiently);
    const from = performance.now();
    desk.signal('SIGTERM');
    await Promise.all(clients);
    expect(balancer.asks.at(-1), 'the balancer hears of it').toBe('{"status":"not-ready","missing":["draining"]}');
    // The port closes later than that: nobody is refused who asks until then.
    expect(sent.length).toBeGreaterThan(balancer.sentWhenTold ?? Number.POSITIVE_INFINITY);
    // A request that was under way when the port closed is answered all the same.
    expect(await slow).toBe(401);

    expect(await desk.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - from).toBeLessThan(graceMilliseconds);
    expect(sent.filter((status) => status !== 200)).toEqual([]);
    expect(await around.db.collection('agendaJobs').countDocuments({ lockedAt: { $ne: null } })).toBe(0);
    expect((await ask('/healthz')).status).toBeUndefined();
  });
});

/**
 * As a balancer does it: asks now and then, and sends nothing more once it has heard that the desk is leaving. What else a
 * crowded machine lacks for a moment is not what is waited for here.
 */
function watch(url: string) {
  const state = { asks: [] as string[], sentWhenTold: undefined as number | undefined, lookedAway: false };
  const sent: (number | string)[] = [];
  void (async () => {
    while (!state.lookedAway) {
      const answer = await fetch(`${url}/readyz`).then(
        (response) => response.text(),
        () => 'refused',
      );
      state.asks.push(answer);
      const isOver = answer.includes('draining') || answer === 'refused';
      if (isOver) state.sentWhenTold = sent.length;
      // Often: between two looks a crowded machine must not lose the five seconds in which it is told.
      await new Promise((resolve) => setTimeout(resolve, 100));
      state.lookedAway = isOver;
    }
  })();
  const sends = async () => {
    while (!state.lookedAway) sent.push(await fetch(`${url}/about`).then(({ status }) => status, String));
  };
  return { state, sent, sends };
}

/** A message whose last bytes come late; without a token, so that the answer is 401. */
function slowRequest(url: string, milliseconds: number): Promise<number | undefined> {
  const body = JSON.stringify({
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    from: { id: '29:invented' },
    recipient: { id: '28:invented' },
    conversation: { id: 'a:invented', conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
  });
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };
    const sending = request(`${url}/api/messages`, { method: 'POST', headers }, (answer) => resolve(answer.statusCode));
    sending.on('error', reject);
    sending.write(body.slice(0, 20));
    setTimeout(() => sending.end(body.slice(20)), milliseconds);
  });
}
