import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connectMongo } from '../../src/mongo/connection.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { startTeams, type Teams } from '../harness/teams.ts';
import { isFull, report, seed, size } from './support/chaos-run.ts';
import { decide, type Told } from './support/decider.ts';
import { DeskProcess } from './support/desk-process.ts';
import { countPosts } from './support/judge.ts';
import { Registry } from './support/registry.ts';
import { until } from './support/until.ts';

/** The process dies at each named moment between claim, send and commit; what must hold afterwards is in the table. */

interface Row {
  readonly at: string;
  readonly deed: 'arrives' | 'is accepted' | 'has an early rung' | 'has its last rung' | 'runs out';
  /** How often the card, and the reminder if there is one, stand in the owner's chat. */
  readonly cards?: number;
  readonly reminders?: number;
  /** Whether the desk says of it that it may stand twice, or not at all. */
  readonly ambiguous?: 'card' | 'reminder';
}

/** What is not as the table says, in words. */
interface Found {
  readonly lost: string[];
  readonly doubled: string[];
  readonly wrong: string[];
  /** Of how many messages the desk says that they may stand twice, or not at all. */
  readonly unsure: number;
}

/** reliability.md 1.1: cards and the last rung at least once, early rungs at most once. All else exactly once. */
const table: readonly Row[] = [
  { at: 'webhook.remembered', deed: 'arrives' },
  { at: 'arrived', deed: 'arrives' },
  { at: 'cards.wanted', deed: 'arrives' },
  { at: 'cards.stale', deed: 'arrives' },
  { at: 'card.claimed', deed: 'arrives' },
  { at: 'card.before-post', deed: 'arrives', ambiguous: 'card' },
  { at: 'card.after-post', deed: 'arrives', cards: 2, ambiguous: 'card' },
  { at: 'written.accepted', deed: 'is accepted' },
  { at: 'outbox.before-patch', deed: 'is accepted' },
  { at: 'outbox.after-patch', deed: 'is accepted' },
  { at: 'written.accept-sent', deed: 'is accepted' },
  { at: 'card.before-edit', deed: 'is accepted' },
  { at: 'card.after-edit', deed: 'is accepted' },
  { at: 'reminder.wanted', deed: 'has an early rung', reminders: 1 },
  { at: 'written.reminded', deed: 'has an early rung', reminders: 1 },
  { at: 'reminder.claimed', deed: 'has an early rung', reminders: 1 },
  { at: 'reminder.before-post', deed: 'has an early rung', reminders: 0, ambiguous: 'reminder' },
  { at: 'reminder.after-post', deed: 'has an early rung', reminders: 1, ambiguous: 'reminder' },
  { at: 'reminder.before-post', deed: 'has its last rung', reminders: 1, ambiguous: 'reminder' },
  { at: 'reminder.after-post', deed: 'has its last rung', reminders: 2, ambiguous: 'reminder' },
  { at: 'written.deadline-passed', deed: 'runs out' },
];
/** When it expires after it came: an hour before what is to happen to it. */
const expiresIn = { 'has an early rung': 'P7DT1H', 'has its last rung': 'PT5H', 'runs out': 'PT1H' } as const;
const rounds = size({ full: 20, short: 1 });
/** Each crash costs a start of the desk: the short form plays every third one, another third for the next seed. */
const played = isFull ? table : table.filter((_, index) => index % 3 === seed % 3);

const folder = mkdtempSync(path.join(tmpdir(), 'co-sell-desk-crash-'));
const file = path.join(folder, 'crash-point');
const mongo = await connectMongo(inject('mongoUri'));
const db = mongo.client.db(`test-${randomUUID()}`);
let sandbox: Sandbox;
let teams: Teams;
let desk: DeskProcess;
let registry: Registry;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: false, webhookPauseMs: 200 });
  teams = await startTeams({ people: ['Kim Example'] });
  registry = new Registry(db, teams);
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/${db.databaseName}`;
  const preload = fileURLToPath(new URL('./support/die-at-crash-point.ts', import.meta.url));
  desk = await DeskProcess.start({ sandbox, teams, mongoUri: uri.href, preload, settings: { CRASH_POINT_FILE: file } });
  await teams.installs(teams.person('Kim'), { personal: true });
  const registered = () => readFileSync(desk.logFile, 'utf8').includes('webhook registration checked');
  await until(() => (registered() ? undefined : 'the registration of webhooks'), { seconds: 20 });
});
afterAll(async () => {
  await desk.stop();
  await Promise.all([teams.close(), sandbox.close(), db.dropDatabase()]);
  await mongo.client.close();
  rmSync(folder, { recursive: true, force: true });
});

test(
  `${played.length} crash points, ${rounds} times each: as the policy says`,
  async () => {
    const found: Found[] = [];
    for (let round = 0; round < rounds; round++) for (const row of played) found.push(await play(row));
    const [lost, doubled, wrong] = [
      found.flatMap((one) => one.lost),
      found.flatMap((one) => one.doubled),
      found.flatMap((one) => one.wrong),
    ];
    report('Named crash points', {
      tried: found.length,
      'crash points': new Set(played.map(({ at }) => at)).size,
      lost: lost.length,
      doubled: doubled.length,
      'otherwise not as the policy says': wrong.length,
      ambiguous: found.reduce((sum, { unsure }) => sum + unsure, 0),
    });
    expect({ lost, doubled, wrong }).toEqual({ lost: [], doubled: [], wrong: [] });
  },
  size({ full: 3_600_000, short: 180_000 }),
);

async function play(row: Row): Promise<Found> {
  const { at, deed } = row;
  const id = randomUUID();
  const team = [teams.person('Kim').email];
  const expiry = deed in expiresIn ? { expiresIn: expiresIn[deed as keyof typeof expiresIn] } : {};
  const comes = () => sandbox.createReferral({ id, team, ...expiry });
  const arms = () => writeFileSync(file, `${at} ${id}`);
  let told: Promise<Told> | undefined;
  // Else Partner Center is faster in saying so than the desk in noticing.
  if (deed === 'runs out') sandbox.setFaults({ kind: 'expiryEventForgotten' });
  if (deed === 'arrives') arms();
  await comes();
  if (deed !== 'arrives') {
    await until(async () => (await cardStands(id)) ?? registry.due(sandbox.clock.now()), { seconds: 20 });
    arms();
    if (deed === 'is accepted') told = decide(teams, teams.person('Kim'), id, 'accept');
    else await sandbox.advanceClock('PT2H');
  }
  await until(() => (desk.isRunning ? `the crash at ${at} of ${id}` : undefined), {
    seconds: 20,
    everyMilliseconds: 10,
  });
  rmSync(file);
  sandbox.clearFaults();
  await leasesEnd();
  await desk.startAgain();
  await told;
  await until(async () => (await cardStands(id)) ?? waiting(id), { seconds: 30, everyMilliseconds: 50 });
  return judge(row, id);
}

async function judge(row: Row, id: string): Promise<Found> {
  const found: Found = { lost: [], doubled: [], wrong: [], unsure: 0 };
  const says = (what: string, is: unknown, expected: unknown) =>
    `${row.at}, ${row.deed}: ${what}: ${String(is)} instead of ${String(expected)}`;
  const counts = (what: string, count: number, expected: number) => {
    if (count < expected) found.lost.push(says(what, count, expected));
    if (count > expected) found.doubled.push(says(what, count, expected));
  };
  const expects = (what: string, is: unknown, expected: unknown) => {
    if (is !== expected) found.wrong.push(says(what, is, expected));
  };
  const posts = [...countPosts(teams)].filter(([place]) => place.startsWith(id));
  const postsOf = (isWanted: (rung: string) => boolean) =>
    posts.filter(([place]) => isWanted(place.split('/')[1] ?? '')).reduce((sum, [, times]) => sum + times, 0);
  counts(
    'cards',
    postsOf((rung) => rung === 'card'),
    row.cards ?? 1,
  );
  counts(
    'reminders',
    postsOf((rung) => rung !== 'card'),
    row.reminders ?? 0,
  );
  const copies = (await registry.copies()).filter(({ referralId }) => referralId === id);
  for (const { purpose, maybeTwice } of copies) {
    const kind = purpose === 'card' ? 'card' : 'reminder';
    expects(`said to be unsure of the ${kind}`, maybeTwice, row.ambiguous === kind);
  }
  const patches = sandbox.requests().filter(({ method, path }) => method === 'PATCH' && path.includes(id));
  counts('patches', patches.length, row.deed === 'is accepted' ? 1 : 0);
  const ends = { 'is accepted': 'Accepted', 'runs out': 'Expired' } as const;
  expects('end', sandbox.record(id).substatus, ends[row.deed as keyof typeof ends] ?? 'Pending');
  return { ...found, unsure: copies.filter(({ maybeTwice }) => maybeTwice).length };
}

async function cardStands(id: string): Promise<string | undefined> {
  const copies = (await registry.copies()).filter(({ referralId }) => referralId === id);
  return copies.some(({ purpose, state }) => purpose === 'card' && state === 'sent') ? undefined : `the card of ${id}`;
}

/** What is still to be done with it, now or in a moment: what was put off counts. */
async function waiting(id: string): Promise<string | undefined> {
  const { cardsDueAt, outboxDueAt, nextActionAt } = await registry.referral(id);
  if (cardsDueAt || outboxDueAt || (nextActionAt && nextActionAt <= sandbox.clock.now())) return `work on ${id}`;
  const copies = await db.collection('copies').countDocuments({ referralId: id, dueAt: { $exists: true } });
  return copies > 0 ? `${copies} copies of ${id}` : undefined;
}

/** As if the fifteen seconds had passed for which a dead worker holds what it took. */
async function leasesEnd(): Promise<void> {
  const past = new Date(0);
  await db.collection('copies').updateMany({ leaseUntil: { $exists: true } }, { $set: { leaseUntil: past } });
  for (const work of ['outbox', 'cards', 'action'])
    await db
      .collection('referrals')
      .updateMany({ [`leases.${work}`]: { $exists: true } }, { $set: { [`leases.${work}`]: past } });
}
