export { awayFeature } from './away-feature.ts';
