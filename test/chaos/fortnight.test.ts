import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connectMongo } from '../../src/mongo/connection.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { startTeams, type Teams } from '../harness/teams.ts';
import { dice, inParallel, report, scaled, seed } from './support/chaos-run.ts';
import { DeskProcess } from './support/desk-process.ts';
import { judgeWarnings } from './support/fortnight-judge.ts';
import { killEvery } from './support/killer.ts';
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
const kills = scaled({ full: 200, short: 1, least: 20 });
const workers = scaled({ full: 4, short: 2, least: 4 });
/** Less than the last step of the escalation is before the deadline: a moment that is jumped over is told late, or never. */
const stepHours = 4;
const daysToAnswer = scaled({ full: 13, short: 3, least: 13 });
const stepsOf = (days: number) => Math.floor((days * 24) / stepHours);
const arriving = stepsOf(scaled({ full: 2, short: 0.17, least: 2 }));
const steps = arriving + stepsOf(daysToAnswer) + 3;
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
  const parts = { sandbox, teams, mongoUri: uri.href, settings };
  const first = await DeskProcess.start(parts);
  desks = [first, ...(await Promise.all(Array.from({ length: workers - 1 }, () => DeskProcess.start(parts))))];
  teams.connect(first.url);
  await inParallel(teams.people, 8, async (person) => void (await teams.installs(person, { personal: true })));
  await teams.installs(teams.person('Colleague 0'), { team: { channel: 'Deals' } });
}, 1_800_000);
afterAll(async () => {
  await Promise.all(desks.map((desk) => desk.stop()));
  await Promise.all([teams.close(), sandbox.close(), db.dropDatabase()]);
  await mongo.client.close();
});

test(`${referrals} referrals of ${colleagues} people run out in a fortnight, ${workers} desks, ${kills} times kill -9`, async () => {
  const random = dice();
  const registry = new Registry(db, teams);
  const anybody = () => teams.people[Math.floor(random() * colleagues)]?.email ?? '';
  // Every tenth is nobody's: the channel is told of it.
  const teamOf = (index: number) => (index % 10 === 0 ? [] : [...new Set([anybody(), anybody()])]);
  let isOver = false;
  const killing = underWay(killEvery({ desks, kills, seconds: 2, random: dice(seed + 1), isOver: () => isOver }));
  let created = 0;
  let rushed = 0;
  for (let step = 0; step < steps; step++) {
    const upTo = Math.ceil((referrals * Math.min(step + 1, arriving)) / arriving);
    for (; created < upTo; created++)
      await sandbox.createReferral({ team: teamOf(created), expiresIn: `P${daysToAnswer}D` });
    await until(() => arrived(created));
    await sandbox.advanceClock(`PT${stepHours}H`);
    if (!(await soon(() => registry.due(sandbox.clock.now()), { seconds: patience }))) rushed++;
  }
  isOver = true;
  const killed = await killing;
  await until(() => registry.due(sandbox.clock.now()), { seconds: 900, everyMilliseconds: 1_000 });

  const verdict = await judgeWarnings({ db, teams, sandbox });
  report(
    `A fortnight of ${colleagues} people in ${zones.length} time zones, one of ${workers} desks killed ${killed} times`,
    {
      tried: referrals,
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
}, 7_200_000);

async function arrived(many: number): Promise<string | undefined> {
  const here = await db.collection('referrals').estimatedDocumentCount();
  return here >= many ? undefined : `${many - here} referrals`;
}
