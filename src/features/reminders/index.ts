export { remindersFeature } from './reminders-feature.ts';
