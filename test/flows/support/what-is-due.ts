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

/** Where hundreds of documents may stand. What `$unionWith` joins is decoded whole before it is compared, four times as dear. */
const large: readonly string[] = ['referrals', 'copies'];

/**
 * Which sweeps may have something to do, by the filters that they themselves look with, and whether a list still waits for
 * more rows. In two commands at once: it is asked after every word and press, and looks by two dozen sweeps in turn, nearly
 * all in vain, were a third of what a conversation cost. What failed waits its time and is not due.
 */
export async function whatIsDue({ db, clock }: Asked) {
  const now = clock.now();
  const sweeps = Map.groupBy(everySweep(db, { now, serverNow: clock.serverNow() }), ({ collection }) => collection);
  const soon = { $gt: now, $lte: new Date(now.getTime() + gatheringMilliseconds) };
  const dueIn = (collection: string) =>
    firstOf({ $or: (sweeps.get(collection) ?? []).map(({ filter }) => filter) }, collection);
  const union = (coll: string, pipeline: Document[]): Document => ({ $unionWith: { coll, pipeline } });
  const small = [
    ...[...sweeps.keys()].filter((name) => !large.includes(name)).map((name) => union(name, dueIn(name))),
    union('postedLists', firstOf({ state: 'wanted', dueAt: soon }, 'gathering')),
  ];
  const look = (name: string, at: number) =>
    db
      .collection(name)
      .aggregate<{ readonly due: string }>([...dueIn(name), ...(at === 0 ? small : [])])
      .toArray();
  const found = (await Promise.all(large.map(look))).flat();
  const due = found.flatMap((row) => sweeps.get(row.due) ?? []);
  return { sweeps: new Set(due.map(({ name }) => name)), gathering: found.some((row) => row.due === 'gathering') };
}

const firstOf = (filter: Document, due: string): Document[] => [
  { $match: filter },
  { $limit: 1 },
  { $project: { _id: 0, due: { $literal: due } } },
];

const leasesOf = new WeakMap<Db, readonly (readonly [name: string, leases: MongoLeases<unknown>])[]>();

function everySweep(db: Db, times: { readonly now: Date; readonly serverNow: Date }) {
  const all = leasesOf.get(db) ?? [...leasesIn(db)];
  leasesOf.set(db, all);
  return all.map(([name, leases]) => ({ name, ...leases.dueOrHeld(times) }));
}

function* leasesIn(db: Db) {
  for (const [name, leases] of parkedSweeps(db)) {
    if (!(leases instanceof MongoLeases)) throw new Error(`What is due for ${name} is not known.`);
    yield [name, leases] as const;
  }
}
