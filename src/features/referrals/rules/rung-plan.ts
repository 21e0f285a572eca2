import { createHash } from 'node:crypto';
import { Duration } from 'luxon';
import { planWarnings, type Rung } from '../../../working-time/warning-plan.ts';
import type { WorkingCalendar } from '../../../working-time/working-calendar.ts';
import { calendarWithStandIn, deskCalendar, type Person, type PersonKey, personId } from '../../people/index.ts';
import type { PlannedRung, Referral, RungPlan } from '../record/referral.ts';
import { planEscalation } from './escalation.ts';
import type { ReferralPolicy } from './policy.ts';

/**
 * The audience of a rung: the owner in their own chat, the channel (without one, the admins in their chats), or the
 * escalation.
 */
export type RungAudience = Exclude<keyof NonNullable<Referral['rungPlans']>, 'settings'>;

/**
 * The reminder times of a referral, computed once and stored with it, so that the sweep's cost depends only on what is
 * due. A plan records its inputs (owner, deadline, settings): when they differ it is invalid and computed again.
 */
export function withRungPlans(
  referral: Referral,
  owner: Person | undefined,
  policy: ReferralPolicy,
  now: Date,
  standIn?: Person,
): Referral {
  const calendar = owner ? calendarWithStandIn(owner, standIn, policy.hours) : deskCalendar(policy.hours);
  return {
    ...referral,
    rungPlans: {
      settings: planSettings(policy),
      owner: newPlan(referral, 'owner', calendar, policy, now),
      team: teamPlan(referral, policy, now),
      escalation: newPlan(referral, 'escalation', deskCalendar(policy.hours), policy, now),
    },
  };
}

/** Plans that need no person to be looked up: the channel's, and the owner's of an unowned referral. */
export function withDesksPlans(referral: Referral, policy: ReferralPolicy, now: Date): Referral {
  const { owner, team, escalation } = fittingPlans(referral, policy);
  const calendar = deskCalendar(policy.hours);
  const owners = owner ?? (referral.owner ? undefined : newPlan(referral, 'owner', calendar, policy, now));
  return {
    ...referral,
    rungPlans: {
      settings: planSettings(policy),
      ...(owners ? { owner: owners } : {}),
      team: team ?? teamPlan(referral, policy, now),
      escalation: escalation ?? newPlan(referral, 'escalation', calendar, policy, now),
    },
  };
}

/** The next time to look: at once where a plan has to be made. */
export function plannedLookAt(referral: Referral, policy: ReferralPolicy, now: Date): Date | undefined {
  const { owner, team, escalation } = fittingPlans(referral, policy);
  if (!owner || !team || !escalation) return now;
  const next = [...owner.rungs, ...team.rungs, ...escalation.rungs]
    .filter(({ done }) => !done)
    .map(({ at }) => at.getTime());
  return next.length > 0 ? new Date(Math.min(...next)) : undefined;
}

/** Due rungs of an audience that were not sent yet, the newest last. */
export function duePlanned(referral: Referral, audience: RungAudience, now: Date): readonly PlannedRung[] {
  return referral.rungPlans?.[audience]?.rungs.filter(({ at, done }) => !done && at <= now) ?? [];
}

/** The newest rung of an audience that is due, sent or not. */
export function reachedRung(referral: Referral, audience: RungAudience, now: Date): string | undefined {
  return referral.rungPlans?.[audience]?.rungs.filter(({ at }) => at <= now).at(-1)?.rung;
}

/** When the ladder of the present owner was planned first; undefined: it has not been yet. */
export function ownerPlannedSince(referral: Referral): Date | undefined {
  const owner = referral.rungPlans?.owner;
  return owner?.madeFor === madeFor(referral, 'owner') ? owner.since : undefined;
}

/** Whether a rung of the owner's ladder passed since arrival; rungs already past on arrival don't count. */
export function wasReminderDue({ rungPlans }: Referral): boolean {
  const owner = rungPlans?.owner;
  return owner?.rungs.some(({ at, done }) => done === true && at >= owner.since) ?? false;
}

/**
 * Marks all due rungs done: the newest is sent, the others are skipped. With the last warning the snoozes end that would
 * have outlasted it; one that is asked for afterwards is a new wish.
 */
export function withRungsSaid(planned: Referral, now: Date): Referral {
  if (!planned.rungPlans) return planned;
  const { owner, team, ...others } = planned.rungPlans;
  const last = owner?.rungs.at(-1);
  const referral = last && !last.done && last.at <= now ? withoutSnoozesBeyond(planned, last.at) : planned;
  const said = (plan: RungPlan): RungPlan => ({
    ...plan,
    rungs: plan.rungs.map((one) => (one.at <= now ? { ...one, done: true as const } : one)),
  });
  return {
    ...referral,
    rungPlans: {
      ...others,
      ...(owner ? { owner: said(owner) } : {}),
      ...(team ? { team: said(team) } : {}),
    },
  };
}

function withoutSnoozesBeyond(referral: Referral, end: Date): Referral {
  const { snoozes = [], ...rest } = referral;
  const left = snoozes.filter(({ until }) => until <= end);
  return left.length > 0 ? { ...rest, snoozes: left } : rest;
}

const settingsOf = new WeakMap<ReferralPolicy, string>();

/** A short digest of the settings: after a restart with other settings all plans are invalid. */
export function planSettings(policy: ReferralPolicy): string {
  const known = settingsOf.get(policy);
  if (known) return known;
  const { ladder, channelWithin, hours = 'always', escalation = [] } = policy;
  const digest = createHash('sha256').update(JSON.stringify([ladder, channelWithin, hours, escalation]));
  const settings = digest.digest('base64url').slice(0, 12);
  settingsOf.set(policy, settings);
  return settings;
}

function fittingPlans(referral: Referral, policy: ReferralPolicy): Partial<Record<RungAudience, RungPlan>> {
  const { settings, owner, team, escalation } = referral.rungPlans ?? {};
  if (settings !== planSettings(policy)) return {};
  return {
    ...(owner?.madeFor === madeFor(referral, 'owner') ? { owner } : {}),
    ...(team?.madeFor === madeFor(referral, 'team') ? { team } : {}),
    ...(escalation?.madeFor === madeFor(referral, 'escalation') ? { escalation } : {}),
  };
}

function madeFor({ owner, deadline }: Referral, audience: RungAudience): string {
  const whom = audience !== 'owner' ? audience : owner ? personId(owner satisfies PersonKey) : 'nobody';
  return `${whom} ${deadline.toISOString()}`;
}

function teamPlan(referral: Referral, policy: ReferralPolicy, now: Date): RungPlan {
  return newPlan(referral, 'team', deskCalendar(policy.hours), policy, now);
}

/** Remade for the same inputs, it keeps what was sent and its first start time. */
function newPlan(
  referral: Referral,
  audience: RungAudience,
  calendar: WorkingCalendar,
  policy: ReferralPolicy,
  now: Date,
): RungPlan {
  const made = madeFor(referral, audience);
  const before = referral.rungPlans?.[audience];
  const { since, rungs: former } = before?.madeFor === made ? before : { since: now, rungs: [] };
  const said = former.filter(({ done }) => done);
  const isSaid = new Set(said.map(({ rung }) => rung));
  const wanted = { from: since.getTime(), deadline: referral.deadline.getTime() };
  const all =
    audience === 'escalation'
      ? planEscalation(policy.escalation ?? [], wanted, calendar)
      : planWarnings({ ...wanted, rungs: rungsOf(policy, audience) }, calendar);
  const ahead = all.filter(({ name }) => !isSaid.has(name));
  const rungs = [
    ...said,
    ...ahead.map(({ name, at }) => ({ rung: name, at: new Date(putOff(at, wanted.deadline, calendar, now)) })),
  ];
  return { madeFor: made, since, rungs: rungs.sort((one, other) => one.at.getTime() - other.at.getTime()) };
}

/** Milliseconds: the minimum time to act after a delayed reminder; with less, it is sent at once, even at night. */
const leastLeft = 3_600_000;

/** A missed reminder waits for working time, or where none is left, for the end of the night, if an hour is left then. */
function putOff(at: number, deadline: number, calendar: WorkingCalendar, now: Date): number {
  if (at > now.getTime()) return at;
  const [from, latest] = [now.getTime(), deadline - leastLeft];
  const inTime = (time: number | undefined) => time !== undefined && time <= latest;
  const next = [calendar.nextWorkingTime(from), calendar.nextDaytime(from, latest)].find(inTime);
  return next !== undefined && next > from ? next : at;
}

/** The channel only gets rungs near the deadline. */
function rungsOf({ ladder, channelWithin }: ReferralPolicy, audience: 'owner' | 'team'): readonly Rung[] {
  const nearest = audience === 'team' ? Duration.fromISO(channelWithin).toMillis() : Number.POSITIVE_INFINITY;
  return ladder
    .map((name) => ({ name, before: Duration.fromISO(name).toMillis() }))
    .filter(({ before }) => before <= nearest);
}
