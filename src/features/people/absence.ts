import { dayBegins, dayIn } from '../../i18n/format.ts';
import { type Absence, isSamePerson, type Person, type PersonKey } from './person.ts';

type Noted = Pick<Person, 'absence' | 'laterAbsences'>;

/** All of a person's absences, the earliest first. */
export function absencesOf({ absence, laterAbsences = [] }: Noted): readonly Absence[] {
  return [...(absence ? [absence] : []), ...laterAbsences];
}

/** The absence in force at `at`. */
export function absenceAt(person: Noted, at: Date): Absence | undefined {
  return absencesOf(person).find(({ from, until }) => from <= at && at < until);
}

/** The first absence that has not ended: the person is away, or will be. */
export function absenceAhead(person: Noted, now: Date): Absence | undefined {
  return absencesOf(person).find(({ until }) => now < until);
}

/** Names one absence of a person in the data of a card. */
export function absenceKey({ from, until }: Pick<Absence, 'from' | 'until'>): string {
  return `${from.getTime()}-${until.getTime()}`;
}

/** Upper bound of absences noted ahead for one person. */
const mostAbsences = 12;

/** A person's absences: the one in force or the next, and those after it. */
export interface AbsencesNoted {
  readonly absence?: Absence;
  readonly later: readonly Absence[];
}

/**
 * With a new one, which takes the place of those that it overlaps, as a correction of theirs; an absence that it only
 * follows keeps its own days. Undefined: too many. @param instead the key of one in whose place it comes, whatever its
 * days are: it was changed in the form that shows it
 */
export function withAbsence(
  person: Noted,
  added: Absence,
  { now, instead = '' }: { readonly now: Date; readonly instead?: string },
): AbsencesNoted | undefined {
  const known = absencesOf(person).filter((one) => absenceKey(one) !== instead);
  const all = [...known.flatMap((one) => besides(one, added, now)), added].filter(({ until }) => until > now);
  return all.length > mostAbsences ? undefined : inOrder(all);
}

/** What remains of an absence beside a new one. */
function besides(one: Absence, added: Absence, now: Date): readonly Absence[] {
  if (one.until <= added.from || added.until <= one.from) return [one];
  const isLater = one.from < added.from && added.from > now;
  const before = { ...one, until: added.from };
  // Nobody who is away now is back because of an absence that begins later: neither before nor after it.
  if (isLater && one.from <= now) return added.until < one.until ? [before, { ...one, from: added.until }] : [before];
  // The next stand-in follows the first one, and both are there on the day of the change.
  return isLater && one.until < added.until && isOtherStandIn(one, added) ? [before] : [];
}

/**
 * Absences were said in days, so in another zone they are the same days. What has begun has begun, and a mailbox's own times
 * are moments. Undefined: nothing changes.
 */
export function withAbsencesInZone(
  person: Noted,
  { former, zone, now }: { readonly former: string; readonly zone: string; readonly now: Date },
): AbsencesNoted | undefined {
  const moved = (at: Date) => {
    const day = dayIn(former, at);
    const isMidnight = dayBegins(former, day).getTime() === at.getTime();
    return at > now && isMidnight ? dayBegins(zone, day) : at;
  };
  const before = absencesOf(person);
  const after = before.map((one) =>
    one.fromMailbox ? one : { ...one, from: moved(one.from), until: moved(one.until) },
  );
  return after.some((one, at) => absenceKey(one) !== absenceKey(before[at] ?? one)) ? inOrder(after) : undefined;
}

/** A time in which somebody stood in for a person, and does no more. */
export interface StandInReleased {
  readonly standIn: PersonKey;
  readonly from: Date;
  readonly until: Date;
}

/** What the stand-ins lose by a change of a person's absences; what has passed is lost by nobody. */
export function standInsReleased(before: Noted, after: Noted, now: Date): readonly StandInReleased[] {
  return absencesOf(before).flatMap(({ standIn, from, until }) => {
    if (!standIn) return [];
    const kept = absencesOf(after).filter((one) => one.standIn && isSamePerson(one.standIn, standIn));
    const whole = [{ standIn, from: from > now ? from : now, until }];
    return kept.reduce(besideKept, whole).filter((one) => one.from < one.until);
  });
}

function besideKept(left: readonly StandInReleased[], kept: Absence): StandInReleased[] {
  return left
    .flatMap((one) => [
      { ...one, until: new Date(Math.min(kept.from.getTime(), one.until.getTime())) },
      { ...one, from: new Date(Math.max(kept.until.getTime(), one.from.getTime())) },
    ])
    .filter((one) => one.from < one.until);
}

function isOtherStandIn({ standIn }: Absence, { standIn: other }: Absence): boolean {
  return standIn !== undefined && other !== undefined && !isSamePerson(standIn, other);
}

/** Without this one, and those that are over. */
export function withoutAbsence(person: Noted, ended: Absence, now: Date): AbsencesNoted {
  const key = absenceKey(ended);
  return inOrder(absencesOf(person).filter((one) => one.until > now && absenceKey(one) !== key));
}

/** Once the first ones are over; undefined: none is. */
export function withoutOver(person: Noted, now: Date): AbsencesNoted | undefined {
  const all = absencesOf(person);
  const left = all.filter(({ until }) => until > now);
  return left.length < all.length ? inOrder(left) : undefined;
}

/** With the one that follows from the person's automatic reply (undefined: none does) in place of the former. */
export function withAbsenceByReply(person: Noted, added: Absence | undefined, now: Date): AbsencesNoted {
  const entered = absencesOf(person).filter(({ fromMailbox, until }) => !fromMailbox && until > now);
  return inOrder([...entered, ...(added ? [added] : [])]);
}

function inOrder(absences: readonly Absence[]): AbsencesNoted {
  const [absence, ...later] = [...absences].sort((one, other) => one.from.getTime() - other.from.getTime());
  return { ...(absence ? { absence } : {}), later };
}

/** True: the person stands in for `whom` at `at`. */
export function standsInFor({ standsInFor = [] }: Pick<Person, 'standsInFor'>, whom: PersonKey, at: Date): boolean {
  return standsInFor.some(
    (one) => one.tenantId === whom.tenantId && one.aadObjectId === whom.aadObjectId && one.from <= at && at < one.until,
  );
}
