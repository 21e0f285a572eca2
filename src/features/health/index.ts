export type { HealthFacts } from './health-facts.ts';
export { createHealth } from './health-feature.ts';
export { MongoHealthWatch } from './mongo-health-watch.ts';
