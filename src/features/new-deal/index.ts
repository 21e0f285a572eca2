export { MongoDraftStore } from './draft/mongo-draft-store.ts';
export { newDealFeature } from './new-deal-feature.ts';
export { MongoCustomers } from './offers/mongo-customers.ts';
