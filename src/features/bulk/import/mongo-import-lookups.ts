import type { Collection, Db } from 'mongodb';
import { bareName } from '../../../answers/names/search-key.ts';
import { whereIn } from '../../../mongo/where.ts';
import { holdsWords } from '../../../mongo/words-filter.ts';
import { asReferral, facet, type Referral, type ReferralDocument, toReferral } from '../../referrals/index.ts';
import type { ImportLookups } from './import-lookups.ts';
import type { NewDealRow } from './row-plan.ts';

const where = whereIn<ReferralDocument>();
/** Upper bound of referrals read per batch of rows: a customer with more of them still gets the warning. */
const mostAlike = 2_000;

export class MongoImportLookups implements ImportLookups {
  readonly #referrals: Collection<ReferralDocument>;

  constructor(db: Db) {
    this.#referrals = db.collection<ReferralDocument>('referrals');
  }

  byIds(ids: readonly string[]): Promise<readonly Referral[]> {
    return this.#find(ids, { _id: { $in: inBothCases(ids) } });
  }

  ofEngagements(ids: readonly string[]): Promise<readonly Referral[]> {
    return this.#find(ids, { 'record.engagementId': { $in: inBothCases(ids) } });
  }

  async ofCustomers(customers: readonly NewDealRow['customer'][]): Promise<readonly Referral[]> {
    const numbers = customers.flatMap(({ dunsNumber }) => dunsNumber ?? []);
    // Searched by the words of the name without its legal form, as in conversations; `likeThese` compares the rest.
    const named = customers.flatMap(({ name, address: { country, postalCode } }) =>
      country && postalCode
        ? [
            {
              'keys.facets': facet('country', country.toUpperCase()),
              ...holdsWords('keys.customerWords', [bareName(name).split(' ')]),
            },
          ]
        : [],
    );
    const open = { 'record.status': { $in: ['New', 'Active'] }, 'keys.customer': { $exists: true } } as const;
    const [byNumber, byName] = await Promise.all([
      this.#find(numbers, { 'record.customer.dunsNumber': { $in: numbers }, ...open }),
      this.#find(named, { $or: named, ...open }),
    ]);
    return [...new Map([...byNumber, ...byName].map((referral) => [referral.id, referral])).values()];
  }

  async #find(asked: readonly unknown[], conditions: Parameters<typeof where>[0]): Promise<readonly Referral[]> {
    if (asked.length === 0) return [];
    const rows = await this.#referrals.find(where(conditions), asReferral).limit(mostAlike).toArray();
    return rows.flatMap((row) => toReferral(row) ?? []);
  }
}

/** Partner Center writes ids in lower case; files of other programs may not. */
function inBothCases(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.flatMap((id) => [id, id.toLowerCase(), id.toUpperCase()]))];
}
