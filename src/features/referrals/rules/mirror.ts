import { categoryOf, kindOf } from '../record/classify.ts';
import { hasMember, withoutMember } from '../record/members.ts';
import {
  type Decision,
  type Member,
  type OutboxEntry,
  type Referral,
  type ReferralRecord,
  substatuses,
} from '../record/referral.ts';
import { awaitsAnswer, deadlineDueAt, deadlineOf, overdueAskedAt, rungDueAt, rungsPast } from './deadline.ts';
import { microsoftAskedAt, planDueAt } from './deal-times.ts';
import { firstAnswerWithout, withFirstAnswer } from './first-answer.ts';
import type { ReferralPolicy } from './policy.ts';
import { withDesksPlans } from './rung-plan.ts';
import { snoozeDueAt } from './snooze.ts';
import { stillOpen, workIsDone } from './work.ts';

/** The referral of a record seen for the first time. */
export function arrivedReferral(record: ReferralRecord, policy: ReferralPolicy, now: Date): Referral {
  const kind = kindOf(record);
  const { deadline, deadlineEstimated } = deadlineOf(record, policy);
  const referral: Referral = {
    id: record.id,
    record,
    kind,
    category: categoryOf(record),
    deadline,
    deadlineEstimated,
    revision: 1,
    version: 1,
    vanished: false,
    outbox: [],
    rungsDone: rungsPast(deadline, policy, now),
    arrivedAt: now,
    ...(kind === 'inbound' && record.team.length > 0 ? { cameWithTeam: true as const } : {}),
  };
  const due = withCrmDue(withDue(withFirstAnswer(referral), policy, now), policy, now);
  return kind === 'inbound' && record.status === 'New' ? { ...due, cardsDueAt: now } : due;
}

/** Applies a newer version of a record that the desk holds; undefined: nothing new in it. */
export function mirroredReferral(
  referral: Referral,
  record: ReferralRecord,
  policy: ReferralPolicy,
  now: Date,
): Referral | undefined {
  if (record.eTag === referral.record.eTag && !referral.vanished) return undefined;
  if (record.updatedAt < referral.record.updatedAt) return undefined;
  // Partner Center removes the date from an answered record: the former deadline is kept.
  const { deadline, deadlineEstimated } =
    record.expiresAt || record.status === 'New' ? deadlineOf(record, policy) : referral;
  const decided = settle(referral, record, now);
  const settled = { ...decided, outbox: decided.outbox.filter((entry) => !alreadyDone(entry, record)) };
  const next: Referral = {
    ...withoutKeys(settled, 'handedBack', 'conflicts', 'plan'),
    ...stillOpen(settled, record),
    ...teamOnDesk(record, settled),
    kind: kindOf(record),
    category: categoryOf(record),
    deadline,
    deadlineEstimated,
    vanished: false,
    ...rungsAfter(referral, deadline, policy, now),
  };
  return touchReferral(next, policy, now);
}

/** A later deadline brings rungs back; an earlier one does not send those that are past. */
function rungsAfter(
  { deadline: before, rungsDone, extensions = 0 }: Referral,
  deadline: Date,
  policy: ReferralPolicy,
  now: Date,
): Pick<Referral, 'rungsDone' | 'extensions'> {
  if (deadline.getTime() === before.getTime()) return { rungsDone };
  const past = rungsPast(deadline, policy, now);
  return deadline > before ? { rungsDone: past, extensions: extensions + 1 } : { rungsDone: past };
}

/**
 * After any visible change: makes cards due, and recomputes the due times. Whether the revision, which makes presses on
 * standing cards stale, is incremented is decided by `write`, which knows the state before.
 */
export function touchReferral(referral: Referral, policy: ReferralPolicy, now: Date): Referral {
  return withCrmDue(withDue(withCardsDue(withFirstAnswer(referral), now), policy, now), policy, now);
}

function withCrmDue(referral: Referral, { crm }: ReferralPolicy, now: Date): Referral {
  return crm ? { ...referral, crmDueAt: now } : referral;
}

/** `cardsWishes` is the generation: whoever settles an earlier one of the same moment leaves this one due. */
export function withCardsDue(referral: Referral, now: Date): Referral {
  return { ...referral, cardsDueAt: now, cardsWishes: (referral.cardsWishes ?? 0) + 1 };
}

/** Recomputes the due times of the sweeps; each sweep has its own, so that none waits for another. */
export function withDue(before: Referral, policy: ReferralPolicy, now: Date): Referral {
  // An answered referral needs no reminder plan.
  const referral = awaitsAnswer(before) ? withDesksPlans(before, policy, now) : withoutKeys(before, 'rungPlans');
  const due = {
    outboxDueAt: referral.outbox[0]?.dueAt,
    rungDueAt: rungDueAt(referral, policy, now),
    snoozeDueAt: snoozeDueAt(referral, now),
    deadlineDueAt: deadlineDueAt(referral),
    planDueAt: planDueAt(referral),
    silenceDueAt: overdueAskedAt(referral, now) ?? microsoftAskedAt(referral, now),
  };
  const present = Object.fromEntries(Object.entries(due).filter(([, time]) => time !== undefined));
  const names = Object.keys(due) as (keyof typeof due)[];
  return { ...withoutKeys(referral, ...names), ...present };
}

/** Removes the keys, so that exact optional property types hold. */
export function withoutKeys<T extends object, K extends keyof T>(value: T, ...keys: K[]): Omit<T, K> {
  const copy = { ...value };
  for (const key of keys) delete copy[key];
  return copy;
}

/**
 * Reconciles our decision with the record. It is confirmed when the record shows its outcome and our PATCH may have
 * arrived; otherwise somebody, or the deadline, was faster and our decision is void.
 */
function settle(referral: Referral, record: ReferralRecord, now: Date): Referral {
  const { decision } = referral;
  if (!decision || decision.state === 'confirmed' || awaitsDecision(record, decision.kind)) return referral;
  const head = referral.outbox.find((entry) => entry.decisionId === decision.id);
  const outbox = referral.outbox.filter((entry) => entry.decisionId !== decision.id);
  if (head?.mayHaveArrived && showsOutcome(record, decision.kind))
    return { ...withoutKeys(referral, 'refusal'), decision: { ...decision, state: 'confirmed' }, outbox };
  const refusal = {
    at: now,
    kind: decision.kind,
    by: decision.by,
    reason: `already-${record.substatus.toLowerCase()}`,
  };
  return { ...withoutDecision(referral), refusal, outbox };
}

/**
 * Whether the record is still open to such a decision: accept and decline answer a New one, won and lost end an Active
 * one.
 */
export function awaitsDecision({ status }: ReferralRecord, kind: Decision['kind']): boolean {
  return status === (kind === 'accept' || kind === 'decline' ? 'New' : 'Active');
}

/** Removes the decision, and the first answer if it gave it; the accept before a closing is restored. */
export function withoutDecision(referral: Referral): Referral {
  const { decision, acceptance, firstAnswer: _first, ...others } = referral;
  const rest = { ...others, ...firstAnswerWithout(referral, decision) };
  return acceptance ? { ...rest, decision: acceptance } : rest;
}

/**
 * Whether the record shows such a decision's outcome. Only asked where ours may have arrived: then the right status
 * with an unknown substatus counts as ours, a value of a later version of Partner Center.
 */
export function showsOutcome({ status, substatus }: ReferralRecord, kind: Decision['kind']): boolean {
  const outcome = outcomes[kind];
  return status === outcome.status && (substatus === outcome.substatus || !knownSubstatuses.has(substatus));
}

const outcomes = {
  accept: { status: 'Active', substatus: 'Accepted' },
  decline: { status: 'Closed', substatus: 'Declined' },
  won: { status: 'Closed', substatus: 'Won' },
  lost: { status: 'Closed', substatus: 'Lost' },
} as const;

const knownSubstatuses: ReadonlySet<string> = new Set(substatuses);

/** The record with the team as the desk sees it, and the members still to be removed from it. */
export function teamOnDesk(
  record: ReferralRecord,
  { outbox, handedBack = [] }: Pick<Referral, 'outbox' | 'handedBack'>,
): Pick<Referral, 'record' | 'handedBack'> {
  const waiting = handedBack.filter(({ email }) => hasMember(record.team, email));
  const team = waiting.reduce((members, { email }) => withoutMember(members, email), record.team);
  return {
    record: { ...record, team: withPendingMembers(team, outbox) },
    ...(waiting.length > 0 ? { handedBack: waiting } : {}),
  };
}

/**
 * As `teamOnDesk`, unless the desk already holds a newer record: a webhook may be faster than the answer to our change.
 */
export function answeredOnDesk(
  record: ReferralRecord,
  referral: Pick<Referral, 'record' | 'outbox' | 'handedBack'>,
): Pick<Referral, 'record' | 'handedBack'> {
  if (record.updatedAt >= referral.record.updatedAt) return teamOnDesk(record, referral);
  const { handedBack } = referral;
  return { record: referral.record, ...(handedBack ? { handedBack } : {}) };
}

/** Whether the record already shows this entry's outcome. Decisions are handled separately (`settle`). */
export function alreadyDone({ work, kind, member, mayHaveArrived }: OutboxEntry, record: ReferralRecord): boolean {
  if (member) return hasMember(record.team, member.email) === (kind === 'join-team');
  return work !== undefined && workIsDone(work, record, mayHaveArrived);
}

/** The team after the pending entries of the outbox have been sent. */
export function withPendingMembers(team: readonly Member[], outbox: readonly OutboxEntry[]): readonly Member[] {
  let members = team;
  for (const { kind, member } of outbox) {
    if (member && kind === 'leave-team') members = withoutMember(members, member.email);
    if (member && kind === 'join-team' && !hasMember(members, member.email)) members = [...members, member];
  }
  return members;
}
