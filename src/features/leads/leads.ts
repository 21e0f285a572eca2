import type { Clock } from '../../clock.ts';
import type { Person } from '../people/index.ts';
import type { Access, LeadShelf, Referral } from '../referrals/index.ts';
import { leadsOnPage, type ShownLeads } from './lead-list.ts';
import type { MongoLeads } from './mongo-leads.ts';

export interface LeadsDeps {
  readonly store: MongoLeads;
  readonly access: Pick<Access, 'mayLeads'>;
  readonly clock: Clock;
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

  /** The caller asks `maySee` first. */
  async show(shelf: LeadShelf, page: number): Promise<ShownLeads> {
    const { store, clock } = this.#deps;
    const [shown, counts, leaving] = await Promise.all([
      store.page(shelf, page, leadsOnPage),
      store.counts(),
      shelf === 'information' ? store.leaving(clock.now()) : 0,
    ]);
    return { ...shown, shelf, counts, leaving };
  }

  /** Names of deals with the customer of a lead. */
  dealsWith({ record }: Referral): Promise<readonly string[]> {
    return this.#deps.store.dealsWith(record.customer);
  }
}
