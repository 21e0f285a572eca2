import type { Db } from 'mongodb';
import type { ParkedBetween } from '../sweeps/lease.ts';
import type { ItemsIn } from './mongo-leases.ts';

export interface ParkedSomewhere {
  parkedIn(when?: ParkedBetween): ItemsIn;
}

/**
 * How many items each sweep has parked, by its name; nothing of those that have none. One command for all: every minute's
 * look asks, and two dozen counts by themselves are most of what a desk at rest asks of its database.
 */
export async function parkedCounts(
  db: Db,
  sweeps: Iterable<readonly [name: string, ParkedSomewhere]>,
  when?: ParkedBetween,
): Promise<ReadonlyMap<string, number>> {
  const counts = [...sweeps].map(([sweep, items]) => {
    const { collection: coll, filter } = items.parkedIn(when);
    const pipeline = [{ $match: filter }, { $count: 'count' }, { $set: { sweep: { $literal: sweep } } }];
    return { $unionWith: { coll, pipeline } };
  });
  // It begins with nothing, and each sweep adds its row.
  const nothing = { $match: { _id: { $in: [] } } };
  const rows = await db
    .collection('settings')
    .aggregate<{ readonly sweep: string; readonly count: number }>([nothing, ...counts])
    .toArray();
  // MongoDB counts nothing as no row, others as a row of 0.
  return new Map(rows.filter(({ count }) => count > 0).map(({ sweep, count }) => [sweep, count]));
}
