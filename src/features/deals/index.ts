export { closedDeal } from './close/deal-close.ts';
export { createDeals, dealParts } from './create-deals.ts';
export { asEdited } from './deal/deal.ts';
export { wonSafelyFrom } from './deal/deal-guard.ts';
export { dealNotice } from './deal/deal-notices.ts';
export { type DealOutcome, DealService } from './deal/deal-service.ts';
export { fieldName } from './deal/deal-words-of.ts';
export { solutionsKnown } from './deal/solutions-known.ts';
export { canEditContact, canInvite, canShare } from './microsoft/deal-microsoft.ts';
