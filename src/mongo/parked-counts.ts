import type { Db } from 'mongodb';
import type { ParkedBetween } from '../sweeps/lease.ts';
import type { ItemsIn } from './mongo-leases.ts';

export interface ParkedSomewhere {
  parkedIn(when?: ParkedBetween): ItemsIn;
}

/**
 * Parked items per sweep, without the sweeps that have none. One aggregate for all: it runs every minute, and two dozen
 * separate counts would be most of the commands of an idle desk.
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
  // The pipeline's own collection yields nothing; each `$unionWith` adds the row of one sweep.
  const nothing = { $match: { _id: { $in: [] } } };
  const rows = await db
    .collection('settings')
    .aggregate<{ readonly sweep: string; readonly count: number }>([nothing, ...counts])
    .toArray();
  // MongoDB's `$count` yields no row for nothing, other servers a row with 0.
  return new Map(rows.filter(({ count }) => count > 0).map(({ sweep, count }) => [sweep, count]));
}
