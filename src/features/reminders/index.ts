export { ChannelSummary } from './channel-summary.ts';
export { MongoSummaryStore } from './mongo-summary-store.ts';
export { ReminderSweep } from './reminder-sweep.ts';
export { summaryMessage } from './summary-card.ts';
