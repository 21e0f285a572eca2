export { Retention } from './retention.ts';
export { keptFor, retentionFeature } from './retention-feature.ts';
