export { dealCard } from './deal-card.ts';
export { DealService } from './deal-service.ts';
export { dealWorkFeature } from './deal-work-feature.ts';
