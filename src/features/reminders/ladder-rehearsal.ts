import { Duration } from 'luxon';
import { dayIn } from '../../i18n/format.ts';
import { absenceAhead, type Person, personId } from '../people/index.ts';
import { type Referral, type ReferralPolicy, withRungPlans } from '../referrals/index.ts';

/** The reminders that a ladder would send from now on for the referrals waiting now. */
export interface LadderRehearsal {
  readonly referrals: number;
  /** Messages to owners' chats and to the channel: in total, and the maximum for one person on one day. */
  readonly toOwners: number;
  readonly toChannel: number;
  readonly fullest?: { readonly who: Pick<Person, 'name'>; readonly day: string; readonly count: number };
  /** Number of owned referrals whose owner would get no more reminders. */
  readonly silent: number;
  /** By day, in the desk's time zone, the earliest first. */
  readonly days: readonly { readonly day: string; readonly owners: number; readonly channel: number }[];
}

const mostRungs = 10;
const longestDays = 60;

/**
 * Parses `10d, 3d, 4h` or `P10D,P3D,PT4H` into ISO durations before the deadline, longest first, without duplicates.
 * Undefined: invalid or empty.
 */
export function readLadder(text: string): readonly string[] | undefined {
  const parts = text
    .normalize('NFKC')
    .split(/[\s,;，、]+/)
    .filter(Boolean);
  const rungs = parts.map(rungIn);
  if (rungs.length === 0 || rungs.length > mostRungs || rungs.includes(undefined)) return undefined;
  const known = new Map((rungs as string[]).map((rung) => [Duration.fromISO(rung).toMillis(), rung]));
  return [...known].sort(([one], [other]) => other - one).map(([, rung]) => rung);
}

function rungIn(part: string): string | undefined {
  const [, number, unit] = /^(\d{1,3})([dh])$/i.exec(part) ?? [];
  const iso = number === undefined ? part.toUpperCase() : unit?.toLowerCase() === 'd' ? `P${number}D` : `PT${number}H`;
  const milliseconds = /^P(?:\d{1,3}D)?(?:T\d{1,3}H)?$/.test(iso) ? Duration.fromISO(iso).toMillis() : Number.NaN;
  return milliseconds > 0 && milliseconds <= longestDays * 86_400_000 ? iso : undefined;
}

/** Pure. Uses the sweep's own planner: working hours, holidays and absences count, and rungs already sent stay sent. */
export function rehearseLadder(
  waiting: readonly Referral[],
  known: ReadonlyMap<string, Person>,
  policy: ReferralPolicy,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): LadderRehearsal {
  const days = new Map<string, { owners: number; channel: number }>();
  const ofPerson = new Map<string, number>();
  let silent = 0;
  for (const referral of waiting) {
    const owner = referral.owner && known.get(personId(referral.owner));
    const named = owner && absenceAhead(owner, now)?.standIn;
    const { rungPlans } = withRungPlans(referral, owner, policy, now, named && known.get(personId(named)));
    const ahead = (audience: 'owner' | 'team') =>
      (rungPlans?.[audience]?.rungs ?? []).filter(({ done, at }) => !done && at > now && at < referral.deadline);
    const [mine, channel] = [owner ? ahead('owner') : [], ahead('team')];
    if (owner && mine.length === 0) silent++;
    for (const { at } of mine) {
      const day = dayIn(timeZone, at);
      dayOf(days, day).owners++;
      const key = `${day} ${owner ? personId(owner) : ''}`;
      ofPerson.set(key, (ofPerson.get(key) ?? 0) + 1);
    }
    for (const { at } of channel) dayOf(days, dayIn(timeZone, at)).channel++;
  }
  const all = [...days].map(([day, count]) => ({ day, ...count })).sort((one, other) => (one.day < other.day ? -1 : 1));
  const fullest = fullestOf(ofPerson, known);
  return {
    referrals: waiting.length,
    toOwners: all.reduce((sum, { owners }) => sum + owners, 0),
    toChannel: all.reduce((sum, { channel }) => sum + channel, 0),
    ...(fullest ? { fullest } : {}),
    silent,
    days: all,
  };
}

function dayOf(days: Map<string, { owners: number; channel: number }>, day: string) {
  const found = days.get(day) ?? { owners: 0, channel: 0 };
  days.set(day, found);
  return found;
}

function fullestOf(
  counts: ReadonlyMap<string, number>,
  known: ReadonlyMap<string, Person>,
): LadderRehearsal['fullest'] {
  const [most] = [...counts].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1));
  if (!most) return undefined;
  const [day = '', id = ''] = most[0].split(' ');
  const who = known.get(id);
  return who && { who: { name: who.name }, day, count: most[1] };
}
