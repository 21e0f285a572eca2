import type { Collection, Db, Filter } from 'mongodb';
import type { LeadFilter } from '../../answers/leads/lead-filter.ts';
import { bareName } from '../../answers/names/search-key.ts';
import type { CrmSystem } from '../../crm/port.ts';
import { type Where, whereIn } from '../../mongo/where.ts';
import { beginsWith } from '../../mongo/words-filter.ts';
import {
  asReferral,
  type LeadShelf,
  leadShelves,
  type Referral,
  type ReferralDocument,
  type ReferralRecord,
  toReferral,
} from '../referrals/index.ts';
import { leadMatches } from './mongo-lead-matches.ts';

const where = whereIn<ReferralDocument>();
/** Upper bound of counting and paging. */
export const mostLeadsCounted = 1_000;
/** Upper bound of new leads in one message. */
const mostOnNews = 8;
/** Upper bound of offers named in one line of the morning digest. */
const mostOffersNamed = 4;
/** Upper bound of deals named on a lead's card, and of leads on a deal's. */
const mostAlike = 3;
/** Upper bound of customers with the same beginning of the name that are compared. */
const mostCompared = 60;
const alike = {
  'record.name': 1,
  'record.status': 1,
  'record.customer.name': 1,
  'record.customer.address': 1,
} as const;
const day = 86_400_000;
/** Days for which Partner Center keeps leads of offers: six months (docs/partner-center.md#leads). */
const keptDays = 182;

export interface LeadPage {
  readonly leads: readonly Referral[];
  /** Counted up to `mostLeadsCounted`. */
  readonly total: number;
  readonly isMore: boolean;
  /** The page returned: the last one if the requested page no longer exists. */
  readonly page: number;
}

export interface InformationOfDay {
  readonly total: number;
  /** The most frequent offers only. */
  readonly offers: readonly { readonly name: string; readonly count: number }[];
}

/** The conditions besides the shelf, as of `now`. */
export interface LeadsMatching {
  readonly filter: LeadFilter;
  readonly now: Date;
}

export interface ArrivedLeads {
  readonly leads: readonly Referral[];
  /** Counted up to `mostLeadsCounted`. */
  readonly total: number;
}

/**
 * Reads leads, which are stored with the referrals, shelf by shelf in the index's order. The caller checks who may see
 * them.
 */
export class MongoLeads {
  readonly #referrals: Collection<ReferralDocument>;

  constructor(db: Db) {
    this.#referrals = db.collection<ReferralDocument>('referrals');
  }

  async createIndexes(): Promise<void> {
    await this.#referrals.createIndexes([
      { key: { 'keys.leadCustomer': 1 }, name: 'lead_customer', sparse: true },
      // For the sweep that reads leads' outcomes in the CRM. Sparse: few referrals are handed over.
      { key: { 'handedOver.system': 1 }, name: 'lead_handed_over', sparse: true },
    ]);
  }

  /** @param count the result of `counts` or `countMatching` for this shelf */
  async page(
    shelf: LeadShelf,
    {
      wanted,
      size,
      count,
      matching,
    }: {
      readonly wanted: number;
      readonly size: number;
      readonly count: number;
      readonly matching?: LeadsMatching;
    },
  ): Promise<LeadPage> {
    const total = Math.min(count, mostLeadsCounted);
    const page = Math.min(Math.max(1, wanted), Math.max(1, Math.ceil(total / size)));
    const rows = await this.#referrals
      .find(onShelfMatching(shelf, matching), asReferral)
      .sort({ 'keys.order': 1, _id: 1 })
      .skip((page - 1) * size)
      .limit(size)
      .toArray();
    return { leads: rows.flatMap((row) => toReferral(row) ?? []), total, isMore: count > mostLeadsCounted, page };
  }

  /** Undecided leads that arrived after `since` and up to `upTo`, the earliest first, as many as a card shows. */
  async arrived(since: Date, upTo: Date): Promise<ArrivedLeads> {
    const filter = where({ 'keys.shelf': 'lead/waiting', arrivedAt: { $gt: since, $lte: upTo } });
    const rows = await this.#referrals
      .find(filter, asReferral)
      .sort({ arrivedAt: 1, _id: 1 })
      .limit(mostOnNews)
      .toArray();
    const leads = rows.flatMap((row) => toReferral(row) ?? []);
    return { leads, total: rows.length < mostOnNews ? leads.length : await this.#count(filter) };
  }

  /** Leads that are open in Partner Center and handed over to this CRM, in the order of ids (keyset pagination). */
  async handedOver(system: CrmSystem, after: string | undefined, limit: number): Promise<readonly Referral[]> {
    const open = {
      'keys.shelf': { $in: ['lead/waiting', 'lead/information', 'lead/taken', 'lead/doubtful'] as const },
    };
    const onward = after === undefined ? {} : { _id: { $gt: after } };
    const filter = where({ ...open, 'handedOver.system': system, ...onward } as Where<ReferralDocument>);
    const rows = await this.#referrals.find(filter, asReferral).sort({ _id: 1 }).limit(limit).toArray();
    return rows.flatMap((row) => toReferral(row) ?? []);
  }

  /**
   * Leads that a rule has to hand over: open, arrived after `since`, never handed over, and not refused recently. The
   * earliest first; only the last month, since older leads have expired.
   */
  async notHandedOver({ filter, now }: LeadsMatching, since: Date, limit: number): Promise<readonly Referral[]> {
    const from = new Date(Math.max(since.getTime(), now.getTime() - 31 * day));
    const isOpen = {
      kind: 'lead' as const,
      arrivedAt: { $gt: from },
      'keys.shelf': { $in: ['lead/waiting', 'lead/information', 'lead/taken'] as const },
      handedOver: { $exists: false },
      $or: [{ notHandedOver: { $exists: false } }, { 'notHandedOver.again': { $lte: now } }],
    };
    const sought = where({ ...isOpen, ...leadMatches(filter, now) } as Where<ReferralDocument>);
    const rows = await this.#referrals.find(sought, asReferral).sort({ arrivedAt: 1, _id: 1 }).limit(limit).toArray();
    return rows.flatMap((row) => toReferral(row) ?? []);
  }

  /** The number of leads on each shelf, counted up to `mostLeadsCounted` + 1. */
  async counts(): Promise<Readonly<Record<LeadShelf, number>>> {
    const counted = leadShelves.map(async (shelf) => [shelf, await this.#count(onShelf(shelf))] as const);
    return Object.fromEntries(await Promise.all(counted)) as Record<LeadShelf, number>;
  }

  /** The number of leads on a shelf, of those that match where a filter is given, counted up to `mostLeadsCounted` + 1. */
  countMatching(shelf: LeadShelf, matching?: LeadsMatching): Promise<number> {
    return this.#count(onShelfMatching(shelf, matching));
  }

  /** Streams all matches, shelf by shelf in order, for a file. */
  async *each(shelves: readonly LeadShelf[], matching: LeadsMatching, most: number): AsyncGenerator<Referral> {
    let left = most;
    for (const shelf of shelves) {
      if (left <= 0) return;
      const found = this.#referrals
        .find(onShelfMatching(shelf, matching), asReferral)
        .sort({ 'keys.order': 1, _id: 1 })
        .limit(left)
        .batchSize(100);
      for await (const row of found) {
        left--;
        const lead = toReferral(row);
        if (lead) yield lead;
      }
    }
  }

  /** Leads for information that arrived in this period, counted by offer, the largest first. */
  async informationSince(since: Date, upTo: Date): Promise<InformationOfDay> {
    const filter = where({ 'keys.shelf': 'lead/information', arrivedAt: { $gt: since, $lte: upTo } });
    const rows = await this.#referrals
      .find(filter, { projection: { 'record.solutions': 1 } })
      .limit(mostLeadsCounted)
      .toArray();
    const names = Map.groupBy(rows, ({ record: { solutions } }) => solutions[0]?.name || solutions[0]?.id || '');
    const offers = [...names].map(([name, some]) => ({ name: name.slice(0, 120), count: some.length }));
    return {
      total: rows.length,
      offers: offers.sort((one, other) => other.count - one.count).slice(0, mostOffersNamed),
    };
  }

  /** The number of leads for information that leave Partner Center within a week. */
  leaving(now: Date): Promise<number> {
    const before = new Date(now.getTime() - (keptDays - 7) * day);
    return this.#count(where({ 'keys.shelf': 'lead/information', 'record.createdAt': { $lt: before } }));
  }

  /** Names of open co-sell deals with the same customer, whatever the spelling and legal form. */
  dealsWith(customer: ReferralRecord['customer']): Promise<readonly string[]> {
    return this.#named('keys.customer', customer);
  }

  /** Names of open leads with the same customer. */
  leadsOf(customer: ReferralRecord['customer']): Promise<readonly string[]> {
    return this.#named('keys.leadCustomer', customer);
  }

  /** Leads whose customer's name starts with `name`, open ones first. @param names as typed */
  async called(...names: readonly string[]): Promise<readonly Referral[]> {
    const sought = names.map(bareName).filter((name) => name !== '');
    if (sought.length === 0) return [];
    const any = sought.map((name) => ({ 'keys.leadCustomer': beginsWith(name) }));
    const rows = await this.#referrals
      .find(where({ $or: any } as Where<ReferralDocument>))
      .limit(mostCompared)
      .toArray();
    const found = rows.flatMap((row) => toReferral(row) ?? []);
    const whole = found.filter(({ record }) => sought.includes(bareName(record.customer.name)));
    const some = whole.length > 0 ? whole : found;
    const open = some.filter(({ record }) => record.status === 'New' || record.status === 'Active');
    return open.length > 0 ? open : some;
  }

  async #named(
    key: 'keys.customer' | 'keys.leadCustomer',
    { name, address }: ReferralRecord['customer'],
  ): Promise<readonly string[]> {
    const sought = bareName(name);
    // A name without letters or digits matches nothing.
    if (sought === '') return [];
    const rows = await this.#referrals
      .find(where({ [key]: beginsWith(sought) } as Where<ReferralDocument>), { projection: alike })
      .limit(mostCompared)
      .toArray();
    const same = rows.filter(({ record }) => {
      const [one, other] = [record.customer.address.country, address.country];
      const isOpen = record.status === 'New' || record.status === 'Active';
      return isOpen && bareName(record.customer.name) === sought && (!one || !other || one === other);
    });
    return same.slice(0, mostAlike).map(({ record }) => record.name);
  }

  #count(filter: Filter<ReferralDocument>): Promise<number> {
    return this.#referrals.countDocuments(filter, { limit: mostLeadsCounted + 1 });
  }
}

const onShelf = (shelf: LeadShelf) => where({ 'keys.shelf': `lead/${shelf}` as const });

function onShelfMatching(shelf: LeadShelf, matching: LeadsMatching | undefined): Filter<ReferralDocument> {
  const more = matching ? leadMatches(matching.filter, matching.now) : {};
  return where({ ...onShelf(shelf), ...more } as Where<ReferralDocument>);
}
