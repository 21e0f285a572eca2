export { MongoDigests } from './digest/mongo-digests.ts';
export { type LadderRehearsal, readLadder, rehearseLadder } from './ladder-rehearsal.ts';
export { type OwnerReminded, ownerReminder } from './owner-reminder.ts';
export { Gathering } from './posted-lists/gathering.ts';
export { MongoPostedLists } from './posted-lists/mongo-posted-lists.ts';
export { remindersFeature } from './reminders-feature.ts';
