import { daysOfSpan, plusDays } from '../../answers/day/day-span.ts';
import type { Clock } from '../../clock.ts';
import type { Turn } from '../../feature.ts';
import { dayBegins, dayIn } from '../../i18n/format.ts';
import type { Logger } from '../../logger.ts';
import type { Person } from '../people/index.ts';
import type { Access, Referral } from '../referrals/index.ts';
import type { FavouriteStore } from './favourite-store.ts';
import { asFilterText, rowsOnPage } from './list-code.ts';
import { decidedRead } from './list-decided.ts';
import { hasRows, mostOthers, type OtherList, othersOf, unfiltered } from './list-others.ts';
import { hasFilters, type ListSort, type ListView } from './list-view.ts';
import type { ListFigures, Pipeline } from './mongo-list-figures.ts';
import {
  type CountShare,
  type CreatedBetween,
  type ListChoices,
  type ListCount,
  type ListCut,
  type ListQuery,
  mostCounted,
  type ReferralLists,
} from './referral-lists.ts';

export interface ListsDeps {
  readonly lists: ReferralLists;
  readonly figures: ListFigures;
  readonly favourites: FavouriteStore;
  readonly access: Access;
  readonly clock: Clock;
  readonly log: Logger;
  /**
   * Ids of the referrals behind a figure of the scorecard, for this reader; undefined: the reader has no such figure.
   */
  readonly behind?: ((person: Person, figure: string) => Promise<readonly string[] | undefined>) | undefined;
  /** The worth of all active deals within a person's reach, from memory; undefined: not in memory yet. */
  readonly worth?: ((person: Person) => Promise<Pipeline['parts'] | undefined>) | undefined;
}

export interface ShownList {
  /** The view shown; its page may differ from the one requested. */
  readonly view: ListView;
  readonly referrals: readonly Referral[];
  readonly total: number;
  /** There are more, which are not counted. */
  readonly isMore: boolean;
  /** The scan reached its upper bound, in the list's order, after so many referrals: there may be more. */
  readonly cutAfter?: number;
  /** The list is posted where everybody reads it. */
  readonly inChannel?: boolean;
  /** Ids of the favourites on this page. */
  readonly favourites: ReadonlySet<string>;
  /** The request was not understood: no rows are shown, since they could be taken for the result. */
  readonly isUnread?: true;
  /** If the list is empty: similar lists that are not. */
  readonly others?: readonly OtherList[];
  /**
   * Ids on this page that the reader may answer, and whose answer the reader may undo; absent: there is no single
   * reader.
   */
  readonly rights?: { readonly answer: ReadonlySet<string>; readonly undo: ReadonlySet<string> };
}

/** Upper bound, so that the query ends; nobody pages through more. */
const mostFavourites = 1_000;
const mostNamed = 6;
const noChoices: ListChoices = { countries: [], owners: [], solutions: [] };

export interface ShowOptions {
  readonly inChannel?: boolean;
  /** Rows per page; by default as many as fit into a card. */
  readonly size?: number;
  readonly sort?: ListSort | undefined;
  /** Upper bound of the count and of paging for a list without filters in its own order; by default as in chat. */
  readonly most?: number;
}

export type ListsReader = Pick<Turn, 'person' | 'timeZone'>;

/** Lists of the referrals that a person may see. */
export class Lists {
  readonly #deps: ListsDeps;

  constructor(deps: ListsDeps) {
    this.#deps = deps;
  }

  /**
   * @param inChannel the list is posted where everybody reads it; false for the answer to a press, which only the
   * presser sees
   */
  async show(
    reader: ListsReader,
    view: ListView,
    { inChannel = false, size = rowsOnPage(view), sort = view.sort, most }: ShowOptions = {},
  ): Promise<ShownList> {
    const { person } = reader;
    const { lists, access, favourites, log } = this.#deps;
    const query = await this.#query(reader, view, inChannel);
    if (!query) return { view: { ...view, page: 1 }, referrals: [], total: 0, isMore: false, favourites: new Set() };
    const { referrals: found, page, read = 0, ...counted } = await lists.page(query, view.page, size, sort, most);
    const { total } = counted;
    // The query is restricted to the reader's reach already; the permissions are checked again, as a safeguard.
    const referrals = found.filter((referral) => access.may(person, 'see-in-full', referral));
    if (referrals.length < found.length)
      log.error(
        { list: view.list, refused: found.length - referrals.length },
        'security: a query returned rows outside its reader’s reach',
      );
    const hearts = await favourites.among(
      person,
      referrals.map(({ id }) => id),
    );
    const refused = found.length - referrals.length;
    const rights = this.rightsTo(person, referrals);
    const others = total === 0 && hasFilters(view.filters) ? await this.#others(reader, view, inChannel, read) : [];
    const all = { ...counted, total: total - refused };
    return { view: { ...view, page }, referrals, ...all, favourites: hearts, rights, others, inChannel };
  }

  /** A few of the referrals that `find` returns for these words. */
  async named(reader: ListsReader, said: string): Promise<ShownList> {
    return this.show(
      reader,
      { list: 'found', filters: { words: asFilterText(said) ?? said }, page: 1 },
      { size: mostNamed },
    );
  }

  /** The reply when the filters were not understood: no rows, and a link to the list without filters. */
  async unread(reader: ListsReader, list: ListView['list'], { inChannel = false } = {}): Promise<ShownList> {
    const view: ListView = { list, filters: {}, page: 1 };
    const found = await this.#counted(reader, view, inChannel);
    const others = found.total > 0 ? [{ view, ...found }] : [];
    return { view, referrals: [], total: 0, isMore: false, favourites: new Set(), isUnread: true, others };
  }

  /** The number of referrals that the list has in a personal chat. */
  async count(reader: ListsReader, { list, filters }: Omit<ListView, 'page'>): Promise<ListCount> {
    return this.#counted(reader, { list, filters, page: 1 }, false);
  }

  /** For an empty list: the filters without which it is not empty. Both share one upper bound. */
  async #others(reader: ListsReader, view: ListView, inChannel: boolean, spent: number): Promise<readonly OtherList[]> {
    const candidates = othersOf(view);
    // The whole list, if it is counted, is counted so far.
    const ofAll = view.list === 'found' ? 0 : mostCounted;
    const share = { spent: spent + ofAll, among: Math.max(1, candidates.length) };
    const counted = async (other: ReturnType<typeof unfiltered>): Promise<readonly OtherList[]> => {
      const found = await this.#counted(reader, other.view, inChannel, share);
      return found.total > 0 || found.cutAfter !== undefined ? [{ ...other, ...found }] : [];
    };
    const known = (await Promise.all(candidates.map(counted))).flat();
    // What certainly has rows goes before what was not looked through to its end.
    const unknown = known.filter((other) => !hasRows(other));
    const certain = known.filter(hasRows);
    const all = certain.length > 0 || view.list === 'found' ? [] : await counted(unfiltered(view));
    return [...certain, ...all, ...unknown].slice(0, mostOthers);
  }

  async #counted(reader: ListsReader, view: ListView, inChannel: boolean, share?: CountShare): Promise<ListCount> {
    const query = await this.#query(reader, view, inChannel);
    return query ? this.#deps.lists.count(query, share) : { total: 0, isMore: false };
  }

  /**
   * False: no referral of the desk has changed since `since` (database clock), so a list read then is still valid,
   * except for the start of a new day and the reader's own favourites. Does not reveal what has changed.
   */
  async mayHaveChanged(since: Date): Promise<boolean> {
    return this.#deps.lists.anyChangedSince(since);
  }

  rightsTo(person: Person, referrals: readonly Referral[]): NonNullable<ShownList['rights']> {
    const { access } = this.#deps;
    const those = (deed: 'answer' | 'undo') =>
      new Set(referrals.filter((referral) => access.may(person, deed, referral)).map(({ id }) => id));
    return { answer: those('answer'), undo: those('undo') };
  }

  /** The value of the active deals in this list. */
  async pipeline(reader: ListsReader, { list, filters }: ListView): Promise<Pipeline> {
    const { state, ...others } = filters;
    const isOfAll = list === 'found' && state === 'accepted' && !hasFilters(others);
    const parts = isOfAll ? await this.#deps.worth?.(reader.person) : undefined;
    if (parts) return { parts, isMore: false };
    const query = await this.#query(reader, { list, filters, page: 1 }, false);
    return query ? this.#deps.figures.pipeline(query) : { parts: [], isMore: false };
  }

  /** The value of this list’s referrals, whatever their state. */
  async sum(reader: ListsReader, { list, filters }: ListView): Promise<Pipeline> {
    const query = await this.#query(reader, { list, filters, page: 1 }, false);
    return query ? this.#deps.figures.sum(query) : { parts: [], isMore: false };
  }

  /** The number of referrals in the list, counted up to `most`. */
  async size(reader: ListsReader, view: ListView, most: number, created?: CreatedBetween): Promise<number> {
    const query = await this.#query(reader, view, false);
    return query ? this.#deps.lists.size(query, most, created) : 0;
  }

  /** The whole list in its order, at most `most`, limited to referrals that the reader may see in full. */
  async *each(reader: ListsReader, view: ListView, most: number, created?: CreatedBetween): AsyncGenerator<Referral> {
    const { lists, access, log } = this.#deps;
    const query = await this.#query(reader, view, false);
    if (!query) return;
    for await (const referral of lists.each(query, most, created)) {
      // The query is restricted to the reader's reach already; the permissions are checked again, as a safeguard.
      if (access.may(reader.person, 'see-in-full', referral)) yield referral;
      else log.error({ list: view.list }, 'security: a query returned rows outside its reader’s reach');
    }
  }

  /** Creation times at which a list too long for one file can be split, each followed by at most `size` referrals. */
  async steps(reader: ListsReader, view: ListView, cut: ListCut, created?: CreatedBetween): Promise<readonly Date[]> {
    const query = await this.#query(reader, view, false);
    return query ? this.#deps.lists.steps(query, cut, created) : [];
  }

  /** Names of customers with a word that begins in one of these ways, of referrals that the reader may see. */
  async customersBegun(reader: ListsReader, beginnings: readonly string[], most: number): Promise<readonly string[]> {
    const query = await this.#query(reader, { list: 'found', filters: {}, page: 1 }, false);
    return query ? this.#deps.lists.customersBegun(query, beginnings, most) : [];
  }

  /** The values that occur in the whole list, for the form of its filters. */
  async choices(reader: ListsReader, { list, filters }: ListView, most: number): Promise<ListChoices> {
    const words = filters.words === undefined ? {} : { words: filters.words };
    const query = await this.#query(reader, { list, filters: list === 'found' ? words : {}, page: 1 }, false);
    return query ? this.#deps.lists.choices(query, most) : noChoices;
  }

  async #query(
    { person, timeZone }: ListsReader,
    { list, filters }: ListView,
    inChannel: boolean,
  ): Promise<ListQuery | undefined> {
    const { access, favourites, clock } = this.#deps;
    const reach = access.reach(person);
    if (!reach) return undefined;
    const hearts = list === 'favourites' ? await favourites.of(person, mostFavourites) : [];
    const among =
      filters.figure === undefined ? undefined : ((await this.#deps.behind?.(person, filters.figure)) ?? []);
    const { tenantId, aadObjectId } = person;
    const now = clock.now();
    const came = filters.arrived === undefined ? undefined : daysOfSpan(filters.arrived);
    const decided = decidedRead(filters.decided);
    const begins = (day: string) => dayBegins(timeZone, day);
    const within = ({ from, until }: { readonly from: string; readonly until: string }) => {
      return { from: begins(from), before: begins(plusDays(until, 1)) };
    };
    return {
      list,
      filters,
      person: { tenantId, aadObjectId },
      reach,
      favourites: hearts,
      now,
      today: dayIn(timeZone, now),
      ...(filters.answerBefore ? { answerBefore: begins(filters.answerBefore) } : {}),
      ...(came ? { arrived: within(came) } : {}),
      ...(decided ? { decided: { decision: decided.decision, ...within(decided) } } : {}),
      ...(among ? { among } : {}),
      inChannel,
    };
  }
}
