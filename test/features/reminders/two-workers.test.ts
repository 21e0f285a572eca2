import type { Db, Document } from 'mongodb';
import { expect, it } from 'vitest';
import type { Person } from '../../../src/features/people/index.ts';
import { MongoCopyStore } from '../../../src/features/referrals/copies/mongo-copy-store.ts';
import { type Copy, personalCopy } from '../../../src/features/referrals/index.ts';
import { Gathering } from '../../../src/features/reminders/posted-lists/gathering.ts';
import { MongoPostedLists } from '../../../src/features/reminders/posted-lists/mongo-posted-lists.ts';
import { aReferral } from '../../builders/referral.ts';
import { freshDatabase } from '../../support/database.ts';
import { stoppingDatabase } from '../../support/stopping-database.ts';

/** A worker stops before its n-th call of the database for longer than its lease; another one does the work; then it goes on. */
const db = await freshDatabase();
const copies = new MongoCopyStore(db);
const posted = db.collection<Document & { _id: string }>('postedLists');
const now = new Date('2026-11-20T09:59:59Z');
const nextHour = new Date(now.getTime() + 20_000);
const deadline = new Date('2026-11-30T09:00:00Z');
let people = 0;

async function leased(id: string, serverNow: Date): Promise<Copy> {
  const until = new Date(serverNow.getTime() + 15_000);
  const taken = await copies.leases.lease(id, until, { now: nextHour, serverNow });
  if (!taken) throw new Error(`${id} is not free`);
  return taken.item;
}

/** Lists in which this copy stands, whatever became of them. */
async function listsWith(copyId: string): Promise<number> {
  return posted.countDocuments({ 'rows.copyId': copyId });
}

interface Tried {
  readonly copy: Copy;
  /** Takes it as a worker of this database would. */
  readonly take: (of: Db, copy: Copy, at: Date) => Promise<boolean>;
  /** What happens while the first worker is away, before and after the second one's work. */
  readonly before?: () => Promise<unknown>;
  readonly after?: () => Promise<unknown>;
}

/** Through all places at which the first worker may stop. Gives in how many lists the copy stood each time. */
async function throughAllStops(make: () => Promise<Tried>): Promise<readonly number[]> {
  const found: number[] = [];
  for (let at = 0, isOver = false; !isOver; at++) {
    const { copy, take, before, after } = await make();
    const first = await leased(copy.id, now);
    const worker = stoppingDatabase(db, at, async () => {
      await before?.();
      const second = await leased(copy.id, nextHour);
      if (await take(db, second, nextHour)) await copies.settle(second, { state: 'listed' });
      await after?.();
    });
    if (await take(worker.db, first, now)) await copies.settle(first, { state: 'listed' });
    isOver = worker.calls() <= at;
    found.push(await listsWith(copy.id));
  }
  return found;
}

async function aReminder(
  mostADay = 9,
): Promise<Tried & { readonly person: Person; readonly address: Copy['address'] }> {
  const key = { tenantId: 't1', aadObjectId: `megan${++people}` };
  const person: Person = { ...key, teamsId: '29:m', name: 'Megan', guest: false, timeZone: 'UTC' };
  const address = {
    ...{ tenantId: 't1', serviceUrl: 'https://x', kind: 'personal' as const, botId: '28:b' },
    conversationId: `a:${key.aadObjectId}`,
  };
  const [referral, other] = [aReferral({ id: `r${people}`, deadline }), aReferral({ id: `other${people}`, deadline })];
  for (const { id } of [referral, other]) await copies.want(personalCopy(id, 'reminder:P10D', key, address), now);
  const [copy] = await copies.ofReferral(referral.id);
  if (!copy) throw new Error('no copy');
  const take = (of: Db, one: Copy, at: Date) =>
    new Gathering({
      lists: new MongoPostedLists(of),
      people: { find: async () => person },
      hours: undefined,
      timeZone: 'UTC',
      dueReminders: async () => 0,
      mostADay,
    }).takes(one, referral, at);
  return { copy, take, person, address };
}

const theirs = ({ person }: { readonly person: Person }) => ({ 'person.aadObjectId': person.aadObjectId });
const is = (filter: object, state: string) => posted.updateMany(filter, { $set: { state } });
const waits = async (
  { person, address }: { readonly person: Person; readonly address: Copy['address'] },
  id: string,
) => {
  const { tenantId, aadObjectId } = person;
  const list = { kind: 'digest', person: { tenantId, aadObjectId }, address, rows: [{ referralId: id }] } as const;
  await new MongoPostedLists(db).want({ id: `${aadObjectId}/${id}`, ...list }, now);
};

it.each([
  ['begun by the second', async () => aReminder()],
  [
    'begun by the second, and posted',
    async () => {
      const tried = await aReminder();
      return { ...tried, after: () => is(theirs(tried), 'sent') };
    },
  ],
  [
    'joined by the first, posted, and another one joined by the second',
    async () => {
      const tried = await aReminder();
      await waits(tried, 'first');
      const before = async () => {
        await is(theirs(tried), 'sent');
        await waits(tried, 'second');
      };
      return { ...tried, before };
    },
  ],
  [
    'joined by the first, refused for a moment, and to be posted again when the second has joined another one',
    async () => {
      const tried = await aReminder();
      await waits(tried, 'first');
      const before = async () => {
        await is(theirs(tried), 'sending');
        await waits(tried, 'second');
      };
      return { ...tried, before, after: () => is({ ...theirs(tried), state: 'sending' }, 'wanted') };
    },
  ],
  ['the day’s list', async () => aReminder(1)],
  [
    'the day’s list, which could not be written meanwhile',
    async () => {
      const tried = await aReminder(1);
      return { ...tried, before: () => is({ ...theirs(tried), kind: 'day' }, 'gone') };
    },
  ],
] as const)('a reminder stands in one list, wherever its first worker’s lease runs out: %s', async (_name, make) => {
  const found = await throughAllStops(make);
  expect(found.length).toBeGreaterThan(3);
  expect(found).toEqual(found.map(() => 1));
});

it.each(['card', 'reminder:deadline'] as const)(
  'of a storm, too, a row stands in one list, where the hour ends between two workers: %s',
  async (purpose) => {
    const found = await throughAllStops(async () => {
      const place = { tenantId: 't1', serviceUrl: 'https://x', kind: 'channel', botId: '28:b' } as const;
      const address = { ...place, conversationId: `19:deals${++people}` };
      const wish = { purpose, audience: 'channel', address, underCard: false, correlationId: 'c' } as const;
      for (const id of [`s${people}`, `other${people}`]) await copies.want({ ...wish, referralId: id }, now);
      const [copy] = await copies.ofReferral(`s${people}`);
      if (!copy) throw new Error('no copy');
      const dueToo = purpose === 'card' ? undefined : 20;
      return { copy, take: (of, one, at) => new MongoPostedLists(of, 1).takesInStorm(one, at, dueToo) };
    });
    expect(found.length).toBeGreaterThan(3);
    expect(found).toEqual(found.map(() => 1));
  },
);
