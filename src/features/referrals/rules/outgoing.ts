import type { ReferralPatch } from '../../../partner-center/port.ts';
import { sameEmail, withoutMember } from '../record/members.ts';
import { utcDayOf } from '../record/record-change.ts';
import type { AcceptFields, Decision, DeclineReason, Member, OutboxEntry, ReferralRecord } from '../record/referral.ts';
import { workPatch } from './work.ts';

/**
 * The wording of Partner Center's list of reasons, sent as `statusReason` whatever the person's language
 * (docs/partner-center.md#reasons).
 */
export const reasonTexts: Readonly<Record<DeclineReason, string>> = {
  1: "Project budget isn't adequate",
  2: "Customer didn't respond",
  3: 'Customer chose another vendor',
  4: 'Customer requirement not met',
  5: 'Not a customer',
  6: 'Proposed time line was too short',
  7: 'Report as abuse, spam, or phishing',
  8: 'Others',
};

/**
 * The PATCH of an outbox entry: the smallest change (docs/partner-center.md#patch). Undefined: nothing left to send.
 */
export function patchFor(
  entry: OutboxEntry,
  decision: Decision | undefined,
  record: ReferralRecord,
): ReferralPatch | undefined {
  if (entry.kind === 'join-team' && entry.member) return joinPatch(record.team, entry.member);
  if (entry.kind === 'leave-team' && entry.member) return leavePatch(record.team, entry.member);
  if (entry.work) return workPatch(entry.work, record);
  if (!decision || decision.id !== entry.decisionId) return undefined;
  return decision.kind === 'accept' ? acceptPatch(decision.fields, record) : closingPatch(decision);
}

function acceptPatch(fields: AcceptFields | undefined, record: ReferralRecord): ReferralPatch {
  const patch = { status: 'Active', substatus: 'Accepted' };
  return fields ? { ...patch, ...changedFields(fields, record) } : patch;
}

const closedAs = { decline: 'Declined', won: 'Won', lost: 'Lost', accept: 'Accepted' } as const;

function closingPatch({ kind, reason, note }: Decision): ReferralPatch {
  const patch = { status: 'Closed', substatus: closedAs[kind] };
  if (kind === 'won') return patch;
  const text = reasonTexts[reason ?? 8];
  return { ...patch, statusReason: note ? `${text}: ${note}` : text };
}

/** Only fields that differ from the record: an unchanged field must not overwrite a newer value. */
function changedFields(fields: AcceptFields, record: ReferralRecord): ReferralPatch {
  const { name, dealValue, closeDate, notes, externalReferenceId, campaignId, contacts } = fields;
  const differs = <T>(value: T | undefined, current: T | undefined) => value !== undefined && value !== (current ?? '');
  return {
    ...(name !== undefined && name !== record.name ? { name } : {}),
    ...(dealValue && dealValue.value !== record.dealValue?.value ? { dealValue: dealValue.value } : {}),
    ...(dealValue && dealValue.currency !== record.dealValue?.currency ? { currency: dealValue.currency } : {}),
    ...(closeDate && closeDate !== utcDayOf(record.closesAt)
      ? { closingDateTime: new Date(`${closeDate}T00:00:00Z`) }
      : {}),
    ...(notes !== undefined && differs(notes, record.notes) ? { notes } : {}),
    ...(externalReferenceId !== undefined && differs(externalReferenceId, record.externalReferenceId)
      ? { externalReferenceId }
      : {}),
    ...(campaignId !== undefined && differs(campaignId, record.campaignId) ? { campaignId } : {}),
    ...(contacts && !sameTeam(contacts, record.team) ? { team: contacts.map(withTitleOf(record)) } : {}),
  };
}

/** The form has no field for titles: those in Partner Center are kept. */
function withTitleOf({ team }: ReferralRecord): (member: Member) => Member {
  return (member) => {
    const { title } = team.find(({ email }) => sameEmail(email, member.email)) ?? {};
    return title === undefined ? member : { ...member, title };
  };
}

export function sameTeam(a: readonly Member[], b: readonly Member[]): boolean {
  const key = ({ firstName, lastName, email, phoneNumber }: Member) =>
    [firstName, lastName, email.toLowerCase(), phoneNumber].join('\n');
  return (
    a.length === b.length &&
    a.every((member, index) => key(member) === key(b[index] ?? member) && b[index] !== undefined)
  );
}

/**
 * The mirror already holds the future team, so what Partner Center lacks can't be derived from it: the one member is
 * appended, which preserves concurrent changes.
 */
function joinPatch(_team: readonly Member[], member: Member): ReferralPatch {
  return { addTeamMember: member };
}

/** The API has no removal (only `add` and `replace`): the list is written without the member. */
function leavePatch(team: readonly Member[], member: Member): ReferralPatch {
  return { team: withoutMember(team, member.email) };
}
