import { isEmptyLeadFilter, type LeadFilter } from '../../answers/leads/lead-filter.ts';
import type { Clock } from '../../clock.ts';
import type { Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import type { Person } from '../people/index.ts';
import type { Access, LeadShelf, Referral } from '../referrals/index.ts';
import type { MongoUnverifiedLeads, UnverifiedPage } from './destination/mongo-unverified-leads.ts';
import { unverifiedListCard } from './destination/unverified-cards.ts';
import { type LeadCounts, type LeadListCard, type LeadView, leadListCard, leadsOnPage } from './lead-list.ts';
import { type InformationOfDay, type LeadPage, type MongoLeads, mostLeadsCounted } from './mongo-leads.ts';

export interface LeadsDeps {
  readonly store: MongoLeads;
  readonly unverified: MongoUnverifiedLeads;
  readonly access: Pick<Access, 'mayLeads'>;
  readonly clock: Clock;
}

type LeadsReader = Pick<Turn, 'locale' | 'timeZone'>;

/** A requested page of a view; the filter applies only to Partner Center's leads, not to the lead destination's. */
export interface LeadsAsked {
  readonly view: LeadView;
  readonly page: number;
  readonly filter?: LeadFilter | undefined;
  /** Somebody asked how many there are: said above the list. */
  readonly isCounted?: boolean;
}

/** A page of a view, and the count of each view. */
export type FoundLeads = { readonly counts: LeadCounts; readonly filter: LeadFilter } & (
  | ({ readonly view: 'unverified' } & UnverifiedPage)
  | ({
      readonly view: LeadShelf;
      /** Number of leads for information that leave Partner Center within a week. */
      readonly leaving: number;
    } & LeadPage)
);

export interface LeadsOfMorning extends InformationOfDay {
  readonly leaving: number;
}

/** Leads; only Referrals admins of the whole company may see them. */
export class Leads {
  readonly #deps: LeadsDeps;

  constructor(deps: LeadsDeps) {
    this.#deps = deps;
  }

  maySee(person: Person): boolean {
    return this.#deps.access.mayLeads(person);
  }

  /** A page of a view as a card. The caller checks `maySee` first. */
  async show(asked: LeadsAsked, { locale, timeZone }: LeadsReader, notice?: string): Promise<LeadListCard> {
    const found = await this.find(asked, leadsOnPage);
    const counted = asked.isCounted ? say(locale, 'leads.counted', { count: found.total }) : undefined;
    const reader = { locale, timeZone, now: this.#deps.clock.now(), notice: notice ?? counted };
    if (found.view === 'unverified') return unverifiedListCard(found, found.counts, reader);
    return leadListCard({ ...found, shelf: found.view }, reader);
  }

  /** The data of such a page. The caller checks `maySee` first. */
  async find({ view, page, filter = {} }: LeadsAsked, size: number): Promise<FoundLeads> {
    const { store, unverified, clock } = this.#deps;
    if (view === 'unverified') {
      const [shown, counts] = await Promise.all([unverified.page(page, size), this.#counts()]);
      return { ...shown, view, counts, filter: {} };
    }
    const now = clock.now();
    const matching = isEmptyLeadFilter(filter) ? undefined : { filter, now };
    const [counts, leaving, found] = await Promise.all([
      this.#counts(),
      view === 'information' && !matching ? store.leaving(now) : 0,
      matching && store.countMatching(view, matching),
    ]);
    const count = found ?? counts[view];
    const shown = await store.page(view, { wanted: page, size, count, ...(matching ? { matching } : {}) });
    return { ...shown, view, counts, leaving, filter };
  }

  /** The number of leads that wait for an answer. The caller checks `maySee` first. */
  async waiting(): Promise<{ readonly total: number; readonly isMore: boolean }> {
    const count = await this.#deps.store.countMatching('waiting');
    return { total: Math.min(count, mostLeadsCounted), isMore: count > mostLeadsCounted };
  }

  /** Leads of customers with this name. The caller checks `maySee` first. */
  called(...names: readonly string[]): Promise<readonly Referral[]> {
    return this.#deps.store.called(...names);
  }

  /**
   * Leads for information in the morning digest: how many arrived since the last one, by offer; and once a week how
   * many leave Partner Center. Undefined: none, or the person may not see them.
   */
  async ofMorning(person: Person, since: Date, isFirstOfWeek: boolean): Promise<LeadsOfMorning | undefined> {
    const { store, clock } = this.#deps;
    if (!this.maySee(person)) return undefined;
    const now = clock.now();
    const [{ total, offers }, leaving] = await Promise.all([
      store.informationSince(since, now),
      isFirstOfWeek ? store.leaving(now) : 0,
    ]);
    return total > 0 || leaving > 0 ? { total, offers, leaving } : undefined;
  }

  async #counts(): Promise<LeadCounts> {
    const { store, unverified } = this.#deps;
    const [counts, waiting, hasTaken] = await Promise.all([store.counts(), unverified.count(), unverified.hasTaken()]);
    return { ...counts, unverified: waiting, isUnverifiedTaken: hasTaken };
  }
}
