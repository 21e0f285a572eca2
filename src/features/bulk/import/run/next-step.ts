import { asEdited, canEditContact, canInvite, canShare } from '../../../deals/index.ts';
import {
  type AcceptFields,
  changeStanding,
  isInviting,
  isReplacing,
  isUndecided,
  type RecordChange,
  type Referral,
  withChanges,
} from '../../../referrals/index.ts';
import type { RowPlan } from '../row-plan.ts';

export type ChangePlan = Extract<RowPlan, { kind: 'change' }>;

/** The next step of a row's changes in the referral's present state; evaluated after each step and after a crash. */
export type RowStep =
  | { readonly kind: 'accept'; readonly fields?: AcceptFields }
  | { readonly kind: 'decline' }
  | { readonly kind: 'change' | 'won' | 'lost' | 'invite'; readonly changes: readonly RecordChange[] }
  | { readonly kind: 'register' | 'done' }
  /** These fields were changed by others since the rehearsal. */
  | { readonly kind: 'overtaken'; readonly fields: readonly RecordChange['field'][] }
  /** Answered or closed differently meanwhile; or the wanted sharing, invitation or change is not possible. */
  | { readonly kind: 'answered' | 'cannot-invite' | 'cannot-share' | 'contact-sent' };

/** Idempotent: what the referral shows already counts as done, whoever did it. */
export function nextStep(plan: ChangePlan, referral: Referral, now: Date): RowStep {
  const { answer, invite, registration } = plan;
  if (registration) return { kind: isRegistered(registration, referral) ? 'done' : 'register' };
  const answering = answerStep(plan, referral, now);
  if (answering) return answering;
  const { changes, overtaken } = leftOf(plan, referral);
  if (overtaken.length > 0) return { kind: 'overtaken', fields: overtaken };
  const cannot = whyNot(changes, referral);
  if (cannot) return { kind: cannot };
  if (answer?.kind === 'won' || answer?.kind === 'lost') return { kind: answer.kind, changes };
  if (invite && !referral.microsoft && !isInviting(referral))
    return canInvite(referral) ? { kind: 'invite', changes } : { kind: 'cannot-invite' };
  return changes.length > 0 ? { kind: 'change', changes } : { kind: 'done' };
}

/** Compares contract and signature only: Partner Center may reformat days and amounts. */
function isRegistered({ kind, terms }: NonNullable<ChangePlan['registration']>, { record }: Referral): boolean {
  const { registration } = record;
  if (!registration) return false;
  if (kind === 'register-again') return registration.status !== 'ActionRequired';
  const { contractValue, signedOn } = registration.terms;
  return signedOn === terms.signedOn && contractValue?.value === terms.contractValue.value;
}

/** Undefined: continue with the row's other changes. */
function answerStep(plan: ChangePlan, referral: Referral, now: Date): RowStep | undefined {
  const { answer } = plan;
  if (!answer) return undefined;
  if (answer.kind === 'won' || answer.kind === 'lost') {
    if (isClosedAs(referral, answer.kind)) return { kind: 'done' };
    return referral.record.status === 'Closed' ? { kind: 'answered' } : undefined;
  }
  if (isUndecided(referral, now)) return answer.kind === 'accept' ? acceptOf(plan, referral) : { kind: 'decline' };
  if (!showsAnswer(referral, answer.kind)) return { kind: 'answered' };
  // A declined referral is read-only.
  return answer.kind === 'decline' ? { kind: 'done' } : undefined;
}

function leftOf({ changes }: ChangePlan, referral: Referral) {
  const record = asEdited(referral);
  const standing = changes.map((change) => ({ change, is: changeStanding(change, record, false) }));
  return {
    changes: standing.flatMap(({ change, is }) => (is === 'waiting' ? [change] : [])),
    overtaken: standing.flatMap(({ change, is }) => (is === 'conflict' ? [change.field] : [])),
  };
}

function whyNot(changes: readonly RecordChange[], referral: Referral): 'cannot-share' | 'contact-sent' | undefined {
  for (const { field } of changes) {
    if (field === 'share' && !canShare(referral)) return 'cannot-share';
    if (field === 'contact' && !canEditContact(referral)) return 'contact-sent';
  }
  return undefined;
}

function acceptOf(plan: ChangePlan, referral: Referral): RowStep {
  const { changes, overtaken } = leftOf(plan, referral);
  if (overtaken.length > 0) return { kind: 'overtaken', fields: overtaken };
  const fields = acceptFieldsOf(changes, referral);
  return { kind: 'accept', ...(Object.keys(fields).length > 0 ? { fields } : {}) };
}

/** The changes that an accept includes. The others follow as changes of the deal. */
function acceptFieldsOf(changes: readonly RecordChange[], { record }: Referral): AcceptFields {
  const parts = changes.map((change): AcceptFields => {
    // The contacts of an accept are our own team.
    if (change.field === 'team') return { contacts: withChanges(record, [change]).team };
    if (!isReplacing(change) || change.field === 'salesStage' || change.to === '') return {};
    return { [change.field]: change.to };
  });
  return Object.assign({}, ...parts);
}

function showsAnswer({ record, decision }: Referral, kind: 'accept' | 'decline'): boolean {
  if (decision?.kind === kind) return true;
  return kind === 'accept' ? record.status === 'Active' : record.substatus === 'Declined';
}

function isClosedAs({ record, decision }: Referral, kind: 'won' | 'lost'): boolean {
  return decision?.kind === kind || record.substatus === (kind === 'won' ? 'Won' : 'Lost');
}
