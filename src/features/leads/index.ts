export { createLeads, leadParts } from './create-leads.ts';
export { MongoUnverifiedLeads } from './destination/mongo-unverified-leads.ts';
export {
  type LeadFilterField,
  leadFilterAsTyped,
  leadFilterFields,
  leadFilterNames,
  readLeadFilterForm,
  type TypedLeadFilter,
} from './lead-filter-form.ts';
export type { Leads } from './leads.ts';
export { leadsForPage, leadViewCode, leadViewIn } from './leads-for-page.ts';
export { MongoLeads } from './mongo-leads.ts';
export { MongoLeadNews } from './news/mongo-lead-news.ts';
export { MongoLeadRules } from './rules/mongo-lead-rules.ts';
