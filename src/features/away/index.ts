export { Absences } from './absences.ts';
export { awayFeature } from './away-feature.ts';
