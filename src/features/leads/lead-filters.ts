import { z } from 'zod';
import { isEmptyLeadFilter, type LeadFilter } from '../../answers/leads/lead-filter.ts';
import { plain } from '../../cards/plain.ts';
import { say } from '../../i18n/catalogue.ts';
import { countryName, formatNumber, joinedIn } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { leadShops } from './lead-in-words.ts';

/** The encoded filter in the data of a list's buttons. */
const Code = z.strictObject({
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .max(20)
    .optional(),
  rating: z.enum(['high', 'medium', 'low']).optional(),
  source: z.enum(['azuremarketplace', 'appsource', 'azureportal']).optional(),
  email: z.enum(['valid', 'invalid']).optional(),
  call: z.enum(['get-it-now', 'free-trial', 'test-drive']).optional(),
  asked: z.literal(true).optional(),
  days: z.number().int().min(1).max(365).optional(),
});

/** Validates a button's data: an empty text is no filter; anything not written by this desk is refused. */
export const LeadFilterCode = z
  .string()
  .max(400)
  .transform((code, context): LeadFilter => {
    if (code === '') return {};
    const read = Code.safeParse(parsed(code));
    if (read.success) return read.data as LeadFilter;
    context.addIssue({ code: 'custom', message: 'no filter of leads' });
    return z.NEVER;
  });

function parsed(code: string): unknown {
  try {
    return JSON.parse(code);
  } catch {
    return undefined;
  }
}

export function leadFilterCode(filter: LeadFilter): string {
  return isEmptyLeadFilter(filter) ? '' : JSON.stringify(filter);
}

/**
 * A rule's filter as a sentence. @param code the encoded filter; undefined or not valid: the filter is no longer known
 */
export function leadRuleOfCode(code: string | undefined, locale: Locale): string | undefined {
  const read = LeadFilterCode.safeParse(code);
  return read.success ? leadRuleInWords(read.data, locale) : undefined;
}

export function leadRuleInWords(filter: LeadFilter, locale: Locale): string {
  return isEmptyLeadFilter(filter) ? say(locale, 'lead.rule.all') : leadFilterInWords(filter, locale);
}

/** For example “France, Spain · rated high · to be answered within 3 days”. */
export function leadFilterInWords(filter: LeadFilter, locale: Locale): string {
  const { countries, rating, source, email, call, asked, days } = filter;
  const names = joinedIn(
    locale,
    (countries ?? []).map((code) => plain(countryName(locale, code), { max: 40 })),
  );
  return [
    ...(names ? [names] : []),
    ...(source ? [leadShops[source].name] : []),
    ...(call ? [say(locale, `lead.call.${call}`)] : []),
    ...(rating ? [say(locale, `leads.filter.${rating}`)] : []),
    ...(email ? [say(locale, `leads.filter.${email}`)] : []),
    ...(asked ? [say(locale, 'lead.flame.row')] : []),
    ...(days ? [say(locale, 'leads.filter.days', { count: formatNumber(locale, days) })] : []),
  ].join(' · ');
}
