import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Surroundings, startSurroundings } from '../attacks/support/served-desk.ts';
import { install } from '../attacks/support/served-flow.ts';
import { ServedProcess } from '../attacks/support/served-process.ts';
import { textsOf } from '../harness/cards.ts';
import { cardOf } from '../harness/chat-store.ts';
import { possiblyNone } from '../support/possibly-none.ts';
import { report, size } from './support/chaos-run.ts';
import { Registry } from './support/registry.ts';
import { ServedLoad } from './support/served-load.ts';
import { underWay } from './support/under-way.ts';
import { until } from './support/until.ts';

/** Two instances of `npm run serve` in production behind a balancer; any of them may be told to end, or just die. */

const ends = size({ full: 40, short: 3 });
const secondsBetween = size({ full: 10, short: 1 });
const withoutLimits = fileURLToPath(new URL('../support/without-send-limits.ts', import.meta.url));
/** Kubernetes kills after 30 s. */
const longestEnd = 25_000;

let around: Surroundings;
let instances: ServedProcess[];
/** Those that have ended as well, for what they wrote. */
const all: ServedProcess[] = [];

beforeAll(async () => {
  around = await startSurroundings();
  instances = await Promise.all([startInstance(), startInstance()]);
  const registered = () => instances.some(({ log }) => log.some(({ msg }) => msg === 'webhook registration checked'));
  await until(() => (registered() ? undefined : 'the registration of webhooks'));
  await install(around, 'Lee', 'Ada');
});
afterAll(async () => {
  for (const instance of all) await instance.kill();
  await around?.close();
});

test(`two instances, one ended ${ends} times under load: nothing is lost that was answered with success`, async () => {
  const load = new ServedLoad(around);
  const running = underWay(load.run());
  const told: string[] = [];
  let lastKilled = new Date(0);
  const terms: { readonly milliseconds: number; readonly code: number | null }[] = [];

  for (let round = 0; round < ends; round += 1) {
    await forSeconds(secondsBetween);
    const [old, other] = instances;
    if (!old || !other) throw new Error('there are two instances');
    if (round % 2 === 0) {
      told.push(old.url);
      const [next, end] = await Promise.all([startInstance(), endOrderly(old)]);
      terms.push(end);
      instances = [other, next];
    } else {
      await old.kill();
      // Not before: it locks its jobs in batches, and the kill may come in the middle of one.
      lastKilled = new Date();
      around.front.instances.delete(old.url);
      instances = [other, await startInstance()];
    }
  }
  await forSeconds(secondsBetween);
  load.stop();
  await running;

  // Whoever was told to end has ended in time and dropped nothing.
  expect(terms).toEqual(terms.map(() => ({ milliseconds: expect.any(Number), code: 0 })));
  for (const { milliseconds } of terms) expect(milliseconds).toBeLessThan(longestEnd);
  for (const { instance } of possiblyNone(around.front.cut)) expect(told).not.toContain(instance);

  const ambiguous = await expectKept(load);
  const lines = instances
    .flatMap(({ log }) => log)
    .filter(({ level, raw }) => raw !== undefined || Number(level) >= 50);
  expect(lines).toEqual([]);

  const last = await Promise.all(instances.map(endOrderly));
  expect(last.map(({ code }) => code)).toEqual([0, 0]);
  const locked = await around.db
    .collection('agendaJobs')
    .find({ lockedAt: { $gt: lastKilled } })
    .toArray();
  expect(locked.map(({ name }) => name)).toEqual([]);

  report('Two instances behind a balancer', {
    'told to end': terms.length,
    killed: ends - terms.length,
    'longest end (ms)': Math.round(Math.max(...terms.map(({ milliseconds }) => milliseconds))),
    decisions: load.told.length,
    messages: load.messagesAnswered,
    webhooks: load.webhooksTaken.length,
    'cut by a kill': around.front.cut.length,
    'not promised': [...load.refusedFor].map(([what, count]) => `${count} ${what}`).join(', ') || 0,
    ambiguous,
    lost: 0,
  });
});

/**
 * What somebody was told stands in Partner Center and on every copy; what was taken is remembered; who asked has an
 * answer. Gives how many cards nobody can know of.
 */
async function expectKept({ told, webhooksTaken, messagesAnswered }: ServedLoad): Promise<number> {
  const { sandbox, db, teams } = around;
  await until(() => told.find(({ referralId }) => sandbox.record(referralId).substatus !== 'Accepted')?.referralId);
  const registry = new Registry(db, teams);
  let ambiguous = 0;
  await until(async () => registry.due(new Date()));
  for (const { referralId } of told) {
    const copies = await registry.copiesOf(referralId);
    // A card that had not left when somebody decided on the other one is not sent any more. Where none is known to stand,
    // an instance died between the send and the note of it, and somebody pressed at once: that is counted.
    if (copies.length === 0) {
      ambiguous += 1;
      expect(await db.collection('copies').countDocuments({ referralId, maybeTwice: true })).toBeGreaterThan(0);
    }
    for (const { message } of possiblyNone(copies))
      expect(textsOf(cardOf(message.activity)).join('\n')).toMatch(/Accepted/);
  }
  const remembered = await db.collection('webhookInbox').distinct('referralId');
  expect(webhooksTaken.filter((id) => !remembered.includes(id))).toEqual([]);
  const answers = () => teams.messagesIn('chat', teams.person('Ada')).filter(({ by }) => by === 'bot').length;
  // Words that Teams gave no answer about may not stand there; the desk says so, and nobody can know.
  const unsure = () => notDelivered().filter((line) => line.includes('"kind":"ambiguous"')).length;
  // A turn that took longer than Teams waits is answered first, and its words come after.
  await until(() => {
    const missing = messagesAnswered - answers() - unsure();
    return missing > 0
      ? `${missing} of ${messagesAnswered} answers; not delivered: ${notDelivered().join('\n')}`
      : undefined;
  });
  ambiguous += Math.max(0, messagesAnswered - answers());
  expect([told.length > 0, webhooksTaken.length > 0, messagesAnswered > 0]).toEqual([true, true, true]);
  return ambiguous;
}

function notDelivered(): readonly string[] {
  return all.flatMap(({ output }) => output.filter((line) => line.includes('"message not delivered"')));
}

async function startInstance(): Promise<ServedProcess> {
  const instance = new ServedProcess(around.settings, [withoutLimits]);
  all.push(instance);
  await instance.ready();
  around.front.instances.add(instance.url);
  return instance;
}

/** As Kubernetes does it, and a process group: the signal may come twice. */
async function endOrderly(instance: ServedProcess): Promise<{ milliseconds: number; code: number | null }> {
  const began = performance.now();
  instance.signal('SIGTERM');
  instance.signal('SIGTERM');
  const { code } = await instance.ended;
  around.front.instances.delete(instance.url);
  return { milliseconds: performance.now() - began, code };
}

async function forSeconds(seconds: number): Promise<void> {
  const from = performance.now();
  await until(() => (performance.now() - from >= seconds * 1_000 ? undefined : 'the time'));
}
