export { MongoDigests } from './digest/mongo-digests.ts';
export { MongoSummaryStore } from './mongo-summary-store.ts';
export { MongoOwnLists } from './own-lists/mongo-own-lists.ts';
export { remindersFeature } from './reminders-feature.ts';
