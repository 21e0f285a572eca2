export { createDeals, dealParts } from './create-deals.ts';
export { solutionsKnown } from './deal/solutions-known.ts';
