export { dealsByWords } from './deals-by-words.ts';
export { firstOfInbox } from './list-card.ts';
export { listsFeature } from './lists-feature.ts';
export { MongoFavouriteStore } from './mongo-favourite-store.ts';
export { MongoReferralLists } from './mongo-referral-lists.ts';
