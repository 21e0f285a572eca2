export { rolesFeature } from './roles-feature.ts';
