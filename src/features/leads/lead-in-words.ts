import type { LeadShop } from '../../answers/leads/lead-filter.ts';
import type { Labelled } from '../../cards/card-data.ts';
import { plain } from '../../cards/plain.ts';
import { say } from '../../i18n/catalogue.ts';
import { joinedIn } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type LeadFacts, leadCallOf, type ReferralRecord } from '../referrals/index.ts';

/** Partner Center's facts about a lead as text. Unknown values are shown as they are rather than hidden. */

export function leadSourceInWords({ lead }: Pick<ReferralRecord, 'lead'>): string {
  const written = lead?.source ?? '';
  const word = written.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return shops.find(({ words }) => words.includes(word))?.name ?? plain(written, { max: 60 });
}

/**
 * The shops' names, the same in every language, and their spellings in lower-case letters. SPZA was the storefront's
 * first name.
 */
export const leadShops: Readonly<Record<LeadShop, { readonly name: string; readonly words: readonly string[] }>> = {
  azuremarketplace: { name: 'Azure Marketplace', words: ['azuremarketplace'] },
  appsource: { name: 'AppSource', words: ['appsource', 'spza', 'appsourcespza'] },
  azureportal: { name: 'Azure Portal', words: ['azureportal'] },
};
const shops = Object.values(leadShops);

export function leadCallInWords({ lead }: Pick<ReferralRecord, 'lead'>, locale: Locale): string {
  const call = leadCallOf(lead?.callToAction);
  if (call === undefined) return '';
  return call === 'other' ? plain(lead?.callToAction ?? '', { max: 60 }) : say(locale, `lead.call.${call}`);
}

export function leadRatingInWords({ lead }: Pick<ReferralRecord, 'lead'>, locale: Locale): string {
  const rating = lead?.rating?.toLowerCase();
  if (rating === 'high' || rating === 'medium' || rating === 'low') return say(locale, `lead.rating.${rating}`);
  return plain(lead?.rating ?? '', { max: 60 });
}

function validity(written: string | undefined, locale: Locale): string {
  const word = written?.toLowerCase();
  if (word === 'valid' || word === 'invalid' || word === 'spam') return say(locale, `lead.valid.${word}`);
  return plain(written ?? '', { max: 40 });
}

/** Source, call to action, offer, rating, and whether the addresses are reliable. */
export function leadFactsInWords(record: ReferralRecord, locale: Locale): readonly Labelled[] {
  const lead: LeadFacts = record.lead ?? {};
  const offers = record.solutions.slice(0, 3).map(({ name, id }) => plain(name || id, { max: 80 }));
  const facts = [
    ['lead.fact.source', leadSourceInWords(record)],
    ['lead.fact.call', leadCallInWords(record, locale)],
    ['fact.solutions', joinedIn(locale, offers)],
    ['lead.fact.rating', leadRatingInWords(record, locale)],
    ['lead.fact.email', validity(lead.emailValidity, locale)],
    ['lead.fact.phone', validity(lead.phoneValidity, locale)],
  ] as const;
  return facts.filter(([, text]) => text !== '').map(([key, text]) => ({ label: say(locale, key), text }));
}
