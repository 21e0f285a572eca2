import type { Db } from 'mongodb';
import type { Feature } from '../../feature.ts';
import { type HealthCommandDeps, healthWords } from './health-commands.ts';
import { HealthWatch, type HealthWatchDeps } from './health-watch.ts';
import { MongoHealthWatch } from './mongo-health-watch.ts';

export interface HealthDeps extends Omit<HealthWatchDeps, 'watch'>, Omit<HealthCommandDeps, 'watch' | 'since'> {
  readonly db: Db;
}

/** The desk's own health: a daily card, an alarm when something is late, and a heartbeat for external monitoring. */
export function createHealth({ db, ...deps }: HealthDeps) {
  const watch = new MongoHealthWatch(db, () => deps.clock.now());
  const looking = new HealthWatch({ ...deps, watch });
  const { sweeper } = looking;
  const { command, intent } = healthWords({ ...deps, watch, since: () => looking.since });
  const feature: Feature = {
    name: 'health',
    commands: [command],
    intents: [intent],
    stores: [watch],
    sweeps: [sweeper],
  };
  return { feature, lookedAt: () => watch.lookedAt(), chat: async () => (await watch.place())?.address };
}
