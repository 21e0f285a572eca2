import { isEmptyLeadFilter, type LeadFilter, readLeadFilter } from '../../answers/leads/lead-filter.ts';
import { readCountry } from '../../answers/place/country.ts';
import { say } from '../../i18n/catalogue.ts';
import { countryName, joinedIn } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { leadShops } from './lead-in-words.ts';

/** A filter of leads as a form's values: one text per name, empty for no filter. */
export const leadFilterNames = ['country', 'source', 'call', 'rating', 'email', 'asked', 'days'] as const;
export type LeadFilterName = (typeof leadFilterNames)[number];
export type TypedLeadFilter = Readonly<Partial<Record<LeadFilterName, string>>>;

export interface LeadFilterField {
  readonly name: LeadFilterName;
  readonly label: string;
  /** Empty: a text input. */
  readonly choices: readonly { readonly value: string; readonly title: string }[];
}

type Choices = readonly (readonly [value: string, title: string])[];

/** The fields in their order, each with its choices, in the reader's language. */
export function leadFilterFields(locale: Locale): readonly LeadFilterField[] {
  const chosenFrom: Readonly<Partial<Record<LeadFilterName, Choices>>> = {
    source: (['azuremarketplace', 'appsource', 'azureportal'] as const).map((shop) => [shop, leadShops[shop].name]),
    call: (['get-it-now', 'free-trial', 'test-drive'] as const).map((call) => [call, say(locale, `lead.call.${call}`)]),
    rating: (['high', 'medium', 'low'] as const).map((one) => [one, say(locale, `lead.rating.${one}`)]),
    email: (['valid', 'invalid'] as const).map((one) => [one, say(locale, `lead.valid.${one}`)]),
    asked: [['yes', say(locale, 'lead.flame.row')]],
  };
  const labels: Readonly<Record<LeadFilterName, string>> = {
    country: say(locale, 'list.by.country'),
    source: say(locale, 'lead.fact.source'),
    call: say(locale, 'lead.fact.call'),
    rating: say(locale, 'lead.fact.rating'),
    email: say(locale, 'lead.fact.email'),
    asked: say(locale, 'leads.by.asked'),
    days: say(locale, 'leads.by.days'),
  };
  return leadFilterNames.map((name) => ({
    ...{ name, label: labels[name] },
    choices: (chosenFrom[name] ?? []).map(([value, title]) => ({ value, title })),
  }));
}

export function leadFilterAsTyped(filter: LeadFilter, locale: Locale): Readonly<Record<LeadFilterName, string>> {
  const { countries = [], source = '', call = '', rating = '', email = '', asked, days } = filter;
  return {
    ...{ source, call, rating, email },
    country: countries.map((code) => countryName(locale, code)).join(', '),
    asked: asked ? 'yes' : '',
    days: days ? String(days) : '',
  };
}

/**
 * Parses the form; returns the filter, or why a field is not valid. Countries are parsed as in `leads from France and
 * Spain`.
 */
export function readLeadFilterForm(
  typed: TypedLeadFilter,
  locale: Locale,
): { readonly filter: LeadFilter; readonly problems: TypedLeadFilter } {
  const said = (name: LeadFilterName) => typed[name]?.trim() ?? '';
  const problems: Partial<Record<LeadFilterName, string>> = {};
  const countries = countriesSaid(said('country'));
  if (countries === undefined) problems.country = say(locale, 'answer.country.notCountry');
  const days = said('days') === '' ? undefined : Number(said('days').normalize('NFKC'));
  const areDays = days === undefined || (Number.isInteger(days) && days >= 1 && days <= 365);
  if (!areDays) problems.days = say(locale, 'leads.problem.days');
  const fields = leadFilterFields(locale);
  for (const { name, choices } of fields)
    if (choices.length > 0 && said(name) !== '' && !choices.some(({ value }) => value === said(name)))
      problems[name] = say(locale, 'list.problem.choice', {
        choices: joinedIn(
          locale,
          choices.map(({ title }) => title),
        ),
      });
  const chosen = (['source', 'call', 'rating', 'email'] as const).flatMap((name) =>
    said(name) === '' || problems[name] ? [] : [[name, said(name)]],
  );
  return {
    filter: {
      ...(countries && countries.length > 0 ? { countries } : {}),
      ...(Object.fromEntries(chosen) as LeadFilter),
      ...(said('asked') === 'yes' ? { asked: true } : {}),
      ...(days !== undefined && areDays ? { days } : {}),
    },
    problems,
  };
}

/** Undefined: a part of the text is no country. */
function countriesSaid(text: string): readonly string[] | undefined {
  if (text === '') return [];
  const one = readCountry(text);
  if (one.kind === 'country') return [one.country];
  const { filter, rest } = readLeadFilter(text);
  const { countries, ...others } = filter;
  return rest === '' && isEmptyLeadFilter(others) ? countries : undefined;
}
