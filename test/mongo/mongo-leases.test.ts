import { expect, it } from 'vitest';
import { MongoLeases } from '../../src/mongo/mongo-leases.ts';
import { freshDatabase } from '../support/database.ts';

const db = await freshDatabase();
const now = new Date('2026-11-21T09:00:00Z');

it('leases the others of many where one cannot be read', async () => {
  const collection = db.collection<{ _id: string; dueAt: Date; odd?: true }>('things');
  await collection.insertMany([
    { _id: 'a', dueAt: now },
    { _id: 'odd', dueAt: now, odd: true },
    { _id: 'b', dueAt: now },
  ]);
  const leases = new MongoLeases({
    ...{ collection, at: 'sweep', due: () => ({ dueAt: { $lte: now } }), order: { dueAt: 1 } },
    toItem: ({ _id, odd }) => {
      if (odd) throw new TypeError('unreadable');
      return _id as string;
    },
  });
  const until = new Date(now.getTime() + 15_000);
  const asked = ['a', 'odd', 'b'].map((id) => leases.lease(id, until, { now, serverNow: now }));
  const leased = await Promise.allSettled(asked);
  expect(leased.map((each) => (each.status === 'fulfilled' ? each.value?.item : each.reason))).toEqual([
    'a',
    expect.any(TypeError),
    'b',
  ]);
});
