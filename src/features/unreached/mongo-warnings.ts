import type { Collection, Db } from 'mongodb';
import { whereIn } from '../../mongo/where.ts';
import { asReferral, type Copy, type Referral, type ReferralDocument, toReferral } from '../referrals/index.ts';

/** The delivery state of one of a referral's cards and reminders, and whose chat it is in. */
export type WarningCopy = Pick<Copy, 'referralId' | 'purpose' | 'state' | 'person'>;

const where = whereIn<ReferralDocument>();

/** Referrals near their deadlines, and the delivery state of their warnings. */
export class MongoWarnings {
  readonly #referrals: Collection<ReferralDocument>;
  readonly #copies: Collection<WarningCopy & { readonly _id: string }>;

  constructor(db: Db) {
    this.#referrals = db.collection<ReferralDocument>('referrals');
    this.#copies = db.collection('copies');
  }

  /** Referrals that wait for an answer, nearest deadline first, by the index of the lists. */
  async near(now: Date, until: Date, limit: number): Promise<readonly Referral[]> {
    const waiting = { 'keys.shelf': 'inbound/waiting', 'keys.order': { $gt: now.getTime(), $lte: until.getTime() } };
    const found = this.#referrals.find(where(waiting), asReferral).sort({ 'keys.order': 1, _id: 1 }).limit(limit);
    return (await found.toArray()).flatMap((document) => toReferral(document) ?? []);
  }

  async warningsOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly WarningCopy[]>> {
    if (ids.length === 0) return new Map();
    const projection = { referralId: 1, purpose: 1, state: 1, person: 1 };
    const rows = await this.#copies.find({ referralId: { $in: [...ids] } }, { projection }).toArray();
    return Map.groupBy(rows, ({ referralId }) => referralId);
  }
}
