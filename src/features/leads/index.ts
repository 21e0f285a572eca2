export { createLeads, leadParts } from './create-leads.ts';
export { MongoUnverifiedLeads } from './destination/mongo-unverified-leads.ts';
export { MongoLeads } from './mongo-leads.ts';
export { MongoLeadNews } from './news/mongo-lead-news.ts';
export { MongoLeadRules } from './rules/mongo-lead-rules.ts';
