import type { Db, Document } from 'mongodb';
import type { SystemClock } from '../../../src/clock.ts';
import { MongoLeases } from '../../../src/mongo/mongo-leases.ts';
import { parkedSweeps } from '../../../src/parked/parked-sweeps.ts';

/** At least as long as a list waits for more rows. */
export const gatheringMilliseconds = 10_000;

interface Asked {
  readonly db: Db;
  readonly clock: Pick<SystemClock, 'now' | 'serverNow'>;
}

/**
 * Which sweeps may have something to do, by the filters that they themselves look with, and whether a list still waits for
 * more rows. In one round trip: it is asked after every word and press, and looks by two dozen sweeps in turn, nearly all
 * in vain, were a third of what a conversation cost. What failed waits its time and is not due.
 */
export async function whatIsDue({ db, clock }: Asked) {
  const now = clock.now();
  const sweeps = Map.groupBy(everySweep(db, { now, serverNow: clock.serverNow() }), ({ collection }) => collection);
  const soon = { $gt: now, $lte: new Date(now.getTime() + gatheringMilliseconds) };
  const found = await db
    .collection('none')
    .aggregate<{ readonly due: string }>([
      ...[...sweeps].map(([collection, those]) => any(collection, { $or: those.map(({ filter }) => filter) })),
      any('postedLists', { state: 'wanted', dueAt: soon }, 'gathering'),
    ])
    .toArray();
  const due = found.flatMap((row) => sweeps.get(row.due) ?? []);
  return { sweeps: new Set(due.map(({ name }) => name)), gathering: found.some((row) => row.due === 'gathering') };
}

function everySweep(db: Db, times: { readonly now: Date; readonly serverNow: Date }) {
  return [...parkedSweeps(db)].map(([name, leases]) => {
    if (!(leases instanceof MongoLeases)) throw new Error(`What is due for ${name} is not known.`);
    return { name, ...leases.dueOrHeld(times) };
  });
}

const any = (collection: string, filter: Document, due = collection): Document => ({
  $unionWith: {
    coll: collection,
    pipeline: [{ $match: filter }, { $limit: 1 }, { $project: { _id: 0, due: { $literal: due } } }],
  },
});
