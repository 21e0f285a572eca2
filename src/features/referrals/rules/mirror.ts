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

/** A record seen for the first time. */
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

/** Partner Center's newer version of a record that the desk holds, or undefined when there is nothing new in it. */
export function mirroredReferral(
  referral: Referral,
  record: ReferralRecord,
  policy: ReferralPolicy,
  now: Date,
): Referral | undefined {
  if (record.eTag === referral.record.eTag && !referral.vanished) return undefined;
  if (record.updatedAt < referral.record.updatedAt) return undefined;
  // Partner Center takes the date off a record that was answered: what was the deadline stays known.
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

/** A later deadline brings its rungs back; an earlier one does not send those that are past. */
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
 * After any visible change: cards to bring up to date, and the next time to look. Whether it is a new revision, which
 * makes presses on standing cards stale, is told by `write`, which sees what was before.
 */
export function touchReferral(referral: Referral, policy: ReferralPolicy, now: Date): Referral {
  return withCrmDue(withDue(withCardsDue(withFirstAnswer(referral), now), policy, now), policy, now);
}

function withCrmDue(referral: Referral, { crm }: ReferralPolicy, now: Date): Referral {
  return crm ? { ...referral, crmDueAt: now } : referral;
}

/** `cardsWishes` tells this wish from an earlier one of the same moment: whoever settles that one leaves this one due. */
export function withCardsDue(referral: Referral, now: Date): Referral {
  return { ...referral, cardsDueAt: now, cardsWishes: (referral.cardsWishes ?? 0) + 1 };
}

/** Recomputes the due times that the sweeps look for; each sweep has its own, so that none waits for another's. */
export function withDue(before: Referral, policy: ReferralPolicy, now: Date): Referral {
  // Whoever is reminded no more need not stand in a plan.
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

/** Drops the fields whose value is undefined, so that the exact optional types hold. */
export function withoutKeys<T extends object, K extends keyof T>(value: T, ...keys: K[]): Omit<T, K> {
  const copy = { ...value };
  for (const key of keys) delete copy[key];
  return copy;
}

/**
 * Reconciles our decision with what Partner Center shows. Ours is confirmed when the record shows its outcome and our
 * PATCH may have arrived; else somebody or the clock was faster and our decision is void.
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

/** Whether the record is still open to such a decision: accept and decline answer a New one, won and lost end an Active one. */
export function awaitsDecision({ status }: ReferralRecord, kind: Decision['kind']): boolean {
  return status === (kind === 'accept' || kind === 'decline' ? 'New' : 'Active');
}

/** Takes the decision away, and the first answer if it gave it; the accept before a closing one stands again. */
export function withoutDecision(referral: Referral): Referral {
  const { decision, acceptance, firstAnswer: _first, ...others } = referral;
  const rest = { ...others, ...firstAnswerWithout(referral, decision) };
  return acceptance ? { ...rest, decision: acceptance } : rest;
}

/**
 * Whether the record is as such a decision leaves it. Asked only where ours may have arrived: then the right status with a
 * substatus that nobody knows is ours, told in a word of a later version of Partner Center.
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

/** The record with the team as the desk sees it, and who still waits to be taken off it. */
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

/** As `teamOnDesk`, unless the desk holds a newer record already: a webhook may be quicker than the answer to our change. */
export function answeredOnDesk(
  record: ReferralRecord,
  referral: Pick<Referral, 'record' | 'outbox' | 'handedBack'>,
): Pick<Referral, 'record' | 'handedBack'> {
  if (record.updatedAt >= referral.record.updatedAt) return teamOnDesk(record, referral);
  const { handedBack } = referral;
  return { record: referral.record, ...(handedBack ? { handedBack } : {}) };
}

/** Whether Partner Center already is as this entry wants it. Decisions are settled apart (`settle`). */
export function alreadyDone({ work, kind, member, mayHaveArrived }: OutboxEntry, record: ReferralRecord): boolean {
  if (member) return hasMember(record.team, member.email) === (kind === 'join-team');
  return work !== undefined && workIsDone(work, record, mayHaveArrived);
}

/** The team as it will be once what waits in the outbox has gone out. */
export function withPendingMembers(team: readonly Member[], outbox: readonly OutboxEntry[]): readonly Member[] {
  let members = team;
  for (const { kind, member } of outbox) {
    if (member && kind === 'leave-team') members = withoutMember(members, member.email);
    if (member && kind === 'join-team' && !hasMember(members, member.email)) members = [...members, member];
  }
  return members;
}
