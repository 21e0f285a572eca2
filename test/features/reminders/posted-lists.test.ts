import { expect, it } from 'vitest';
import { MongoPostedLists } from '../../../src/features/reminders/posted-lists/mongo-posted-lists.ts';
import { freshDatabase } from '../../support/database.ts';

const db = await freshDatabase();
const lists = new MongoPostedLists(db);
const now = new Date('2026-11-21T09:00:00Z');
const person = { tenantId: 't1', aadObjectId: 'megan' };
const address = {
  tenantId: 't1',
  serviceUrl: 'https://x',
  kind: 'personal',
  conversationId: 'a:megan',
  botId: '28:b',
} as const;

it('lists that wait under the name of an earlier version are taken over, and nothing of it is left', async () => {
  const former = db.collection<{ _id: string }>('ownLists');
  const waiting = { kind: 'reminders', state: 'wanted', person, address, rows: [{ referralId: 'r1' }], dueAt: now };
  await former.insertMany([{ _id: 'one', ...waiting }, { _id: 'two', ...waiting } as never]);
  await lists.createIndexes();
  await Promise.all([lists.renewKeys(), new MongoPostedLists(db).renewKeys()]);
  expect(await lists.leases.due({ now, serverNow: now }, 10)).toEqual(['one', 'two']);
  expect(await former.countDocuments()).toBe(0);
  await lists.renewKeys();
  expect(await lists.leases.due({ now, serverNow: now }, 10)).toEqual(['one', 'two']);
});

it('a message that is asked about again is not one more of its day', async () => {
  const day = { id: 't1/megan/day/2026-11-21', person, address };
  expect(await lists.count(day, 'a', now, 2)).toBe(true);
  expect(await lists.count(day, 'b', now, 2)).toBe(true);
  expect([await lists.countedOn(day, 'c'), await lists.countedOn(day, 'b')]).toEqual([2, 1]);
  expect(await lists.count(day, 'b', now, 2)).toBe(true);
  expect(await lists.count(day, 'c', now, 2)).toBe(false);
});
