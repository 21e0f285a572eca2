import type { Line } from '../../cards/card-data.ts';
import { solutionListing } from '../../cards/list-cards.ts';
import { plain, plainName, unformatted } from '../../cards/plain.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { BuiltCard } from '../referrals/index.ts';
import type { CatalogueSolution } from './solution-catalogue.ts';
import { kindInWords, meaningOf, showsStatus, statusInWords } from './solution-words.ts';

export const solutionsOnPage = 6;
/** In characters. Upper bound of a search text, which the buttons carry. */
export const longestWords = 60;

export interface SolutionPage {
  readonly words: string;
  /** From 1. */
  readonly page: number;
  readonly found: readonly CatalogueSolution[];
}

/** A page of the catalogue: each solution's owner, type and co-sell status, and what that means for the seller. */
export function solutionListCard({ words, page: wanted, found }: SolutionPage, locale: Locale): BuiltCard {
  const pages = Math.max(1, Math.ceil(found.length / solutionsOnPage));
  const page = Math.min(wanted, pages);
  const from = (page - 1) * solutionsOnPage;
  const rows = found.slice(from, from + solutionsOnPage);
  const title = say(locale, words ? 'solutions.found.title' : 'solutions.title', { words });
  const number = (value: number) => formatNumber(locale, value);
  const range = { from: number(from + 1), to: number(from + rows.length), count: number(found.length) };
  const empty = say(locale, words ? 'solutions.found.empty' : 'solutions.empty', { words });
  const card = solutionListing({
    locale,
    fallbackText: unformatted(title),
    title: plainName(title, 200),
    empty: rows.length === 0 ? [{ text: plain(empty, { max: 300 }) }] : [],
    rows: rows.map((solution) => ({
      name: plainName(solution.name, 100),
      kinds: lineOf(kindInWords(locale, solution)),
      status: showsStatus(solution) ? [{ text: statusInWords(locale, solution) }] : [],
      meaning: meaningOf(locale, solution),
      notes: solution.isAssessment ? [{ text: say(locale, 'solutions.assessment') }] : [],
      id: plain(solution.id, { max: 60 }),
    })),
    asOf: rows.some(showsStatus) ? [{ text: say(locale, 'solutions.asOf') }] : [],
    range: pages > 1 ? [{ text: say(locale, 'list.range', range) }] : [],
    words,
    previousPage: Math.max(1, page - 1),
    nextPage: page + 1,
    buttons: { previous: page > 1, next: page < pages, any: pages > 1 },
  });
  return { card, summary: unformatted(title) };
}

function lineOf(text: string): readonly Line[] {
  return text ? [{ text }] : [];
}
