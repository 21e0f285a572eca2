import type { LeadFilter } from '../../answers/leads/lead-filter.ts';
import { type Where, whereIn } from '../../mongo/where.ts';
import { contactWithin, facet, leadCallWords, type ReferralDocument } from '../referrals/index.ts';
import { leadShops } from './lead-in-words.ts';

const where = whereIn<ReferralDocument>();
const dayMilliseconds = 86_400_000;

const ratings = { high: /^high$/i, medium: /^medium$/i, low: /^low$/i };
const emails = { valid: /^valid$/i, invalid: /^(?:invalid|spam)$/i };

const shops = {
  azuremarketplace: written(leadShops.azuremarketplace.words),
  appsource: written(leadShops.appsource.words),
  azureportal: written(leadShops.azureportal.words),
};
const calls = {
  'get-it-now': written(leadCallWords['get-it-now']),
  'free-trial': written(leadCallWords['free-trial']),
  'test-drive': written(leadCallWords['test-drive']),
};

/** The filter as conditions on fields of the record. */
export function leadMatches(filter: LeadFilter, now: Date): Where<ReferralDocument> {
  const { countries, rating, source, email, call, asked, days } = filter;
  const conditions = {
    ...(countries ? { 'keys.facets': { $in: countries.map((code) => facet('country', code)) } } : {}),
    ...(rating ? { 'record.lead.rating': ratings[rating] } : {}),
    ...(source ? { 'record.lead.source': shops[source] } : {}),
    ...(call ? { 'record.lead.callToAction': calls[call] } : {}),
    ...(email ? { 'record.lead.emailValidity': emails[email] } : {}),
    // Once the time to contact the customer is over, nobody has to respond any more.
    ...(asked
      ? { 'record.lead.wantsContact': true, 'record.createdAt': { $gt: new Date(now.getTime() - contactWithin) } }
      : {}),
    ...(days ? { deadline: { $gt: now, $lte: new Date(now.getTime() + days * dayMilliseconds) } } : {}),
  };
  return where(conditions as Where<ReferralDocument>) as Where<ReferralDocument>;
}

/**
 * Matches any of the words as a whole, in any of Partner Center's spellings: `GetItNow`, `Get it now`, `get-it-now`.
 */
function written(words: readonly string[]): RegExp {
  const between = '[^\\p{L}\\p{N}]*';
  const each = words.map((word) => [...word].join(between));
  return new RegExp(`^${between}(?:${each.join('|')})${between}$`, 'iu');
}
