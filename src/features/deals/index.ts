export { dealCards } from './card/deal-card.ts';
export { DealPlans } from './deal/deal-plans.ts';
export { DealService } from './deal/deal-service.ts';
export { solutionsKnown } from './deal/solutions-known.ts';
export { dealWorkFeature } from './deal-work-feature.ts';
export { inviteCarrier } from './microsoft/deal-invite-carrier.ts';
export { registrationRequest } from './registration/deal-registration.ts';
