import type { Document } from 'mongodb';
import { expect, it } from 'vitest';
import { MongoPostedLists } from '../../../src/features/reminders/posted-lists/mongo-posted-lists.ts';
import type { PostedList } from '../../../src/features/reminders/posted-lists/posted-list.ts';
import { freshDatabase } from '../../support/database.ts';
import { stoppingDatabase } from '../../support/stopping-database.ts';

const db = await freshDatabase();
const posted = db.collection<Document & { _id: string }>('postedLists');
const lists = new MongoPostedLists(db);
const now = new Date('2026-11-20T09:00:00Z');
const soon = new Date(now.getTime() + 60_000);
const times = { now: soon, serverNow: soon };
let people = 0;

/** Two reminders wait in one list as the morning's list is made, and `meanwhile` happens before its call number `at`. */
async function unites(at: number, meanwhile: (person: Person) => Promise<unknown>) {
  const key = { tenantId: 't1', aadObjectId: `megan${++people}` };
  const address = {
    ...{ tenantId: 't1', serviceUrl: 'https://x', kind: 'personal' as const, botId: '28:b' },
    conversationId: `a:${key.aadObjectId}`,
  };
  const person = { reminders: `${key.aadObjectId}/reminders`, digest: `${key.aadObjectId}/digest` };
  const rows = ['one', 'two'].map((referralId) => ({ referralId, copyId: `${referralId} of ${key.aadObjectId}` }));
  await lists.want({ id: person.reminders, kind: 'reminders', person: key, address, rows }, now);
  const until = new Date(now.getTime() + 15_000);
  const held = await lists.leases.lease(person.reminders, until, { now, serverNow: now });
  const stopped = stoppingDatabase(db, at, async () => void (await meanwhile({ ...person, held: held?.item })));
  const digest = { id: person.digest, kind: 'digest', person: key, address, rows: [{ referralId: 'other' }] } as const;
  await new MongoPostedLists(stopped.db).want(digest, now).catch((error: unknown) => {
    if (error !== died) throw error;
  });
  // What a crash left is the sweep's.
  const left = await lists.leases.lease(person.reminders, new Date(soon.getTime() + 15_000), times);
  const { into } = left?.item ?? {};
  if (into !== undefined) await lists.goesOver({ id: person.reminders, into }, soon);
  const told = await posted.find({ 'person.aadObjectId': key.aadObjectId, state: { $ne: 'dropped' } }).toArray();
  const ids = told.flatMap((list) => (list.rows as { copyId?: string }[]).flatMap(({ copyId }) => copyId ?? []));
  return { isOver: stopped.calls() <= at, told: ids.toSorted(), meant: rows.map(({ copyId }) => copyId) };
}

interface Person {
  readonly reminders: string;
  readonly digest: string;
  /** As it was read by a worker that is about to post it. */
  readonly held?: PostedList | undefined;
}

const died = new Error('the process dies here');
const row = { referralId: 'late', copyId: 'late' };
/** As `markSending` does, which nobody can do with a list that is not `wanted`. */
const isPosted = (_id: string) => posted.updateOne({ _id, state: 'wanted' }, { $set: { state: 'sent' } });

it.each([
  ['nothing', async () => {}],
  ['the reminders are posted', ({ reminders }: Person) => isPosted(reminders)],
  ['the morning’s list is posted', ({ digest }: Person) => isPosted(digest)],
  ['both are posted', ({ reminders, digest }: Person) => Promise.all([isPosted(reminders), isPosted(digest)])],
  [
    'another reminder joins them',
    ({ reminders: _id }: Person) => posted.updateOne({ _id, state: 'wanted' }, { $push: { rows: row } } as Document),
  ],
  ['another sweep does the same', ({ reminders: id, digest: into }: Person) => lists.goesOver({ id, into }, now)],
  [
    'Teams asks for the reminders a little later',
    async ({ held }: Person) => held && lists.settle(held, { state: 'wanted', dueAt: soon }),
  ],
  ['the process dies', () => Promise.reject(died)],
] as const)(
  'a reminder that goes over into the morning’s list is told in one of the two, once; meanwhile %s',
  async (_name, meanwhile) => {
    let stops = 0;
    for (let isOver = false; !isOver; stops++) {
      const found = await unites(stops, meanwhile);
      expect(found.told.filter((id) => id !== 'late')).toEqual(found.meant);
      expect(found.told.filter((id) => id === 'late').length).toBeLessThan(2);
      isOver = found.isOver;
    }
    expect(stops).toBeGreaterThan(3);
  },
);
