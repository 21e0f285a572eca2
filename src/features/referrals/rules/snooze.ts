import type { PersonKey } from '../../people/index.ts';
import type { Actor, Referral, Snooze } from '../record/referral.ts';
import { rungTime } from './deadline.ts';
import type { ReferralPolicy } from './policy.ts';
import { isUndecided } from './referral-stage.ts';

/** Milliseconds: below this, no snooze is possible. */
const leastLeft = 20 * 60_000;

/**
 * The latest end of a snooze: the last planned reminder, which is always sent; after that, half of the remaining time.
 * Undefined: only minutes are left, or there is nothing to be reminded of.
 */
export function latestSnooze(referral: Referral, policy: ReferralPolicy, now: Date): Date | undefined {
  const left = referral.deadline.getTime() - now.getTime();
  if (referral.kind !== 'inbound' || !isUndecided(referral, now) || left < leastLeft) return undefined;
  const last = policy.ladder.at(-1);
  const planned = referral.rungPlans?.owner?.rungs.at(-1)?.at;
  const warning = planned ?? (last === undefined ? undefined : rungTime(referral.deadline, last));
  return warning && warning > now ? warning : new Date(now.getTime() + left / 2);
}

export function withSnooze(referral: Referral, by: Actor, until: Date): Referral {
  return { ...referral, snoozes: [...snoozesOfOthers(referral, by), { by, until }] };
}

export function withoutSnooze(referral: Referral, by: PersonKey): Referral {
  const { snoozes: _all, ...rest } = referral;
  const others = snoozesOfOthers(referral, by);
  return others.length > 0 ? { ...rest, snoozes: others } : rest;
}

/**
 * Undefined: not snoozed. A deadline that came nearer, or a ladder planned anew, may have put the last warning before the
 * end that was wished for: then the snooze ends with that warning.
 */
export function snoozedUntil({ snoozes = [], rungPlans }: Referral, person: PersonKey, now: Date): Date | undefined {
  const wished = snoozes.find(({ by }) => isSame(by, person))?.until;
  const last = rungPlans?.owner?.rungs.at(-1);
  const until = wished && last && !last.done && last.at < wished ? last.at : wished;
  return until && until > now ? until : undefined;
}

/** Snoozes that have ended. */
export function endedSnoozes({ snoozes = [] }: Referral, now: Date): readonly Snooze[] {
  return snoozes.filter(({ until }) => until <= now);
}

/** The end of the earliest snooze; none from the deadline on, or after an answer. */
export function snoozeDueAt(referral: Referral, now: Date): Date | undefined {
  const { snoozes = [], deadline } = referral;
  if (snoozes.length === 0 || !isUndecided(referral, now) || now >= deadline) return undefined;
  return new Date(Math.min(...snoozes.map(({ until }) => until.getTime())));
}

function snoozesOfOthers({ snoozes = [] }: Referral, person: PersonKey): readonly Snooze[] {
  return snoozes.filter(({ by }) => !isSame(by, person));
}

function isSame(one: PersonKey, other: PersonKey): boolean {
  return one.tenantId === other.tenantId && one.aadObjectId === other.aadObjectId;
}
