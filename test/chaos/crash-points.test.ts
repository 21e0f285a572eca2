import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inParallel, isFull, report, seed, size } from './support/chaos-run.ts';
import { CrashStage } from './support/crash-stage.ts';
import { decide, type Told } from './support/decider.ts';
import { countPosts } from './support/judge.ts';
import { underWay } from './support/under-way.ts';
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

/**
 * docs/reliability.md#cut-short: cards and the last rung at least once, early rungs at most once. All else exactly
 * once.
 */
const table: readonly Row[] = [
  { at: 'webhook.remembered', deed: 'arrives' },
  { at: 'routed', deed: 'arrives' },
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

/** Side by side: most of a play is waiting for a desk to start. */
const stages: CrashStage[] = [];

beforeAll(async () => {
  for (let i = 0; i < size({ full: 4, short: 1 }); i++) stages.push(await CrashStage.start());
});
afterAll(async () => {
  await Promise.all(stages.map((stage) => stage.close()));
});

/**
 * A crash that did not come was not provoked, and nothing was judged: once more, named as flaky. A message that is
 * missing afterwards is lost, and is never tried again.
 */
const retry = process.env.CI ? { count: 1, condition: /still missing: the crash at / } : 0;

test(`${played.length} crash points, ${rounds} times each: as the policy says`, { retry }, async () => {
  const found: Found[] = [];
  const plays = Array.from({ length: rounds }, () => played).flat();
  const free = [...stages];
  await inParallel(plays, stages.length, async (row) => {
    const stage = free.pop();
    if (!stage) throw new Error('there are as many stages as plays at a time');
    found.push(await play(row, stage));
    free.push(stage);
  });
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
});

async function play(row: Row, stage: CrashStage): Promise<Found> {
  const { sandbox, teams, desk, registry } = stage;
  const { at, deed } = row;
  const id = randomUUID();
  const team = [teams.person('Kim').email];
  const expiry = deed in expiresIn ? { expiresIn: expiresIn[deed as keyof typeof expiresIn] } : {};
  const comes = () => sandbox.createReferral({ id, team, ...expiry });
  let told: Promise<Told> | undefined;
  await stage.beginsAnew();
  // Else Partner Center is faster in saying so than the desk in noticing.
  if (deed === 'runs out') sandbox.setFaults({ kind: 'expiryEventForgotten' });
  if (deed === 'arrives') stage.arms(at, id);
  await comes();
  if (deed !== 'arrives') {
    await until(async () => (await cardStands(id, stage)) ?? registry.due(sandbox.clock.now()));
    stage.arms(at, id);
    if (deed === 'is accepted') told = underWay(decide(teams, teams.person('Kim'), id, 'accept'));
    else await sandbox.advanceClock('PT2H');
  }
  await until(() => (desk.isRunning ? `the crash at ${at} of ${id}` : undefined), {
    everyMilliseconds: 10,
  });
  stage.disarms();
  sandbox.clearFaults();
  await stage.leasesEnd();
  await desk.startAgain();
  await told;
  await until(async () => (await cardStands(id, stage)) ?? waiting(id, stage), {
    everyMilliseconds: 50,
  });
  return judge(row, id, stage);
}

async function judge(row: Row, id: string, { sandbox, teams, registry }: CrashStage): Promise<Found> {
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

async function cardStands(id: string, { registry }: CrashStage): Promise<string | undefined> {
  const copies = (await registry.copies()).filter(({ referralId }) => referralId === id);
  return copies.some(({ purpose, state }) => purpose === 'card' && state === 'sent') ? undefined : `the card of ${id}`;
}

/** What is still to be done with it, now or in a moment: what was put off counts. */
async function waiting(id: string, { sandbox, registry, db }: CrashStage): Promise<string | undefined> {
  const { cardsDueAt, outboxDueAt, rungDueAt, deadlineDueAt, silenceDueAt } = await registry.referral(id);
  const timetable = [rungDueAt, deadlineDueAt, silenceDueAt];
  if (cardsDueAt || outboxDueAt || timetable.some((time) => time && time <= sandbox.clock.now()))
    return `work on ${id}`;
  const copies = await db.collection('copies').countDocuments({ referralId: id, dueAt: { $exists: true } });
  return copies > 0 ? `${copies} copies of ${id}` : undefined;
}
