import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { auditParts } from '../../src/features/audit/index.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Person } from '../harness/person.ts';
import { startTeams, type Teams } from '../harness/teams.ts';
import { dice, report, scaled, seed, shuffled, size } from './support/chaos-run.ts';
import { decide, type ToldThen } from './support/decider.ts';
import { DeskProcess } from './support/desk-process.ts';
import { drawFates, lastStep, stepHours, stepsToDeadline } from './support/fates.ts';
import { judge } from './support/judge.ts';
import { killAtRandom } from './support/killer.ts';
import { Registry } from './support/registry.ts';
import { underWay } from './support/under-way.ts';
import { soon, until } from './support/until.ts';

const referrals = scaled({ full: 500, short: 30 });
const kills = scaled({ full: 50, short: 3 });
const workers = size({ full: 4, short: 2 });
/** Seconds. */
const patience = 60;
const mongo = await connectMongo(inject('mongoUri'));
const db = mongo.client.db(`test-${randomUUID()}`);
let sandbox: Sandbox;
let teams: Teams;
let desks: DeskProcess[];

beforeAll(async () => {
  sandbox = await startSandbox({ seed: false, webhookPauseMs: 200 });
  teams = await startTeams({ people: ['Kim Example', 'Lee Example'] });
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/${db.databaseName}`;
  // Teams talks to the one that started last; all of them work on what is due.
  const parts = { sandbox, teams, mongoUri: uri.href };
  const others = Array.from({ length: workers - 1 }, () => DeskProcess.start(parts));
  desks = [...(await Promise.all(others)), await DeskProcess.start(parts)];
  for (const person of teams.people) await teams.installs(person, { personal: true });
  await teams.installs(teams.person('Kim'), { team: { channel: 'Deals' } });
});
afterAll(async () => {
  await Promise.all(desks.map((desk) => desk.stop()));
  await Promise.all([teams.close(), sandbox.close(), db.dropDatabase()]);
  await mongo.client.close();
});

test(`${referrals} referrals arrive, are decided and run out in a fortnight while one of ${workers} desks is killed ${kills} times`, async () => {
  const random = dice();
  const emails = teams.people.map(({ email }) => email);
  const registry = new Registry(db, teams);
  const fates = drawFates(referrals, random, randomUUID);
  const deciding: { readonly step: number; readonly told: Promise<ToldThen> }[] = [];
  const killing = underWay(killAtRandom({ desks, teams, kills, random: dice(seed + 1), activity }));

  let rushed = 0;
  for (let step = 0; step <= lastStep; step++) {
    for (const { id, arrivesAt } of fates)
      if (arrivesAt === step) await sandbox.createReferral({ id, team: shuffled(emails, random) });
    for (const { id, ends, decidedAt } of fates)
      if (ends !== 'expire' && decidedAt === step)
        deciding.push({ step, told: underWay(decideThen(pick(random), id, ends)) });
    // Whoever began two steps ago has his answer, and Partner Center has heard of it, before its time runs out.
    await Promise.all(deciding.filter((one) => one.step <= step - 2).map(({ told }) => told));
    if (step >= stepsToDeadline - 2) await until(() => unsent(deciding, step - 2));
    await sandbox.advanceClock(`PT${stepHours}H`);
    // As long as the desk does something about it, but a fortnight must not take a fortnight: only the first reminder has all the time
    // that a slow machine needs, since where each is overtaken by the next one nothing was seen of reminders.
    const seconds = (await registry.remindersTold()).length > 0 ? size({ full: 6, short: 0.7 }) : patience;
    if (!(await soon(() => registry.due(sandbox.clock.now()), { seconds }))) rushed++;
  }

  const told = await Promise.all(deciding.map((one) => one.told));
  const { restarts, inTheMiddle } = await killing;
  await until(() => registry.due(sandbox.clock.now()));

  // Entries are moved out of the documents meanwhile, by processes that die in the middle of it.
  const audit = await auditParts(db, () => sandbox.clock.now()).reader.all(new Date(0));
  const verdict = await judge({ sandbox, teams, registry, fates, told });
  report(`${workers} desks, one of them killed ${restarts} times in a fortnight`, {
    tried: referrals,
    'killed in a send': inTheMiddle,
    decided: told.length,
    presses: told.reduce((sum, { presses }) => sum + presses, 0),
    reminders: verdict.reminders,
    overtaken: verdict.overtaken,
    'steps in which something stayed undone': `${rushed} of ${lastStep + 1}`,
    copies: verdict.copies,
    lost: verdict.lost.length,
    doubled: verdict.doubled.length,
    ambiguous: verdict.ambiguous,
    'late reminders': verdict.remindersAfterDecision.length,
    'wrong ends': verdict.wrongEnd.length,
    'audit entries': audit.entries,
    'audit entries missing or altered': audit.problems.length + audit.chain.problems.length,
  });
  expect(verdict).toMatchObject({ lost: [], doubled: [], remindersAfterDecision: [], wrongEnd: [] });
  expect(verdict.ambiguous).toBeLessThanOrEqual(kills * 16);
  expect(verdict.reminders).toBeGreaterThan(0);
  expect([...audit.problems, ...audit.chain.problems]).toEqual([]);
  expect(audit.subjects).toBeGreaterThanOrEqual(referrals);
  expect(audit.entries).toBeGreaterThan(0);
});

/** Everything that the desk does to the outside: what moments are counted by. */
function activity(): number {
  return teams.connector.calls.length + sandbox.requests().length;
}

async function decideThen(person: Person, id: string, kind: 'accept' | 'decline'): Promise<ToldThen> {
  const told = await decide(teams, person, id, kind);
  return { ...told, deskTime: sandbox.clock.now() };
}

function pick(random: () => number) {
  return random() < 0.5 ? teams.person('Kim') : teams.person('Lee');
}

async function unsent(deciding: readonly { step: number; told: Promise<ToldThen> }[], before: number) {
  for (const { step, told } of deciding) {
    const { referralId } = await (step <= before ? told : { referralId: '' });
    if (referralId && sandbox.record(referralId).status === 'New') return `the answer to ${referralId}`;
  }
  return undefined;
}
