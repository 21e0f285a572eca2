export { MongoSummaryStore } from './mongo-summary-store.ts';
export { remindersFeature } from './reminders-feature.ts';
