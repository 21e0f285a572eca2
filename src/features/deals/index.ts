export { dealCard } from './deal-card.ts';
export { DealPlans } from './deal-plans.ts';
export { DealService } from './deal-service.ts';
export { dealWorkFeature } from './deal-work-feature.ts';
