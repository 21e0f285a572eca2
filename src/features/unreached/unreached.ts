import { Duration } from 'luxon';
import { absenceAt, type Person } from '../people/index.ts';
import type { CardPlaces, Copy, Referral, ReferralPolicy } from '../referrals/index.ts';
import { stepOfRung } from '../referrals/index.ts';
import type { WarningCopy } from './mongo-warnings.ts';

/**
 * `no-place`: there is neither a person nor a channel to warn. `undelivered`: there is, but no warning could be
 * delivered. `away`: those who were warned, or would be, are away until the deadline. `off`: its owner wants no
 * reminders, and nobody else can be warned.
 */
export type UnreachedWhy = 'no-place' | 'undelivered' | 'away' | 'off';

export interface Unreached {
  readonly referral: Referral;
  readonly why: UnreachedWhy;
}

type Places = Awaited<ReturnType<CardPlaces['of']>>;

/** A warning, and whether its reader is away until the deadline. */
export type Warned = Pick<WarningCopy, 'purpose' | 'state'> & { readonly readerIsAway?: boolean };

/** Why nobody was warned of this referral; undefined: somebody was, or can be. Pure. */
export function whyUnreached(
  places: Pick<Places, 'channel' | 'reminded' | 'unreminded'> & {
    readonly standIns: readonly { readonly isAway?: boolean }[];
    /** A reminder or a step of the escalation is still to come. */
    readonly isRungAhead?: boolean;
  },
  warnings: readonly Warned[],
  policy: ReferralPolicy,
): UnreachedWhy | undefined {
  // An escalation reached the owner's stand-in, the backups or the catcher, or is about to be sent to them.
  if (warnings.some((one) => isEscalation(one.purpose) && !isInVain(one))) return undefined;
  const { channel, reminded, standIns, isRungAhead } = places;
  if (!channel && (!reminded || reminded.unreachable) && standIns.every(({ isAway }) => isAway))
    return standIns.length > 0 ? 'away' : (places.unreminded ?? 'no-place');
  const near = warnings.filter(({ purpose }) => isEscalation(purpose) || isNear(purpose, policy));
  // Whoever is there now was not yet when the first card went out: the next reminder goes to them.
  const isSomebodyThere = (reminded && !reminded.unreachable) || standIns.some(({ isAway }) => !isAway);
  if (near.length === 0 && isRungAhead && isSomebodyThere) return undefined;
  const counted = near.length > 0 ? near : warnings.filter(({ purpose }) => purpose === 'card');
  if (counted.length === 0 || !counted.every((one) => one.readerIsAway || one.state === 'gone')) return undefined;
  return counted.some(({ readerIsAway }) => readerIsAway) ? 'away' : 'undelivered';
}

function isInVain({ state, readerIsAway }: Warned): boolean {
  return readerIsAway === true || cameToNothing.has(state);
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

/** Milliseconds. Whoever is back later than this before the deadline is of no help. */
const leastLeft = 4 * 3_600_000;

/** Away now, and too long to answer it. */
export function isAwayUntil(person: Pick<Person, 'absence'>, deadline: Date, now: Date): boolean {
  const absence = absenceAt(person, now);
  return absence !== undefined && absence.until.getTime() > deadline.getTime() - leastLeft;
}

/** The dedupe key of a warning: an extended deadline is warned of anew. */
export function toldKey({ id, deadline, extensions = 0 }: Referral, now: Date): string {
  const step: UnreachedStep = deadline.getTime() - now.getTime() <= lastDay ? 'last-day' : 'near';
  return `${id}#${extensions}/${step}`;
}
