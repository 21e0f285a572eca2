import type { PartnerCenter } from '../../../../partner-center/port.ts';
import { type DealFields, lookFrom, looksLike, newReferralOf } from '../../../new-deal/index.ts';
import type { ReferralRecord } from '../../../referrals/index.ts';

/**
 * What stood in Partner Center shortly before the rows of a run: whatever looks like a row's deal and is among it is not
 * that row's. One look for all rows, where a conversation looks for each of its deals.
 */
export class RecentRecords {
  readonly #records: ReferralRecord[];
  readonly #at: Date;

  private constructor(records: ReferralRecord[], at: Date) {
    this.#records = records;
    this.#at = at;
  }

  static async read(partnerCenter: Pick<PartnerCenter, 'changedSince'>, now: Date): Promise<RecentRecords> {
    const records = await Array.fromAsync(partnerCenter.changedSince(lookFrom(now), { urgency: 'bulk' }));
    return new RecentRecords(records, now);
  }

  /** A row of the run has created it since. */
  know(record: ReferralRecord): void {
    this.#records.push(record);
  }

  /** Ids of those that could be taken for the deal of these fields. */
  alike(fields: DealFields): readonly string[] {
    const sent = newReferralOf(fields);
    return sent ? this.#records.filter((record) => looksLike(record, sent, this.#at)).map(({ id }) => id) : [];
  }
}
