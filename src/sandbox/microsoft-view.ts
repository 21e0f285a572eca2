import { isMicrosofts, microsoft, type ReferralRecord } from './referral-record.ts';

/** What a Microsoft seller, or the partner who sent a referral, can see of it. */
export interface SenderView {
  readonly referralId: string;
  readonly engagementId: string;
  readonly sender: string;
  readonly name: string;
  readonly customer: string;
  readonly status: string;
  readonly substatus: string;
  readonly statusReason: string | null;
  readonly dealValue: number | null;
  readonly currency: string | null;
}

/**
 * All that Microsoft sellers can see: what they sent, what they were sent, what was shared; never a private deal. What
 * changed last comes first: that is what somebody who just answered looks for.
 */
export const microsoftView = (records: readonly ReferralRecord[]): SenderView[] =>
  records
    .filter(isVisibleToMicrosoft)
    .sort((one, other) => other.updatedDateTime.localeCompare(one.updatedDateTime))
    .map(senderView);

export const isVisibleToMicrosoft = (record: ReferralRecord): boolean =>
  isMicrosofts(record) ||
  record.consent.consentToShareReferralWithMicrosoftSellers ||
  record.inviteContext.invitedBy?.organizationId === microsoft.organizationId;

export const senderView = (record: ReferralRecord): SenderView => ({
  referralId: record.id,
  engagementId: record.engagementId,
  sender: record.inviteContext.invitedBy?.organizationName ?? record.organizationName,
  name: record.name,
  customer: record.customerProfile.name,
  status: record.status,
  substatus: record.substatus,
  statusReason: record.statusReason,
  dealValue: record.details.dealValue,
  currency: record.details.currency,
});
