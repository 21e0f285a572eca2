import type { PartnerCenter } from '../../../../partner-center/port.ts';
import { type DealFields, lookFrom, looksLike, newReferralOf } from '../../../new-deal/index.ts';
import type { ReferralRecord } from '../../../referrals/index.ts';

/**
 * What stood in Partner Center shortly before the rows of a run: whatever looks like a row's deal and is among it is not
 * that row's. One look for all rows, where a conversation looks for each of its deals.
 */
export class RecentRecords {
  /** By their names: what looks alike has the same one, and a thousand rows need not look at each other. */
  readonly #byName = new Map<string, ReferralRecord[]>();
  readonly #at: Date;

  private constructor(at: Date) {
    this.#at = at;
  }

  static async read(partnerCenter: Pick<PartnerCenter, 'changedSince'>, now: Date): Promise<RecentRecords> {
    const recent = new RecentRecords(now);
    for await (const record of partnerCenter.changedSince(lookFrom(now), { urgency: 'bulk' })) recent.know(record);
    return recent;
  }

  /** A row of the run has created it since. */
  know(record: ReferralRecord): void {
    const name = record.name.trim();
    const known = this.#byName.get(name);
    if (known) known.push(record);
    else this.#byName.set(name, [record]);
  }

  /** Ids of those that could be taken for the deal of these fields. */
  alike(fields: DealFields): readonly string[] {
    const sent = newReferralOf(fields);
    const known = (sent && this.#byName.get(sent.name.trim())) ?? [];
    return known.flatMap((record) => (sent && looksLike(record, sent, this.#at) ? [record.id] : []));
  }
}
