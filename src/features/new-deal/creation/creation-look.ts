import type { NewReferral } from '../../../partner-center/port.ts';
import type { ReferralRecord } from '../../referrals/index.ts';

/** Clock skew: Partner Center's clock and ours may differ. Milliseconds. */
const clockMargin = 10 * 60_000;

/** Lower bound in time of the search for a record whose response was lost. */
export function lookFrom(sentAt: Date): Date {
  return new Date(sentAt.getTime() - clockMargin);
}

/**
 * Whether a record can be the one that was sent and whose response was lost. Partner Center's POST has no idempotency
 * key, so the record can be identified by its content only (docs/partner-center.md#throttling).
 */
export function looksLike(record: ReferralRecord, sent: NewReferral, sentAt: Date): boolean {
  return (
    !record.targetsMicrosoft &&
    record.organizationId !== 'msft' &&
    record.createdAt >= lookFrom(sentAt) &&
    same(record.name, sent.name) &&
    same(record.customer.name, sent.customer.name) &&
    record.dealValue?.value === sent.dealValue.value &&
    record.dealValue.currency === sent.dealValue.currency &&
    record.closesAt?.getTime() === sent.closesAt.getTime() &&
    record.consent.shareWithMicrosoftSellers === sent.shareWithMicrosoftSellers
  );
}

function same(a: string, b: string): boolean {
  return a.trim() === b.trim();
}
