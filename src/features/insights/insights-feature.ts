import type { Db } from 'mongodb';
import type { Feature } from '../../feature.ts';
import { Memory, type MemoryDeps } from './memory.ts';
import { MongoMemory } from './mongo-memory.ts';

/** Statistics from the desk's own history. */
export function createInsights({ db, ...deps }: Omit<MemoryDeps, 'store'> & { readonly db: Db }) {
  const store = new MongoMemory(db);
  const feature: Feature = { name: 'insights', stores: [store] };
  return { feature, memory: new Memory({ ...deps, store }) };
}
