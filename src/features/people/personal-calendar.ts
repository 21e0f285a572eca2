import {
  alwaysWorking,
  eitherCalendar,
  type TimeAway,
  type WorkingCalendar,
  workingCalendar,
} from '../../working-time/working-calendar.ts';
import { absencesOf } from './absence.ts';
import { isSamePerson, type Person } from './person.ts';
import { type DeskHours, workingWeekOf } from './working-week.ts';

const everyDay = { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1_440 };

/** The working time of the deal team's channel, and of people without settings. */
export function deskCalendar(desk: DeskHours | undefined): WorkingCalendar {
  return !desk || desk.hours === 'always' ? alwaysWorking : workingCalendar(workingWeekOf({}, desk));
}

/**
 * A person's working time: their own settings, else the desk's, with the holidays of the country they live in. An
 * absence is no working time, unless a stand-in is reminded in the person's place.
 */
export function calendarOf(
  person: Person,
  desk: DeskHours | undefined,
  besides: readonly TimeAway[] = [],
): WorkingCalendar {
  const { chosen } = person;
  const absences = [...absencesOf(person).filter(({ standIn }) => !standIn), ...besides];
  const isAlways = (!desk || desk.hours === 'always') && !chosen?.workingHours;
  if (!isAlways) return workingCalendar(workingWeekOf(person, desk), absences);
  const { zone, from: _from, to: _to, ...week } = workingWeekOf(person, desk);
  if (!chosen?.workingDays)
    return absences.length > 0 ? workingCalendar({ zone, ...everyDay }, absences) : alwaysWorking;
  return workingCalendar({ ...everyDay, zone, ...week }, absences);
}

/** All of time: the periods before and after an absence, however far ahead it is. */
const ever = { from: new Date(0), until: new Date(Date.UTC(9999, 0)) };

/** The working time that counts for a person's referrals: their own, and during an absence that of their stand-in. */
export function calendarWithStandIn(
  person: Person,
  standIn: Person | undefined,
  desk: DeskHours | undefined,
): WorkingCalendar {
  const theirs = absencesOf(person).filter((one) => standIn && one.standIn && isSamePerson(one.standIn, standIn));
  if (theirs.length === 0 || !standIn) return calendarOf(person, desk);
  const ends = [ever.from, ...theirs.map(({ until }) => until)];
  const begins = [...theirs.map(({ from }) => from), ever.until];
  const outside = ends.flatMap((from, at) => {
    const until = begins[at];
    return until && from < until ? [{ from, until }] : [];
  });
  return eitherCalendar(calendarOf(person, desk, theirs), calendarOf(standIn, desk, outside));
}

/** Milliseconds. A message that would arrive later than this before the deadline is sent at once instead. */
const leastLeft = 3_600_000;

/**
 * When to send an unplanned message: now if the person works, else at their next working time, or where that is less than
 * `leastLeft` before the deadline, when the night is over; now where that is as well.
 */
export function whenAtWork(person: Person, desk: DeskHours | undefined, now: Date, deadline: Date): Date {
  return whenIn(calendarOf(person, desk), now, deadline);
}

/** As `whenAtWork`, for what no stand-in gets in their place: not in any absence of theirs, where the deadline allows it. */
export function whenBackAtWork(person: Person, desk: DeskHours | undefined, now: Date, deadline: Date): Date {
  return whenIn(calendarOf(person, desk, absencesOf(person)), now, deadline);
}

function whenIn(calendar: WorkingCalendar, now: Date, deadline: Date): Date {
  const latest = deadline.getTime() - leastLeft;
  const times = [calendar.nextWorkingTime(now.getTime()), calendar.nextDaytime(now.getTime(), latest)];
  const next = times.find((time) => time !== undefined && time <= latest);
  return next === undefined ? now : new Date(next);
}
