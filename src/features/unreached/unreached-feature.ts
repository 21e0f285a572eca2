import type { Db } from 'mongodb';
import type { Feature } from '../../feature.ts';
import { MongoUnreachedWatch } from './mongo-unreached-watch.ts';
import { MongoWarnings } from './mongo-warnings.ts';
import { type UnreachedDeps, UnreachedWatch } from './unreached-watch.ts';

/** Escalates referrals that are about to expire and of which nobody could be warned. */
export function unreachedFeature({
  db,
  ...deps
}: Omit<UnreachedDeps, 'watch' | 'warnings'> & { readonly db: Db }): Feature {
  const watch = new MongoUnreachedWatch(db);
  const { sweeper } = new UnreachedWatch({ ...deps, watch, warnings: new MongoWarnings(db) });
  return { name: 'unreached', stores: [watch], sweeps: [sweeper] };
}
