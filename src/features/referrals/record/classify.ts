import type { DealCategory, ReferralKind, ReferralRecord } from './referral.ts';

const microsoft = 'msft';

/**
 * The kind of a record: only co-sell records that somebody else started become inbound cards. Source: "classification"
 * of the referrals API introduction (docs/partner-center.md#kinds). `direction` alone must not decide: deals created by
 * partners themselves were seen with `Incoming` (docs/partner-center.md#fields), so the inviter is checked first.
 */
export function kindOf(record: ReferralRecord): ReferralKind {
  const owner = record.organizationId.toLowerCase();
  const inviter = record.invite.invitedByOrganizationId?.toLowerCase();
  if (owner === microsoft || record.targetsMicrosoft) return 'microsoft-side';
  if (isLead(record, inviter)) return 'lead';
  if (inviter === owner) return 'outbound';
  if (record.direction === 'Outgoing') return 'outbound';
  if (inviter) return 'inbound';
  return record.type === 'Shared' && record.direction === 'Incoming' ? 'inbound' : 'unknown';
}

function isLead(record: ReferralRecord, inviter: string | undefined): boolean {
  if (record.type !== 'Independent') return false;
  if (record.qualification === 'Direct') return inviter === microsoft || inviter === undefined;
  return inviter === microsoft && ['SalesQualified', 'MarketingQualified'].includes(record.qualification);
}

/** The deal type known from the co-sell pages (docs/partner-center.md#deal-types). */
export function categoryOf(record: ReferralRecord): DealCategory {
  const owner = record.organizationId.toLowerCase();
  const inviter = record.invite.invitedByOrganizationId?.toLowerCase();
  if (record.solutions.some(isSolutionAssessment)) return 'solution-assessment';
  if (inviter === microsoft) return 'co-sell';
  if (inviter && inviter !== owner) return 'p2p';
  if (!record.consent.shareWithMicrosoftSellers) return 'private';
  return record.type === 'Shared' ? 'co-sell' : 'partner-led';
}

/**
 * The API documents no flag for assessments (docs/partner-center.md#assessments), so the solution's type or name
 * decides.
 */
function isSolutionAssessment(solution: ReferralRecord['solutions'][number]): boolean {
  return (
    /assessment/i.test(`${solution.solutionType ?? ''} ${solution.type ?? ''}`) ||
    /solution assessment/i.test(solution.name)
  );
}
