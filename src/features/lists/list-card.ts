import type { ListCardData } from '../../cards/list-card-data.ts';
import { referralListing } from '../../cards/list-cards.ts';
import { type Mention, withMentions } from '../../cards/mention.ts';
import { plain, plainName, unformatted } from '../../cards/plain.ts';
import { CardTooLargeError } from '../../cards/template.ts';
import { say } from '../../i18n/catalogue.ts';
import { aboutIt, formatAlternatives, formatNumber } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { OfferedButton } from '../../messenger.ts';
import type { BuiltCard, Referral, ReferralView } from '../referrals/index.ts';
import { encoded, rowsOnPage } from './list-code.ts';
import { listOffers } from './list-offers.ts';
import { hasRows, type OtherList } from './list-others.ts';
import { type AnsweredRow, listRow } from './list-row.ts';
import type { ListRowReader } from './list-row-standing.ts';
import { filtersInWords } from './list-sentences.ts';
import { hasFilters, type ListView, longestText, withoutFilter } from './list-view.ts';
import type { ShownList } from './lists.ts';

export type ListReader = Pick<ReferralView, 'locale' | 'timeZone' | 'now' | 'notice'> &
  Pick<ListRowReader, 'person' | 'asked'>;

/** What the card shows besides the rows. */
export interface ListRemarks {
  /** Sentences that say why a part of the request was not done. */
  readonly problems?: readonly string[];
  readonly answered?: AnsweredRow | undefined;
  /** Replaces the list's own title. */
  readonly title?: string;
  /** Owners of some rows, to be @mentioned. */
  readonly calls?: readonly Mention[];
}

/** A card, and those of its buttons that can also be typed. */
export type ListedCard = BuiltCard & { readonly offers: readonly OfferedButton[] };

/** A page of a list: the filters in force, and each referral with a heart and a button that opens it. */
export function listCard(shown: ShownList, reader: ListReader, remarks: ListRemarks = {}): ListedCard {
  for (const share of shares) {
    try {
      return cardWith(shown, { ...reader, share }, remarks);
    } catch (error) {
      if (!(error instanceof CardTooLargeError)) throw error;
    }
  }
  return cardWith(shown, { ...reader, share: smallestShare }, remarks);
}

/**
 * Fractions of the longest text lengths, tried in turn until the card fits its size limit. The smallest is needed only
 * if all texts are at their longest at once, in a script of three bytes a letter, with every filter and button shown;
 * every list seen in use fits at 1.
 */
const shares = [1, 0.6];
const smallestShare = 0.25;

function cardWith(
  shown: ShownList,
  reader: ListReader & { readonly share: number },
  { problems = [], answered, title = listTitle(shown.view, reader.locale), calls = [] }: ListRemarks,
): ListedCard {
  const { locale } = reader;
  const max = (length: number) => Math.floor(length * reader.share);
  const { view, total } = shown;
  const size = rowsOnPage(view);
  const from = (view.page - 1) * size + 1;
  const more = total - (from - 1) - shown.referrals.length;
  const referrals = rowsWith(shown.referrals, answered, size);
  const data: ListCardData = {
    locale,
    fallbackText: unformatted(title),
    notices: [
      ...(reader.notice ? [{ text: plain(reader.notice, { max: max(160) }) }] : []),
      ...(calls.length > 0
        ? [{ text: `${calls.map(({ text }) => text).join(' ')} ${say(locale, 'postedList.called')}` }]
        : []),
    ],
    title: plainName(title, max(200)),
    problems: problems.slice(0, 2).map((problem) => ({ text: plain(problem, { max: max(200) }) })),
    filters: [...clearable(view, locale), ...sortedBy(view, locale)],
    empty: referrals.length === 0 ? [{ text: plain(emptiness(shown, locale), { max: 400 }) }] : [],
    others: otherLists(shown, locale),
    rows: referrals.map((referral, row) =>
      listRow(
        referral,
        { row, number: from + row },
        shown,
        reader,
        referral.id === answered?.referral.id ? answered : undefined,
      ),
    ),
    range:
      total > size || (shown.cutAfter !== undefined && total > 0)
        ? [{ text: rangeInWords(locale, from, shown.referrals.length, shown) }]
        : [],
    previous: encoded({ ...view, page: Math.max(1, view.page - 1) }),
    next: encoded({ ...view, page: view.page + 1 }),
    view: encoded(view),
    buttons: {
      previous: view.page > 1,
      next: more > 0,
      filter: total > 0 || hasFilters(shownFilters(view)),
      export: total > 0,
      any: view.page > 1 || total > 0 || hasFilters(shownFilters(view)),
    },
  };
  return { card: referralListing(data), summary: unformatted(title), offers: listOffers(data) };
}

/**
 * A list of referrals picked for one reader; the title says why. Its paging buttons lead to the list of all the
 * reader's own.
 */
export function pickedList(
  picked: {
    readonly list: 'inbox' | 'mine';
    readonly title: string;
    readonly referrals: readonly Referral[];
    readonly rights: NonNullable<ShownList['rights']>;
    /** People to be @mentioned. */
    readonly calls?: readonly Mention[];
  },
  reader: ListReader,
): BuiltCard {
  const view: ListView = { list: picked.list, filters: {}, page: 1 };
  const { referrals, rights, title, calls = [] } = picked;
  const rows = referrals.slice(0, rowsOnPage(view));
  const shown = {
    view,
    referrals: rows,
    total: referrals.length,
    isMore: false,
    favourites: new Set<string>(),
    rights,
  };
  const { card, summary } = listCard(shown, reader, { title, calls });
  return { card: withMentions(card, calls), summary };
}

/** Each filter with a button that clears it, as many as fit; the others are cleared together. */
function clearable(view: ListView, locale: Locale): ListCardData['filters'] {
  const all = filtersInWords(locale, shownFilters(view));
  const [each, rest] =
    all.length > mostClearable ? [all.slice(0, mostClearable - 1), all.slice(mostClearable - 1)] : [all, []];
  const row = (those: typeof all) => {
    const text = those.map(({ text: said }) => said).join(' · ');
    const filters = those.reduce((left, { name }) => withoutFilter(left, name), view.filters);
    return {
      text: those.length > 1 ? plain(text, { max: 200 }) : text,
      view: encoded({ ...view, filters, page: 1 }),
      tooltip: unformatted(aboutIt(locale, say(locale, 'list.button.clear'), text), 40),
    };
  };
  return [...each.map((one) => row([one])), ...(rest.length > 0 ? [row(rest)] : [])];
}

/** The order, if it is not the list's own, with a button that puts it back. */
export function sortedBy({ sort, ...view }: ListView, locale: Locale): ListCardData['filters'] {
  if (!sort) return [];
  const text = say(locale, `list.sort.${sort}`);
  const tooltip = unformatted(aboutIt(locale, say(locale, 'list.button.clear'), text), 40);
  return [{ text, view: encoded({ ...view, page: 1 }), tooltip }];
}

const mostClearable = 5;

/** The page's rows, with the row just answered kept in its place even if the list no longer contains it. */
export function rowsWith(
  referrals: readonly Referral[],
  answered: AnsweredRow | undefined,
  size: number,
): readonly Referral[] {
  if (!answered || referrals.some(({ id }) => id === answered.referral.id)) return referrals;
  return referrals.toSpliced(answered.row, 0, answered.referral).slice(0, size);
}

/** Omits the words searched for, which the title already shows. */
export function shownFilters({ list, filters }: ListView) {
  return list === 'found' ? withoutFilter(filters, 'words') : filters;
}

export function listTitle({ list, filters }: ListView, locale: Locale): string {
  if (list !== 'found') return say(locale, `list.${list}.title`);
  return filters.words === undefined
    ? say(locale, 'list.all.title')
    : say(locale, 'list.found.title', { words: filters.words });
}

export function emptiness({ view, others = [], isUnread, cutAfter }: ShownList, locale: Locale): string {
  if (isUnread) return say(locale, 'list.unread');
  if (cutAfter !== undefined) return say(locale, 'list.empty.cut', { looked: formatNumber(locale, cutAfter) });
  const because = others.filter(hasRows).flatMap(({ without }) => (without ? whatItLacks(view, without, locale) : []));
  if (because.length > 0) return say(locale, 'list.empty.because', { what: formatAlternatives(locale, because) });
  if (hasFilters(shownFilters(view))) return say(locale, 'list.filtered.empty');
  if (view.list !== 'found') return say(locale, `list.${view.list}.empty`);
  return say(locale, 'list.found.empty', { words: (view.filters.words ?? '').slice(0, longestText) });
}

/** The filter or word that the suggested list drops, in the reader's language. */
function whatItLacks(view: ListView, { name, word }: NonNullable<OtherList['without']>, locale: Locale): string {
  const all = filtersInWords(locale, view.filters);
  if (word !== undefined) return say(locale, 'list.without.word', { word: plain(word, { max: 40 }) });
  return all.find((filter) => filter.name === name)?.text ?? '';
}

export function otherLists({ view, others = [] }: ShownList, locale: Locale): ListCardData['others'] {
  const lists = others.map((other) => {
    const counted = hasRows(other) ? 'yes' : 'no';
    const count = `${formatNumber(locale, other.total)}${other.isMore ? '+' : ''}`;
    const title = other.without
      ? say(locale, 'list.without', { what: whatItLacks(view, other.without, locale), counted, count })
      : say(locale, 'list.unread.all', { counted, count });
    return { title: unformatted(title, 60), view: encoded(other.view) };
  });
  return lists.length > 0 ? [{ lists }] : [];
}

/** @param from number of the first row in the list, from 1 */
export function rangeInWords(
  locale: Locale,
  from: number,
  rows: number,
  { total, isMore, cutAfter }: ShownList,
): string {
  const number = (value: number) => formatNumber(locale, value);
  const values = { from: number(from), to: number(from + rows - 1), count: number(total) };
  if (cutAfter !== undefined) return say(locale, 'list.rangeOfCut', { ...values, looked: number(cutAfter) });
  if (isMore) return say(locale, 'list.rangeOfMore', values);
  const more = total - (from - 1) - rows;
  const here = say(locale, 'list.range', values);
  return more > 0 ? `${here} · ${say(locale, 'list.further', { count: more })}` : here;
}
