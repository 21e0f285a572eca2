import { afterAll, beforeAll, expect, test } from 'vitest';
import { textsOf } from '../harness/cards.ts';
import { cardOf, type Message } from '../harness/chat-store.ts';
import { freshDatabase } from '../support/database.ts';
import { dice, report, seed, size } from './support/chaos-run.ts';
import { type ChaosDesk, startChaosDesk } from './support/desk-in-process.ts';
import { Registry, type StoredReferral } from './support/registry.ts';
import { until } from './support/until.ts';

/** The desk is away for three days while rungs and deadlines pass, and comes back to all of them at once. */

const referrals = size({ full: 2_200, short: 120 });
/** About as many as referrals, as the dice will have it. */
const overdueRungs = size({ full: 2_000, short: 80 });
const hour = 3_600_000;
const away = 72 * hour;
/** So many may be under way when the first reminder's turn comes. */
const atOnce = 8;
const db = await freshDatabase();
let desk: ChaosDesk;
let registry: Registry;

beforeAll(async () => {
  desk = await startChaosDesk(db);
  registry = new Registry(db, desk.teams);
});
afterAll(() => desk.close());

test(`three days away, then ${referrals} overdue: one reminder each, the newest; expiry first; one summary for the channel`, async () => {
  const { teams, sandbox, app, clock } = desk;
  const random = dice(seed);
  const people = teams.people;
  for (let i = 0; i < referrals; i++) {
    // From an hour after we leave until six days after we are back: some pass two or three rungs, some their deadline.
    const hours = 1 + Math.floor(random() * 9 * 24);
    await sandbox.createReferral({ expiresIn: `PT${hours}H`, team: [people[i % people.length]?.email ?? ''] });
  }
  await app.pollNow();
  await until(() => registry.unsettled(referrals * 2));
  const before = new Map((await registry.referrals()).map((referral) => [referral._id, referral.rungsDone]));
  const channelBefore = teams.messagesIn({ channel: 'Deals' }).length;
  const rootsBefore = teams.messagesIn({ channel: 'Deals' }).filter(({ id, threadId }) => id === threadId).length;

  clock.setDeskOffset(away);
  await sandbox.advanceClock('PT72H');
  await app.sweep();
  await comesToRest();

  const after = await registry.referrals();
  const late = after.filter((referral) => referral.deadline <= clock.now());
  const overdue = after.filter(
    (one) => one.deadline > clock.now() && one.rungsDone.length > (before.get(one._id)?.length ?? 0),
  );
  const wrong = (await Promise.all(overdue.map((one) => wrongReminders(one)))).flat();
  const standing = await Promise.all(overdue.map((one) => remindersOf(one)));
  const notExpired = late.filter(({ record }) => record.substatus !== 'Expired').map(({ _id }) => _id);
  const told = teams.messagesIn({ channel: 'Deals' }).slice(channelBefore);
  // The deadline counts as the last rung.
  const rungs = after.reduce((sum, one) => sum + one.rungsDone.length - (before.get(one._id)?.length ?? 0), 0);
  report('Three days away', {
    tried: referrals,
    'overdue rungs': rungs,
    'reminders due at once': overdue.length,
    'passed deadlines': late.length,
    'out of order': outOfOrder(after),
    summaries: summaries(told).length,
    lost: standing.filter(({ length }) => length === 0).length + notExpired.length,
    doubled: standing.filter(({ length }) => length > 1).length,
    ambiguous: (await registry.copies()).filter(({ maybeTwice }) => maybeTwice).length,
  });
  expect({ wrong, notExpired }).toEqual({ wrong: [], notExpired: [] });
  expect(outOfOrder(after)).toBeLessThanOrEqual(atOnce);
  expect(remindersAlone(told)).toEqual([]);
  expect(summaries(told)).toHaveLength(1);
  expect(rungs).toBeGreaterThanOrEqual(overdueRungs);

  // Nothing more comes of looking again, nor of an hour in which few come due.
  await app.sweep();
  await comesToRest();
  const roots = teams.messagesIn({ channel: 'Deals' }).filter(({ id, threadId }) => id === threadId);
  expect(roots).toHaveLength(rootsBefore + 1);

  const kim = teams.person('Kim');
  const inbox = (await kim.says('inbox')).replies.at(-1);
  expect(textsOf(inbox && cardOf(inbox.activity)).join(' ')).toMatch(/\d+ more/);

  // A day later much comes due again: one more summary, not one per referral.
  clock.setDeskOffset(away + 24 * hour);
  await sandbox.advanceClock('PT24H');
  await app.sweep();
  await comesToRest();
  const all = teams.messagesIn({ channel: 'Deals' }).slice(channelBefore);
  expect(remindersAlone(all)).toEqual([]);
  expect(summaries(all)).toHaveLength(2);
});

/** One in the owner's chat, of the newest rung that has come. */
async function wrongReminders(referral: StoredReferral): Promise<string[]> {
  const { _id, owner, rungsDone } = referral;
  const copies = await remindersOf(referral);
  const found = copies.map((copy) => `${copy.purpose} in ${copy.audience} of ${owner?.name}`);
  const expected = [`reminder:${rungsDone.at(-1)} in personal of ${owner?.name}`];
  return found.join() === expected.join() ? [] : [`${_id}: ${found.join()} instead of ${expected.join()}`];
}

/** What the channel was told in one list is counted by its messages. */
async function remindersOf({ _id }: StoredReferral) {
  return (await registry.remindersTold(_id)).filter(({ audience }) => audience === 'personal');
}

/** How many reminders were written down before the last deadline was. */
function outOfOrder(all: readonly StoredReferral[]): number {
  const moments = (what: string) =>
    all.flatMap(({ history }) => history.filter((entry) => entry.what === what).map(({ at }) => at.getTime()));
  const lastDeadline = Math.max(...moments('deadline-passed').slice(0, referrals));
  return moments('reminded').filter((at) => at < lastDeadline).length;
}

/** Under their cards; lines that tell of what expired are no reminders. */
function remindersAlone(messages: readonly Message[]): readonly Message[] {
  return messages.filter(({ id, threadId, activity }) => id !== threadId && cardOf(activity));
}

function summaries(messages: readonly Message[]): readonly Message[] {
  return messages.filter(({ activity }) => textsOf(cardOf(activity)).some((text) => /near their deadline/.test(text)));
}

function comesToRest(): Promise<void> {
  return until(
    async () => {
      await desk.app.sweep();
      return registry.due(desk.clock.now());
    },
    { everyMilliseconds: 10 },
  );
}
