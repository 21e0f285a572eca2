import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connectMongo } from '../../src/mongo/connection.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { startTeams, type Teams } from '../harness/teams.ts';
import { dice, inParallel, report, scaled, seed } from './support/chaos-run.ts';
import { ClockSteps } from './support/clock-steps.ts';
import { DeskProcess } from './support/desk-process.ts';
import { judgeWarnings } from './support/fortnight-judge.ts';
import { killAlong } from './support/killer.ts';
import { Registry } from './support/registry.ts';
import { underWay } from './support/under-way.ts';
import { soon, until } from './support/until.ts';

/** The people of a company in twelve time zones, in working time, with a ladder and an escalation as they are by default. */

const zones = [
  ...['Pacific/Auckland', 'Asia/Tokyo', 'Asia/Taipei', 'Asia/Kolkata', 'Asia/Dubai', 'Europe/Moscow'],
  ...[
    'Europe/Berlin',
    'Europe/London',
    'America/Sao_Paulo',
    'America/New_York',
    'America/Denver',
    'America/Los_Angeles',
  ],
];
const referrals = scaled({ full: 10_000, short: 8 });
const colleagues = Math.max(zones.length, scaled({ full: 200, short: 12 }));
/** A part of the full size may have all of its kills. */
const kills = Number(process.env.CHAOS_KILLS ?? scaled({ full: 200, short: 1, least: 20 }));
const workers = scaled({ full: 4, short: 2, least: 4 });
/** Less than the last step of the escalation is before the deadline: a moment that is jumped over is told late, or never. */
const stepHours = 4;
const daysToAnswer = scaled({ full: 13, short: 3, least: 13 });
const stepsOf = (days: number) => Math.floor((days * 24) / stepHours);
const arriving = stepsOf(scaled({ full: 2, short: 0.17, least: 2 }));
const steps = arriving + stepsOf(daysToAnswer) + 3;
/** Calls to Teams' connector for each referral, less than were counted: what is due is spread over them, and so are the kills. */
const callsOfOne = 14;
/**
 * Seconds that a step of the clock waits at most for what is due in it: much longer than the leases of several workers that were killed
 * with one item in hand. A clock that goes on before jumps over what the desk puts off to the next working time, as no real clock does.
 */
const patience = scaled({ full: 600, short: 20, least: 600 });

const mongo = await connectMongo(inject('mongoUri'));
const db = mongo.client.db(`test-${randomUUID()}`);
let sandbox: Sandbox;
let teams: Teams;
let desks: DeskProcess[];
const compiled = mkdtempSync(path.join(tmpdir(), 'co-sell-desk-compiled-'));

beforeAll(async () => {
  sandbox = await startSandbox({ seed: false, webhookPauseMs: 200 });
  const people = Array.from({ length: colleagues }, (_, index) => ({
    name: `Colleague ${index}`,
    email: `colleague${index}@contoso.example`,
    timeZone: zones[index % zones.length] ?? 'UTC',
  }));
  teams = await startTeams({ people });
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/${db.databaseName}`;
  const settings = {
    REFERRALS_ADMINS: 'colleague0@contoso.example,colleague1@contoso.example',
    WORKING_HOURS: '9:00-17:00',
    ESCALATION: 'backup@P2D,manager@P1D,channel@PT12H,catcher@PT6H',
  };
  const parts = { sandbox, teams, mongoUri: uri.href, settings, compiled };
  const first = await DeskProcess.start(parts);
  // Writes the compiled code that each later start reads.
  await first.ends();
  await first.startAgain();
  desks = [first, ...(await Promise.all(Array.from({ length: workers - 1 }, () => DeskProcess.start(parts))))];
  teams.connect(first.url);
  await inParallel(teams.people, 8, async (person) => void (await teams.installs(person, { personal: true })));
  await teams.installs(teams.person('Colleague 0'), { team: { channel: 'Deals' } });
}, 1_800_000);
afterAll(async () => {
  await Promise.all(desks.map((desk) => desk.stop()));
  await Promise.all([teams.close(), sandbox.close(), db.dropDatabase()]);
  await mongo.client.close();
  rmSync(compiled, { recursive: true, force: true });
});

test(`${referrals} referrals of ${colleagues} people run out in a fortnight, ${workers} desks, ${kills} times kill -9`, async () => {
  const random = dice();
  const registry = new Registry(db, teams);
  const anybody = () => teams.people[Math.floor(random() * colleagues)]?.email ?? '';
  // Every tenth is nobody's: the channel is told of it.
  const teamOf = (index: number) => (index % 10 === 0 ? [] : [...new Set([anybody(), anybody()])]);
  const clockSteps = new ClockSteps({ teams, desks, steps });
  let isOver = false;
  const between = Math.floor((referrals * callsOfOne) / Math.max(1, kills));
  const along = { desks, kills, between, done: () => clockSteps.calls, random: dice(seed + 1), isOver: () => isOver };
  const killing = underWay(killAlong(along));
  let created = 0;
  let rushed = 0;
  for (let step = 0; step < steps; step++) {
    const upTo = Math.ceil((referrals * Math.min(step + 1, arriving)) / arriving);
    const fresh = Array.from({ length: upTo - created }, (_, index) => created + index);
    await inParallel(fresh, 8, async (index) => {
      await sandbox.createReferral({ team: teamOf(index), expiresIn: `P${daysToAnswer}D` });
    });
    created = upTo;
    if (fresh.length > 0) await until(() => arrived(created));
    await sandbox.advanceClock(`PT${stepHours}H`);
    const isDone = await soon(() => registry.due(sandbox.clock.now()), { seconds: patience, everyMilliseconds: 250 });
    if (!isDone) rushed++;
    clockSteps.took(step, sandbox.clock.now(), { created, isDone });
  }
  isOver = true;
  const killed = await killing;
  await until(() => registry.due(sandbox.clock.now()), { seconds: 900, everyMilliseconds: 1_000 });

  const verdict = await judgeWarnings({ db, teams, sandbox });
  report(
    `A fortnight of ${colleagues} people in ${zones.length} time zones, one of ${workers} desks killed ${killed} times`,
    {
      tried: referrals,
      'seconds of the desks’ processor for each': (clockSteps.secondsOfProcessor() / referrals).toFixed(2),
      'calls to Teams': clockSteps.calls,
      'expired in Partner Center': verdict.expired,
      rungs: verdict.rungs,
      'in messages of their own': verdict.alone,
      'in lists': verdict.listed,
      'lists posted': verdict.lists,
      overtaken: verdict.overtaken,
      'escalation steps': verdict.steps,
      'steps in which something stayed undone': `${rushed} of ${steps}`,
      'steps overtaken': verdict.missingSteps.length,
      lost: verdict.unwarned.length,
      doubled: verdict.doubled.length + verdict.stepsTwice.length,
      ambiguous: verdict.ambiguous,
    },
  );
  expect(verdict).toMatchObject({ expired: referrals, unwarned: [], doubled: [], stepsTwice: [] });
  // Where the clock went on before the desks had done what was due, a later step or the end may overtake an earlier one.
  if (rushed === 0) expect(verdict.missingSteps).toEqual([]);
  expect(verdict.rungs).toBeGreaterThanOrEqual(referrals);
  expect(verdict.steps + verdict.missingSteps.length).toBe(4 * referrals);
}, 86_400_000);

async function arrived(many: number): Promise<string | undefined> {
  const here = await db.collection('referrals').estimatedDocumentCount();
  return here >= many ? undefined : `${many - here} referrals`;
}
