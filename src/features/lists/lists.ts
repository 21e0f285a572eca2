import type { Clock } from '../../clock.ts';
import type { Turn } from '../../feature.ts';
import { dayIn } from '../../i18n/format.ts';
import type { Logger } from '../../logger.ts';
import type { Person } from '../people/index.ts';
import type { Access, Referral } from '../referrals/index.ts';
import type { FavouriteStore } from './favourite-store.ts';
import { rowsOnPage } from './list-code.ts';
import type { ListView } from './list-view.ts';
import type { ListChoices, ListQuery, ReferralLists } from './referral-lists.ts';

export interface ListsDeps {
  readonly lists: ReferralLists;
  readonly favourites: FavouriteStore;
  readonly access: Access;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface ShownList {
  /** With the page that it became. */
  readonly view: ListView;
  readonly referrals: readonly Referral[];
  readonly total: number;
  /** And so many more that they are not counted. */
  readonly isMore: boolean;
  /** Ids of those on this page that are favourites. */
  readonly favourites: ReadonlySet<string>;
  /** Ids of those on this page that the reader may answer, and take an answer back of; absent: nobody's in particular. */
  readonly rights?: { readonly answer: ReadonlySet<string>; readonly undo: ReadonlySet<string> };
}

/** Nobody leafs through more, and a query must end. */
const mostFavourites = 1_000;
const noChoices: ListChoices = { countries: [], owners: [], solutions: [] };

type ListsReader = Pick<Turn, 'person' | 'timeZone'>;

/** What a person may see of all referrals, as lists. */
export class Lists {
  readonly #deps: ListsDeps;

  constructor(deps: ListsDeps) {
    this.#deps = deps;
  }

  /** `inChannel`: it will stand where everybody reads along. An answer to a press is seen by the presser only. */
  async show(reader: ListsReader, view: ListView, { inChannel = false } = {}): Promise<ShownList> {
    const { person } = reader;
    const { lists, access, favourites, log } = this.#deps;
    const query = await this.#query(reader, view, inChannel);
    if (!query) return { view: { ...view, page: 1 }, referrals: [], total: 0, isMore: false, favourites: new Set() };
    const { referrals: found, total, isMore, page } = await lists.page(query, view.page, rowsOnPage(view));
    // The query knows whose they are; the table of permissions has the last word.
    const referrals = found.filter((referral) => access.may(person, 'see-in-full', referral));
    if (referrals.length < found.length)
      log.error({ list: view.list, refused: found.length - referrals.length }, 'security: a query found too much');
    const hearts = await favourites.among(
      person,
      referrals.map(({ id }) => id),
    );
    const refused = found.length - referrals.length;
    const rights = this.rightsTo(person, referrals);
    return { view: { ...view, page }, referrals, total: total - refused, isMore, favourites: hearts, rights };
  }

  rightsTo(person: Person, referrals: readonly Referral[]): NonNullable<ShownList['rights']> {
    const { access } = this.#deps;
    const those = (deed: 'answer' | 'undo') =>
      new Set(referrals.filter((referral) => access.may(person, deed, referral)).map(({ id }) => id));
    return { answer: those('answer'), undo: those('undo') };
  }

  /** What occurs in the list as a whole, for the form of its filters. */
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
    const { tenantId, aadObjectId } = person;
    const now = clock.now();
    return {
      list,
      filters,
      person: { tenantId, aadObjectId },
      reach,
      favourites: hearts,
      now,
      today: dayIn(timeZone, now),
      inChannel,
    };
  }
}
