export { leadParts, leadsFeature } from './create-leads.ts';
export { MongoLeads } from './mongo-leads.ts';
