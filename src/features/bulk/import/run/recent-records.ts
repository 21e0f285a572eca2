import type { PartnerCenter } from '../../../../partner-center/port.ts';
import { type DealFields, lookFrom, looksLike, newReferralOf } from '../../../new-deal/index.ts';
import type { ReferralRecord } from '../../../referrals/index.ts';

/**
 * Records in Partner Center from shortly before a run: a similar record among them is not a row's own deal. One query for all
 * rows, where a conversation queries for each deal.
 */
export class RecentRecords {
  /** Indexed by name, since similar records have the same name: avoids comparing all rows with each other. */
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

  /** Adds a record that the run has created. */
  know(record: ReferralRecord): void {
    const name = record.name.trim();
    const known = this.#byName.get(name);
    if (known) known.push(record);
    else this.#byName.set(name, [record]);
  }

  /** Ids of records that could be mistaken for the deal of these fields. */
  alike(fields: DealFields): readonly string[] {
    const sent = newReferralOf(fields);
    const known = (sent && this.#byName.get(sent.name.trim())) ?? [];
    return known.flatMap((record) => (sent && looksLike(record, sent, this.#at) ? [record.id] : []));
  }
}
