import { Duration } from 'luxon';
import type { CardPlaces, Copy, Referral, ReferralPolicy } from '../referrals/index.ts';
import { stepOfRung } from '../referrals/index.ts';
import type { WarningCopy } from './mongo-warnings.ts';

/**
 * `no-place`: there is neither a person nor a channel to warn. `undelivered`: there is, but no warning could be
 * delivered.
 */
export type UnreachedWhy = 'no-place' | 'undelivered';

export interface Unreached {
  readonly referral: Referral;
  readonly why: UnreachedWhy;
}

type Places = Awaited<ReturnType<CardPlaces['of']>>;

/** Why nobody was warned of this referral; undefined: somebody was, or can be. Pure. */
export function whyUnreached(
  places: Places,
  warnings: readonly WarningCopy[],
  policy: ReferralPolicy,
): UnreachedWhy | undefined {
  // An escalation reached the owner's stand-in, the backups or the catcher, or is about to be sent to them.
  if (warnings.some(({ purpose, state }) => isEscalation(purpose) && !cameToNothing.has(state))) return undefined;
  const { channel, reminded, standIns } = places;
  if (!channel && standIns.length === 0 && (!reminded || reminded.unreachable)) return 'no-place';
  const near = warnings.filter(({ purpose }) => isEscalation(purpose) || isNear(purpose, policy));
  const counted = near.length > 0 ? near : warnings.filter(({ purpose }) => purpose === 'card');
  return counted.length > 0 && counted.every(({ state }) => state === 'gone') ? 'undelivered' : undefined;
}

const cameToNothing: ReadonlySet<Copy['state']> = new Set(['gone', 'dropped', 'lost']);

function isEscalation(purpose: Copy['purpose']): boolean {
  const rung = rungIn(purpose);
  return rung !== undefined && stepOfRung(rung) !== undefined;
}

/**
 * True: a reminder that also goes to the deal team. Earlier ones went to the owner alone, so their failure does not
 * count: the next may reach somebody.
 */
function isNear(purpose: Copy['purpose'], { channelWithin }: ReferralPolicy): boolean {
  const rung = rungIn(purpose);
  return rung !== undefined && Duration.fromISO(rung).toMillis() <= Duration.fromISO(channelWithin).toMillis();
}

function rungIn(purpose: Copy['purpose']): string | undefined {
  return /^reminder:([^#]+)/.exec(purpose)?.[1];
}

/** A warning when the deal team's reminders begin, and another on the last day. */
export type UnreachedStep = 'near' | 'last-day';

const lastDay = 86_400_000;

/** The dedupe key of a warning: an extended deadline is warned of anew. */
export function toldKey({ id, deadline, extensions = 0 }: Referral, now: Date): string {
  const step: UnreachedStep = deadline.getTime() - now.getTime() <= lastDay ? 'last-day' : 'near';
  return `${id}#${extensions}/${step}`;
}
