import type { ReferralPatch } from '../../../partner-center/port.ts';
import { type RecordChange, sameMember, textOf, utcDayOf, withChanges } from '../record/record-change.ts';
import type { ReferralRecord } from '../record/referral.ts';

/** The smallest PATCH that applies the changes to Partner Center's record; undefined: it has them already. */
export function patchOf(changes: readonly RecordChange[], record: ReferralRecord): ReferralPatch | undefined {
  const after = withChanges(record, changes);
  const patch: ReferralPatch = {
    ...texts(record, after),
    ...money(record, after),
    ...(after.closesAt && utcDayOf(after.closesAt) !== utcDayOf(record.closesAt)
      ? { closingDateTime: after.closesAt }
      : {}),
    ...team(record, after),
    ...solutions(record, after),
    ...(after.customer.contacts === record.customer.contacts ? {} : { contacts: after.customer.contacts }),
    ...(after.consent.shareWithMicrosoftSellers && !record.consent.shareWithMicrosoftSellers
      ? { shareWithMicrosoftSellers: true as const }
      : {}),
  };
  return Object.keys(patch).length > 0 ? patch : undefined;
}

const plainFields = ['name', 'notes', 'externalReferenceId', 'campaignId', 'salesStage'] as const;

function texts(record: ReferralRecord, after: ReferralRecord): ReferralPatch {
  const changed = plainFields.filter((field) => textOf(after, field) !== textOf(record, field));
  return Object.fromEntries(changed.map((field) => [field, textOf(after, field)]));
}

function money({ dealValue: before }: ReferralRecord, { dealValue }: ReferralRecord): ReferralPatch {
  return {
    ...(dealValue && dealValue.value !== before?.value ? { dealValue: dealValue.value } : {}),
    ...(dealValue && dealValue.currency !== before?.currency ? { currency: dealValue.currency } : {}),
  };
}

/** A new member alone is appended, which preserves concurrent changes; otherwise the whole list is written. */
function team({ team: before }: ReferralRecord, { team: after }: ReferralRecord): ReferralPatch {
  const same = before.every((member, index) => {
    const now = after[index];
    return now !== undefined && sameMember(member, now);
  });
  if (!same) return { team: after };
  return after.length > before.length ? { addTeamMembers: after.slice(before.length) } : {};
}

function solutions({ solutions: before }: ReferralRecord, { solutions: after }: ReferralRecord): ReferralPatch {
  const same = before.every(({ id }, index) => after[index]?.id === id);
  if (!same) return { solutions: after };
  return after.length > before.length ? { addSolutions: after.slice(before.length) } : {};
}
