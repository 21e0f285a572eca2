export { HandsOverEverything } from './everything-handed-over.ts';
export { MongoWaitingReferrals } from './mongo-waiting-referrals.ts';
export { TeamLoadCounter } from './team-loads.ts';
export { workloadFeature } from './workload-feature.ts';
