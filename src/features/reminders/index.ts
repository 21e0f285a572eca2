export { MongoDigests } from './digest/mongo-digests.ts';
export { MongoSummaryStore } from './mongo-summary-store.ts';
export { MongoPostedLists } from './posted-lists/mongo-posted-lists.ts';
export { remindersFeature } from './reminders-feature.ts';
