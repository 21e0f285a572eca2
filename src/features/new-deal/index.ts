export { newReferralOf } from './creation/creation-body.ts';
export { lookFrom, looksLike } from './creation/creation-look.ts';
export type { CreationResult } from './creation/creation-result.ts';
export { DealCreation } from './creation/deal-creation.ts';
export { mayCreateDeals } from './creation/may-create-deals.ts';
export type { DealDraft, DealFields, DealSolution } from './draft/deal-draft.ts';
export { MongoDraftStore } from './draft/mongo-draft-store.ts';
export { newDealFeature } from './new-deal-feature.ts';
export { MongoCustomers } from './offers/mongo-customers.ts';
