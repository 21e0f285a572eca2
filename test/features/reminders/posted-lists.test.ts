import { expect, it } from 'vitest';
import { FixedClock } from '../../../src/clock.ts';
import { MongoPostedLists } from '../../../src/features/reminders/posted-lists/mongo-posted-lists.ts';
import {
  PostedListDelivery,
  type PostedListDeps,
} from '../../../src/features/reminders/posted-lists/posted-list-delivery.ts';
import { createLogger } from '../../../src/logger.ts';
import type { Messenger, SendResult } from '../../../src/messenger.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { aReferral } from '../../builders/referral.ts';
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

it.each([
  ['a row joined meanwhile', 'joined'],
  ['Teams puts it off', 'later'],
  ['Teams refuses it with names', 'refused'],
] as const)('a list that a worker died over is said to be there twice perhaps, also where %s', async (_name, first) => {
  const id = `t1/megan/${first}`;
  const clock = new FixedClock(now);
  await lists.want({ id, kind: 'digest', person, address, rows: [], leads: { total: 1, offers: [], leaving: 0 } }, now);
  const row = db.collection<{ _id: string }>('postedLists');
  const calls = { referralId: 'r1', calls: true };
  await row.updateOne({ _id: id }, { $set: { state: 'sending', ...(first === 'refused' ? { rows: [calls] } : {}) } });
  const posts: SendResult[] = [{ kind: 'sent', activityId: 'posted' }];
  if (first === 'later') posts.unshift({ kind: 'later', reason: '429' });
  if (first === 'refused') posts.unshift({ kind: 'refused', reason: '400' });
  const post: Messenger['post'] = async (_to, _message, mayLeave) => {
    if (first === 'joined' && clock.now().getTime() === now.getTime())
      await row.updateOne({ _id: id }, { $push: { rows: { referralId: 'r2' } }, $inc: { wishes: 1 } } as never);
    return (await mayLeave?.()) ? (posts.shift() as SendResult) : { kind: 'withdrawn' };
  };
  const { sweeper } = new PostedListDelivery({
    ...{ lists, clock, log: createLogger({ level: 'silent' }), metrics: createMetrics(), random: () => 0 },
    referrals: { find: async () => undefined, among: async () => [], countDueReminders: async () => 0 },
    people: { find: async () => ({ ...person, name: 'Megan' }) },
    ...{ messenger: { post }, render: () => ({ text: 'list' }), asksOf: async () => new Map() },
  } as unknown as PostedListDeps);
  await sweeper.run();
  clock.advance(60_000);
  await sweeper.run();
  expect(await row.findOne({ _id: id })).toMatchObject({ state: 'sent', activityId: 'posted', maybeTwice: true });
});

it('rows that nobody was told of are looked at together, and what is another’s by now is let go', async () => {
  const id = 't1/megan/burst';
  const clock = new FixedClock(now);
  const rows = ['r1', 'r2', 'r3'].map((referralId) => ({ referralId, copyId: `copy:${referralId}` }));
  await lists.want({ id, kind: 'digest', person, address, rows, leads: { total: 1, offers: [], leaving: 0 } }, now);
  const looks: number[] = [];
  let underWay = 0;
  const dropped: string[] = [];
  const { sweeper } = new PostedListDelivery({
    ...{ lists, clock, log: createLogger({ level: 'silent' }), metrics: createMetrics(), random: () => 0 },
    referrals: {
      among: async (ids: readonly string[]) => ids.map((one) => aReferral({ id: one })),
      countDueReminders: async () => 0,
    },
    copies: {
      ofReferral: async (referralId: string) => {
        underWay += 1;
        await new Promise(setImmediate);
        looks.push(underWay);
        underWay -= 1;
        return [{ id: 'copy:other' }, { id: `copy:${referralId}` }];
      },
      settle: async (copy: { readonly id: string }) => dropped.push(copy.id),
    },
    isStillOwed: async (copy: { readonly id: string }) => copy.id !== 'copy:r2',
    people: { find: async () => ({ ...person, name: 'Megan' }) },
    messenger: {
      post: async (_to: unknown, _message: unknown, may: () => Promise<boolean>) =>
        (await may()) ? { kind: 'sent', activityId: 'posted' } : { kind: 'withdrawn' },
    },
    ...{ render: () => ({ text: 'list' }), asksOf: async () => new Map() },
  } as unknown as PostedListDeps);
  await sweeper.run();
  const stored = await db.collection<{ _id: string }>('postedLists').findOne({ _id: id });
  expect(stored).toMatchObject({ state: 'sent', rows: [rows[0], rows[2]] });
  expect(dropped).toEqual(['copy:r2']);
  expect(Math.max(...looks)).toBe(rows.length);
});
