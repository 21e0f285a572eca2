import { isEmptyLeadFilter, type LeadFilter } from '../../answers/lead-filter.ts';
import type { Clock } from '../../clock.ts';
import type { Turn } from '../../feature.ts';
import type { Person } from '../people/index.ts';
import type { Access } from '../referrals/index.ts';
import type { MongoUnverifiedLeads } from './destination/mongo-unverified-leads.ts';
import { unverifiedListCard } from './destination/unverified-cards.ts';
import { type LeadCounts, type LeadListCard, type LeadView, leadListCard, leadsOnPage } from './lead-list.ts';
import type { InformationOfDay, MongoLeads } from './mongo-leads.ts';

export interface LeadsDeps {
  readonly store: MongoLeads;
  readonly unverified: MongoUnverifiedLeads;
  readonly access: Pick<Access, 'mayLeads'>;
  readonly clock: Clock;
}

type LeadsReader = Pick<Turn, 'locale' | 'timeZone'>;

/** A page of a view; the filter is of Partner Center's leads, not of the lead destination's. */
export interface LeadsAsked {
  readonly view: LeadView;
  readonly page: number;
  readonly filter?: LeadFilter | undefined;
}

export interface LeadsOfMorning extends InformationOfDay {
  readonly leaving: number;
}

/** Leads as a person may see them: Referrals admins of the whole company, or nobody. */
export class Leads {
  readonly #deps: LeadsDeps;

  constructor(deps: LeadsDeps) {
    this.#deps = deps;
  }

  maySee(person: Person): boolean {
    return this.#deps.access.mayLeads(person);
  }

  /** A page of a view. The caller asks `maySee` first. */
  async show(
    { view, page, filter = {} }: LeadsAsked,
    { locale, timeZone }: LeadsReader,
    notice?: string,
  ): Promise<LeadListCard> {
    const { store, unverified, clock } = this.#deps;
    const reader = { locale, timeZone, now: clock.now(), notice };
    if (view === 'unverified') {
      const [shown, counts] = await Promise.all([unverified.page(page, leadsOnPage), this.#counts()]);
      return unverifiedListCard(shown, counts, reader);
    }
    const matching = isEmptyLeadFilter(filter) ? undefined : { filter, now: reader.now };
    const [counts, leaving, found] = await Promise.all([
      this.#counts(),
      view === 'information' && !matching ? store.leaving(reader.now) : 0,
      matching && store.countMatching(view, matching),
    ]);
    const count = found ?? counts[view];
    const shown = await store.page(view, { wanted: page, size: leadsOnPage, count, ...(matching ? { matching } : {}) });
    return leadListCard({ ...shown, shelf: view, counts, leaving, filter }, reader);
  }

  /**
   * What a morning's list says of those for information: how many came since the last one, by what they are about; once a week, how many
   * leave Partner Center. Undefined: nothing, or they are not this person's.
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
