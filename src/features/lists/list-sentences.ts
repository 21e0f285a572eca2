import { daysOfSpan, firstOfAll } from '../../answers/day/day-span.ts';
import { countriesOf, leavesOut } from '../../answers/place/place-said.ts';
import { amountText, dayText } from '../../answers/shown.ts';
import { plain } from '../../cards/plain.ts';
import { catalogues, say } from '../../i18n/catalogue.ts';
import { aboutIt, countryName, formatAlternatives, formatList } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { decidedRead } from './list-decided.ts';
import {
  type AnyFilterName,
  allFilterNames,
  fromMicrosoft,
  fromPartners,
  type ListFilters,
  me,
  nobody,
} from './list-view.ts';

interface FilterInWords {
  readonly name: AnyFilterName;
  readonly text: string;
  /** Without the filter's name. */
  readonly value: string;
}

/** The filters in force in the reader's language: "Country: Germany". */
export function filtersInWords(locale: Locale, filters: ListFilters): readonly FilterInWords[] {
  return allFilterNames.flatMap((name): readonly FilterInWords[] => {
    if (name === 'decided') return decidedInWords(locale, filters);
    const value = valueInWords(locale, name, filters);
    // Words of their own: `Country: not` has a colon too many in Russian, and a case of its own without it.
    if (name === 'country' && filters.country && leavesOut(filters.country)) {
      const countries = joinedCountries(locale, filters.country);
      const text = say(locale, 'list.country.notBy', { countries });
      return [{ name, text, value: text }];
    }
    return value === undefined ? [] : [{ name, text: aboutIt(locale, say(locale, `list.by.${name}`), value), value }];
  });
}

/** `Won: October 1, 2026 – December 31, 2026` */
function decidedInWords(locale: Locale, filters: ListFilters): readonly FilterInWords[] {
  const decided = decidedRead(filters.decided);
  if (!decided) return [];
  const { decision } = decided;
  const name = say(locale, decision === 'ended' ? 'list.decided.ended' : `stage.${decision}`);
  const text = aboutIt(locale, name, daysText(locale, decided));
  return [{ name: 'decided', text, value: text }];
}

function valueInWords(
  locale: Locale,
  name: Exclude<AnyFilterName, 'decided'>,
  filters: ListFilters,
): string | undefined {
  const { state, stage, type, country, owner, sender, answerBefore, closingBefore } = filters;
  switch (name) {
    case 'state':
      return state && say(locale, `stage.${state}`);
    case 'stage':
      return stage && say(locale, `stage.${stage}`);
    case 'type':
      return type && say(locale, `category.${type}`);
    case 'country':
      return country && countryNames(locale, country);
    case 'owner':
      return owner && ownerInWords(locale, owner);
    case 'sender':
      return sender && senderInWords(locale, sender);
    case 'answerBefore':
      return answerBefore && dayText(locale, answerBefore);
    case 'closingBefore':
      return closingBefore && dayText(locale, closingBefore);
    case 'closing':
    case 'arrived':
      return filters[name] && spanText(locale, filters[name]);
    case 'valueFrom':
    case 'valueUpTo':
      return filters[name] && amountText(locale, filters[name]);
    case 'figure':
      return filters.figure && figureInWords(locale, filters.figure);
    default:
      return filters[name] && plain(filters[name], { max: 60 });
  }
}

/** `1 Mar 2027 – 31 Mar 2027` */
function spanText(locale: Locale, span: string): string | undefined {
  const days = daysOfSpan(span);
  return days && daysText(locale, days);
}

function daysText(locale: Locale, { from, until }: { readonly from: string; readonly until: string }): string {
  if (from === firstOfAll) return say(locale, 'list.by.upTo', { day: dayText(locale, until) });
  return [...new Set([from, until])].map((day) => dayText(locale, day)).join(' – ');
}

/** `Germany or France`, `all but Germany and France` */
export function countryNames(locale: Locale, filter: string): string {
  const countries = joinedCountries(locale, filter);
  return leavesOut(filter) ? say(locale, 'list.country.not', { countries }) : countries;
}

/** Alternatives, but none of those that are left out. */
function joinedCountries(locale: Locale, filter: string): string {
  const names = countriesOf(filter).map((code) => countryName(locale, code));
  return leavesOut(filter) ? formatList(locale, names) : formatAlternatives(locale, names);
}

/** The name of the metric, from the first part of the code; the figure itself is the list's count. */
function figureInWords(locale: Locale, code: string): string {
  const key = `scorecard.${code.split('~')[0]}`;
  return key in catalogues.en ? say(locale, key as 'scorecard.acceptance') : say(locale, 'scorecard.title');
}

export function ownerInWords(locale: Locale, owner: string): string {
  if (owner === me) return say(locale, 'list.owner.me');
  return owner === nobody ? say(locale, 'list.owner.nobody') : plain(owner, { max: 60 });
}

export function senderInWords(locale: Locale, sender: string): string {
  if (sender === fromMicrosoft) return say(locale, 'sender.microsoft');
  return sender === fromPartners ? say(locale, 'list.sender.partner') : plain(sender, { max: 60 });
}
