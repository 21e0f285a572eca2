import { describe, expect, it } from 'vitest';
import { patiently } from '../support/patiently.ts';
import { isInFull, runs } from '../support/runs.ts';
import { signedInAsAdmin } from './support/admin-sign-in.ts';
import { ours } from './support/deals.ts';
import { aDeskWithSimulatedCrm, hintKey } from './support/desk-with-simulated-crm.ts';

/** Half of them each way; the figures of all are in `test/crm/README.md`. */
const changes = runs(12, 200);
/** Deals with a record of their own: each change is to one of them. */
const deals = 20;
const columns = { dynamics: 'estimatedclosedate', salesforce: 'CloseDate' } as const;
/** What a desk runs by its scheduler; `idle` runs what these nudge. */
const woken = ['crm.links', 'crm.poll', 'partner-center.inbox', 'referrals.crm', 'referrals.outbox', 'referrals.poll'];

type Side = 'CRM' | 'Partner Center';
interface Change {
  readonly by: Side;
  readonly id: string;
  readonly day: string;
  readonly at: number;
}

/** The same draws in each run: a figure that changes is the desk's. */
function drawsFrom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The least value that 95 of 100 do not exceed. */
const p95 = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1];

/** A desk whose deals are linked, and the days on which each closes on both sides. */
async function aDeskInStep(system: keyof typeof columns, isHinted: boolean) {
  const { sandbox, desk, close } = await aDeskWithSimulatedCrm(system, {
    ...{ ownTime: true, webhooks: isHinted, allIndexes: true },
    // Without webhooks the desk learns of a change in Partner Center from its own poll alone.
    settings: { PARTNER_CENTER_POLL_SECONDS: '60' },
  });
  const { people } = sandbox[system];
  await desk.adele.says('crm start');
  await desk.adele.says('crm start');
  const ids: string[] = [];
  for (let number = 0; number < deals; number++)
    ids.push(await desk.receives({ ...ours, customer: `Customer ${number}`, dealName: `Platform ${number}` }));
  await desk.polls();
  for (let round = 0; round < 2; round++) {
    await desk.app.sweep();
    await desk.settles();
  }
  const row = (id: string) => people.shown().find(({ referralId }) => referralId === id) ?? expect.fail('no record');
  expect(new Set(ids.map((id) => row(id).id)).size).toBe(deals);
  const { partnerCenter } = signedInAsAdmin(desk.sandbox, { clock: desk.parts.clock, timers: desk.parts.timers });
  const closesOn = {
    CRM: (id: string) => String(row(id).closes).slice(0, 10),
    'Partner Center': (id: string) => String(desk.record(id).details.closingDateTime).slice(0, 10),
  };
  const write = {
    async CRM(id: string, day: string) {
      people.do({ deed: 'edit', id: String(row(id).id), values: { [columns[system]]: day } });
      if (isHinted)
        expect(
          (await fetch(`${desk.url}/api/crm/changed?code=${hintKey}`, { method: 'POST', body: '{}' })).status,
        ).toBe(200);
    },
    async 'Partner Center'(id: string, day: string) {
      const { kind } = await partnerCenter.change(id, undefined, { closingDateTime: new Date(`${day}T12:00:00Z`) });
      expect(kind).toBe('changed');
    },
  };
  return { desk, close, ids, closesOn, write };
}

/** Time that goes on a second at a time, and wakes what the scheduler would wake then. */
function secondsOf(desk: Awaited<ReturnType<typeof aDeskInStep>>['desk']) {
  const jobs = desk.app.jobs.filter(({ name }) => woken.includes(name));
  expect(jobs.map(({ name }) => name).sort()).toEqual(woken);
  let second = 0;
  const lastRun = new Map(jobs.map(({ name }, index) => [name, -7 * index]));
  return async () => {
    second += 1;
    desk.parts.timers.moveServer(1_000);
    desk.parts.timers.move(1_000);
    for (const { name, everySeconds, run } of jobs) {
      if (second - (lastRun.get(name) ?? 0) < everySeconds) continue;
      lastRun.set(name, second);
      await run(AbortSignal.timeout(patiently.timeout));
      await desk.app.idle();
    }
  };
}

describe.each(['dynamics', 'salesforce'] as const)('a change to one of %s deals', (system) => {
  it.each([
    { by: 'hint', isHinted: true, seconds: 5 },
    { by: 'poll', isHinted: false, seconds: 90 },
  ])('is on the other side by $by within $seconds seconds, nineteen times in twenty', async ({ isHinted, seconds }) => {
    const { desk, close, ids, closesOn, write } = await aDeskInStep(system, isHinted);
    const passes = secondsOf(desk);
    const draw = drawsFrom(20_261_201);
    const waiting = new Map<string, Change>();
    const took: Record<Side, number[]> = { CRM: [], 'Partner Center': [] };
    const now = () => desk.parts.clock.serverNow().getTime();
    const look = () => {
      for (const { by, id, day, at } of waiting.values()) {
        if (closesOn[by === 'CRM' ? 'Partner Center' : 'CRM'](id) !== day) continue;
        took[by].push((now() - at) / 1_000);
        waiting.delete(id);
      }
    };
    /** What was hinted or nudged goes on by itself, at no cost of moved time but for what it waits for. */
    const arrives = () =>
      expect
        .poll(async () => {
          await desk.sandbox.deliveriesSettled();
          await desk.app.idle();
          look();
          return waiting.size;
        }, patiently)
        .toBe(0);
    for (let number = 0; number < changes; number++) {
      for (let pause = draw(40); pause > 0; pause--) {
        await passes();
        look();
      }
      // One at a time of each deal: two that cross are a conflict, which is asked about.
      const free = ids.filter((id) => !waiting.has(id));
      const id = free[draw(free.length)] ?? expect.fail('no deal is free');
      const by = number % 2 === 0 ? 'CRM' : 'Partner Center';
      const day = new Date(Date.UTC(2027, 0, 1 + number)).toISOString().slice(0, 10);
      waiting.set(id, { by, id, day, at: now() });
      await write[by](id, day);
      if (isHinted) await arrives();
    }
    for (let second = 0; second < 600 && waiting.size > 0; second++) {
      await passes();
      look();
    }
    expect([...waiting.values()]).toEqual([]);
    const figures = Object.entries(took).map(([by, all]) => [by, all.length, p95(all), Math.max(...all)]);
    for (const [by, count, most] of figures) {
      expect(count, String(by)).toBe(changes / 2);
      expect(most, JSON.stringify(figures)).toBeLessThan(seconds);
    }
    if (isInFull) process.stdout.write(`${system} ${seconds} ${JSON.stringify(figures)}\n`);
    await close();
  });
});
