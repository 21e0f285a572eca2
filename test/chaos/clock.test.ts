import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connectMongo } from '../../src/mongo/connection.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { startTeams, type Teams } from '../harness/teams.ts';
import { report, size } from './support/chaos-run.ts';
import { DeskProcess } from './support/desk-process.ts';
import { countPosts, placeOf } from './support/judge.ts';
import { Registry } from './support/registry.ts';
import { until } from './support/until.ts';

/** Two workers, one 11 minutes ahead of the database's clock and one 11 minutes behind; both are set while they work. */

const referrals = size({ full: 200, short: 24 });
const minute = 60_000;
const offBy = [11 * minute, -11 * minute];
/** A worker that went by its own clock would remind at once. Until all cards stand, a slow machine may take minutes. */
const minutesToRung = 10;
const mongo = await connectMongo(inject('mongoUri'));
const db = mongo.client.db(`test-${randomUUID()}`);
let sandbox: Sandbox;
let teams: Teams;
let desks: DeskProcess[];

beforeAll(async () => {
  sandbox = await startSandbox({ seed: false, webhookPauseMs: 200 });
  teams = await startTeams({ people: ['Kim Example'] });
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/${db.databaseName}`;
  const preload = fileURLToPath(new URL('./support/other-clock.ts', import.meta.url));
  desks = await Promise.all(
    offBy.map((milliseconds) =>
      DeskProcess.start({
        sandbox,
        teams,
        mongoUri: uri.href,
        preload,
        settings: { CLOCK_OFF_BY: String(milliseconds) },
      }),
    ),
  );
  await teams.installs(teams.person('Kim'), { personal: true });
});
afterAll(async () => {
  await Promise.all(desks.map((desk) => desk.stop()));
  await Promise.all([teams.close(), sandbox.close(), db.dropDatabase()]);
  await mongo.client.close();
});

test('clocks 11 minutes ahead and behind, set while they work: nothing twice, nothing early', async () => {
  const registry = new Registry(db, teams);
  const team = [teams.person('Kim').email];
  const create = async (expiresIn: string) =>
    Promise.all(Array.from({ length: referrals / 2 }, () => sandbox.createReferral({ team, expiresIn })));
  const reminded = await create(`P1DT${minutesToRung}M`);
  const expiring = await create(`PT4H${minutesToRung}M`);
  const dueAt = new Map([
    ...reminded.map(({ id }) => [id, deadlineOf(id) - 24 * 60 * minute] as const),
    ...expiring.map(({ id }) => [id, deadlineOf(id) - 4 * 60 * minute] as const),
  ]);
  const firstDueAt = Math.min(...dueAt.values());
  await until(() => registry.unsettled(referrals));

  // Somebody sets both machines' clocks, the same way again, just before and while they look for what is due.
  for (const desk of desks) desk.setsClock();
  await goesTo(firstDueAt - 3 * minute);
  // Two turns of every sweep, in which nothing may happen.
  const from = performance.now();
  await until(() => (performance.now() - from > 11_000 ? undefined : 'two turns of the sweeps'));
  const early = [...countPosts(teams).keys()].filter((place) => !place.includes('/card/'));
  for (const desk of desks) desk.setsClock();
  // And once more in the middle of the sweep: when a quarter of the reminders has left.
  let sends = 0;
  teams.connector.faults.draw = () => {
    if (++sends === Math.ceil(referrals / 4)) for (const desk of desks) desk.setsClock();
    return undefined;
  };
  await goesTo(Math.max(...dueAt.values()) + minute);
  await until(() => registry.unsettled(referrals * 2));

  // Of what was cut short, by a machine that answers late, the desk says so.
  const copies = await registry.copies();
  const maybeTwice = new Set(copies.filter((copy) => copy.maybeTwice).map(placeOf));
  const doubled = [...countPosts(teams)].flatMap(([place, count]) =>
    count > 1 && !maybeTwice.has(place) ? [place] : [],
  );
  // Both of Kim's moments are one for many: they stand on lists.
  const reminders = await registry.remindersTold();
  const stored = await registry.referrals();
  const tooSoon = stored.flatMap(({ _id, history }) =>
    history
      .filter(
        ({ what, at }) => what === 'reminded' && at.getTime() < (dueAt.get(_id) ?? Number.POSITIVE_INFINITY) - 1_000,
      )
      .map(({ at }) => `${_id} at ${at}`),
  );
  report('Clocks 11 minutes off', {
    tried: reminded.length + expiring.length,
    reminders: reminders.length,
    lost: referrals - reminders.length,
    doubled: doubled.length,
    ambiguous: maybeTwice.size,
    early: early.length + tooSoon.length,
  });
  expect({ early, tooSoon, doubled }).toEqual({ early: [], tooSoon: [], doubled: [] });
  expect(reminders).toHaveLength(referrals);
});

function deadlineOf(id: string): number {
  return Date.parse(sandbox.record(id).expirationDateTime ?? '');
}

async function goesTo(instant: number): Promise<void> {
  const seconds = Math.max(1, Math.round((instant - sandbox.clock.now().getTime()) / 1_000));
  await sandbox.advanceClock(`PT${seconds}S`);
}
