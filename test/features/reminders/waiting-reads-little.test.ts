import type { CommandStartedEvent, Document } from 'mongodb';
import { beforeAll, expect, it } from 'vitest';
import { type Copy, MongoCopyStore } from '../../../src/features/referrals/index.ts';
import { MongoPostedLists } from '../../../src/features/reminders/posted-lists/mongo-posted-lists.ts';
import { freshDatabase, sharedClient } from '../../support/database.ts';

/** Whoever has worked here for a year has thousands of cards and reminders behind them: each new reminder must not read them. */

const fresh = await freshDatabase();
const client = await sharedClient({ monitorCommands: true });
const db = client.db(fresh.databaseName);
const lists = new MongoPostedLists(db);
const now = new Date('2026-11-20T09:00:00Z');
const person = { tenantId: 't1', aadObjectId: 'megan' };
const behind = 200;

beforeAll(async () => {
  await new MongoCopyStore(db).createIndexes();
  await lists.createIndexes();
  const each = Array.from({ length: behind }, (_, number) => number);
  const told = (number: number) => ({ _id: `r${number}/reminder:P1D/megan` as never, referralId: `r${number}` });
  await db
    .collection('copies')
    .insertMany(each.map((number) => ({ ...told(number), person, purpose: 'reminder:P1D', state: 'listed' })));
  const rows = (number: number) => [{ referralId: `r${number}`, copyId: told(number)._id }];
  await db.collection('postedLists').insertMany(
    each.map((number) => ({
      _id: `l${number}` as never,
      kind: 'reminders',
      person,
      rows: rows(number),
      state: 'sent',
    })),
  );
});

const copy = { id: 'r7/reminder:P1D/megan', referralId: 'r7', person } as unknown as Copy;

async function sentBy(asks: () => Promise<boolean>): Promise<readonly Document[]> {
  const sent: Document[] = [];
  const note = ({ commandName, command }: CommandStartedEvent) => {
    if (commandName === 'find' && command.find !== 'digests') sent.push(command);
  };
  client.on('commandStarted', note);
  await asks();
  client.off('commandStarted', note);
  return sent;
}

it('looks for others that wait among those that are due', async () => {
  expect(await lists.remindersWait(person, now, copy.id)).toBe(false);
  const [{ find, filter } = {}] = await sentBy(() => lists.remindersWait(person, now, copy.id));
  // The embedded server explains an index only where it is told to take it; others take it by themselves.
  const hint = 'person_due';
  const explained = await db.command({ explain: { find, filter, hint }, verbosity: 'executionStats' });
  expect(explained.executionStats.totalDocsExamined).toBe(0);
});

it('looks for the list that holds it among those of its referral', async () => {
  expect(await lists.holds(copy)).toBe(true);
  expect(await lists.holds({ ...copy, id: 'another', referralId: 'r7' })).toBe(false);
  const indexes = await db.collection('postedLists').indexes();
  const [{ filter = {} } = {}] = await sentBy(() => lists.holds(copy));
  // A range of few entries: an index of the person alone would be gone through for all their lists.
  const byValue = Object.keys(filter).filter((field) => typeof filter[field] === 'string');
  expect(indexes.filter(({ key }) => byValue.includes(Object.keys(key)[0] ?? '')).map(({ name }) => name)).toContain(
    'referral',
  );
});

it('finds those that wait', async () => {
  const waits = {
    _id: 'r1/reminder:PT4H/megan' as never,
    referralId: 'r1',
    purpose: 'reminder:PT4H',
    person,
    state: 'wanted',
  };
  await db.collection('copies').insertOne({ ...waits, dueAt: now });
  expect(await lists.remindersWait(person, now, copy.id)).toBe(true);
  expect(await lists.remindersWait(person, new Date(now.getTime() - 1), copy.id)).toBe(false);
});
