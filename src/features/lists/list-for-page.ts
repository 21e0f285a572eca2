import { asRead, unformatted } from '../../cards/plain.ts';
import { say } from '../../i18n/catalogue.ts';
import { ownerFact, type Referral } from '../referrals/index.ts';
import {
  emptiness,
  type ListReader,
  listTitle,
  otherLists,
  rangeInWords,
  shownFilters,
  sortedBy,
} from './list-card.ts';
import { encoded } from './list-code.ts';
import { listRow, ownName } from './list-row.ts';
import { isReaders } from './list-row-standing.ts';
import { filtersInWords } from './list-sentences.ts';
import { withoutFilter } from './list-view.ts';
import type { ShownList } from './lists.ts';

/** A list for the tab: the texts of the list's card without Markdown, and as many rows as requested. */
export interface ListForPage {
  readonly title: string;
  /** Which rows of how many are shown, or why there are none. */
  readonly summary: string;
  /** The filters in force, each with the encoded view that lacks it. */
  readonly filters: readonly { readonly text: string; readonly without: string }[];
  /** If the list is empty: similar lists that are not. */
  readonly others: readonly { readonly text: string; readonly view: string }[];
  readonly rows: readonly RowForPage[];
}

export interface RowForPage {
  readonly id: string;
  readonly revision: number;
  readonly customer: string;
  readonly deal: string;
  /** Value, country and sender as one text. */
  readonly facts: string;
  readonly owner: string;
  readonly standing: string;
  readonly urgent: boolean;
  readonly favourite: boolean;
  readonly may: { readonly answer: boolean; readonly undo: boolean };
}

/** @param size rows on a page */
export function listForPage(shown: ShownList, reader: ListReader, size: number): ListForPage {
  const { locale } = reader;
  const { view, referrals } = shown;
  const from = (view.page - 1) * size + 1;
  return {
    title: asRead(listTitle(view, locale)),
    summary: asRead(
      referrals.length > 0 ? rangeInWords(locale, from, referrals.length, shown) : emptiness(shown, locale),
    ),
    filters: [
      ...filtersInWords(locale, shownFilters(view)).map(({ name, text }) => ({
        text: asRead(text),
        without: encoded({ ...view, filters: withoutFilter(view.filters, name), page: 1 }),
      })),
      ...sortedBy(view, locale).map(({ text, view: without }) => ({ text: asRead(text), without })),
    ],
    others: otherLists(shown, locale).flatMap(({ lists }) =>
      lists.map(({ title, view: other }) => ({ text: title, view: other })),
    ),
    rows: referrals.map((referral) => rowForPage(referral, shown, reader)),
  };
}

export function rowForPage(
  referral: Referral,
  shown: Pick<ShownList, 'favourites' | 'rights' | 'view'>,
  reader: ListReader,
): RowForPage {
  const { record } = referral;
  const whole = { ...shown, referrals: [referral], total: 1, isMore: false };
  const row = listRow(referral, { row: 0, number: 1 }, whole, reader);
  return {
    id: referral.id,
    revision: referral.revision,
    customer: unformatted(record.customer.name, 120) || '–',
    deal: unformatted(ownName(record.name, record.customer.name), 160),
    facts: asRead(row.value),
    owner: asRead(
      isReaders(referral, reader) ? say(reader.locale, 'list.owner.you') : ownerFact(referral, reader.locale),
    ),
    standing: asRead(row.stage),
    urgent: row.color === 'Attention',
    favourite: row.favourite,
    may: { answer: row.answer, undo: row.undo },
  };
}
