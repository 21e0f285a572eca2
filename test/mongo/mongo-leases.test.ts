import { afterAll, expect, it } from 'vitest';
import { MongoLeases } from '../../src/mongo/mongo-leases.ts';
import { sharedClient } from '../support/database.ts';
import { commandsSentBy } from '../support/sent-by.ts';

const client = await sharedClient({ monitorCommands: true });
const db = client.db(`test-${crypto.randomUUID()}`);
afterAll(() => db.dropDatabase());
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

it('takes leases of one moment in one command, and a single one in its own', async () => {
  const collection = db.collection<{ _id: string; dueAt: Date }>('others');
  await collection.insertMany(['a', 'b', 'c', 'd'].map((_id) => ({ _id, dueAt: now })));
  const leases = new MongoLeases({
    ...{ collection, at: 'sweep', due: () => ({ dueAt: { $lte: now } }), order: { dueAt: 1 } },
    toItem: ({ _id }) => _id as string,
  });
  const lease = (id: string) => leases.lease(id, new Date(now.getTime() + 15_000), { now, serverNow: now });
  const several = await commandsSentBy(client, db, () => Promise.all(['a', 'b', 'c'].map(lease)));
  expect(several.sent).toEqual(['update', 'find']);
  expect((await commandsSentBy(client, db, () => lease('d'))).sent).toEqual(['findAndModify']);
});
