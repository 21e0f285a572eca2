export { HandsOverEverything } from './everything-handed-over.ts';
export { TeamLoadCounter } from './team-loads.ts';
export { workloadFeature } from './workload-feature.ts';
