import {
  alwaysWorking,
  eitherCalendar,
  type TimeAway,
  type WorkingCalendar,
  workingCalendar,
} from '../../working-time/working-calendar.ts';
import type { Person } from './person.ts';
import { type DeskHours, workingWeekOf } from './working-week.ts';

const everyDay = { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1_440 };

/** The deal team's channel, and whoever the desk knows nothing of. */
export function deskCalendar(desk: DeskHours | undefined): WorkingCalendar {
  return !desk || desk.hours === 'always' ? alwaysWorking : workingCalendar(workingWeekOf({}, desk));
}

/**
 * When somebody works: as they chose, else as the desk says, with the holidays of the country they live in. An absence is no
 * working time, unless somebody stands in for them, who is then reminded in their place.
 */
export function calendarOf(
  person: Person,
  desk: DeskHours | undefined,
  besides: readonly TimeAway[] = [],
): WorkingCalendar {
  const { absence, chosen } = person;
  const absences = [...(absence && !absence.standIn ? [absence] : []), ...besides];
  const isAlways = (!desk || desk.hours === 'always') && !chosen?.workingHours;
  if (!isAlways) return workingCalendar(workingWeekOf(person, desk), absences);
  const { zone, days, country } = workingWeekOf(person, desk);
  if (!chosen?.workingDays)
    return absences.length > 0 ? workingCalendar({ zone, ...everyDay }, absences) : alwaysWorking;
  return workingCalendar({ ...everyDay, zone, days, ...(country ? { country } : {}) }, absences);
}

/** However far ahead somebody's absence is. */
const ever = { from: new Date(0), until: new Date(Date.UTC(9999, 0)) };

/** When somebody works on what is theirs: they, and as long as they are away, whoever stands in for them, by their own calendar. */
export function calendarWithStandIn(
  person: Person,
  standIn: Person | undefined,
  desk: DeskHours | undefined,
): WorkingCalendar {
  const { absence } = person;
  if (!absence || !standIn) return calendarOf(person, desk);
  const { from, until } = absence;
  const { absence: _away, ...there } = person;
  const outside = [
    { from: ever.from, until: from },
    { from: until, until: ever.until },
  ];
  return eitherCalendar(calendarOf(there, desk, [{ from, until }]), calendarOf(standIn, desk, outside));
}

/** Less than that before the deadline is too late to hear of it. */
const leastLeft = 3_600_000;

/** When to tell somebody of what is not planned by their own hours: now if they work, else when they do, if that is well before the deadline. */
export function whenAtWork(person: Person, desk: DeskHours | undefined, now: Date, deadline: Date): Date {
  const next = calendarOf(person, desk).nextWorkingTime(now.getTime());
  return next !== undefined && next <= deadline.getTime() - leastLeft ? new Date(next) : now;
}
