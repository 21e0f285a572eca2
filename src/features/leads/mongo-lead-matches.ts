import type { LeadFilter } from '../../answers/lead-filter.ts';
import { type Where, whereIn } from '../../mongo/where.ts';
import { contactWithin, facet, type ReferralDocument } from '../referrals/index.ts';

const where = whereIn<ReferralDocument>();
const dayMilliseconds = 86_400_000;

/** Partner Center's spellings of one shop, rating or validity differ from place to place. */
const shops = {
  azuremarketplace: /azure\s?marketplace/i,
  appsource: /appsource|spza/i,
  azureportal: /azure\s?portal/i,
};

const ratings = { high: /^high$/i, medium: /^medium$/i, low: /^low$/i };
const emails = { valid: /^valid$/i, invalid: /^(?:invalid|spam)$/i };
const calls = {
  'get-it-now': /get\s?it|^ins$|create|buy|purchase|subscribe/i,
  'free-trial': /trial/i,
  'test-drive': /test\s?drive/i,
};

/** The conditions, each of what stands in the record. */
export function leadMatches(filter: LeadFilter, now: Date): Where<ReferralDocument> {
  const { countries, rating, source, email, call, asked, days } = filter;
  const conditions = {
    ...(countries ? { 'keys.facets': { $in: countries.map((code) => facet('country', code)) } } : {}),
    ...(rating ? { 'record.lead.rating': ratings[rating] } : {}),
    ...(source ? { 'record.lead.source': shops[source] } : {}),
    ...(call ? { 'record.lead.callToAction': calls[call] } : {}),
    ...(email ? { 'record.lead.emailValidity': emails[email] } : {}),
    // Whose time has passed needs nobody any more.
    ...(asked
      ? { 'record.lead.wantsContact': true, 'record.createdAt': { $gt: new Date(now.getTime() - contactWithin) } }
      : {}),
    ...(days ? { deadline: { $gt: now, $lte: new Date(now.getTime() + days * dayMilliseconds) } } : {}),
  };
  return where(conditions as Where<ReferralDocument>) as Where<ReferralDocument>;
}
