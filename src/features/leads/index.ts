export { createLeads, leadParts } from './create-leads.ts';
export { MongoUnverifiedLeads } from './destination/mongo-unverified-leads.ts';
export { MongoLeads } from './mongo-leads.ts';
