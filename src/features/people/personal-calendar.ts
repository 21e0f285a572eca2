import { countryLivedIn } from '../../working-time/country-of-zone.ts';
import { workingDaysOf } from '../../working-time/weekend.ts';
import {
  alwaysWorking,
  type WorkingCalendar,
  type WorkingWeek,
  workingCalendar,
} from '../../working-time/working-calendar.ts';
import type { Person } from './person.ts';

/** When the people of this desk work, as far as they don't say otherwise. */
export interface DeskHours {
  /** IANA name, canonical: of the channel, and of people whose client names none. */
  readonly zone: string;
  /** ISO 3166 alpha-2, likewise. Absent: that of the zone. */
  readonly country?: string;
  /** ISO weekdays, 1 is Monday. Absent: those of each one's country. */
  readonly days?: readonly number[];
  /** Minutes after midnight. `always`: whoever does not choose hours of their own is reminded at any time. */
  readonly hours: { readonly from: number; readonly to: number } | 'always';
}

const everyDay = { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1_440 };

/** The deal team's channel, and whoever the desk knows nothing of. */
export function deskCalendar(desk: DeskHours | undefined): WorkingCalendar {
  if (!desk || desk.hours === 'always') return alwaysWorking;
  return workingCalendar(usualWeek(desk.zone, desk.country ?? countryLivedIn(undefined, desk.zone), desk, desk.hours));
}

/**
 * When somebody works: as they chose, else as the desk says, with the holidays of the country they live in. An absence is no
 * working time, unless somebody stands in for them, who is then reminded in their place.
 */
export function calendarOf(person: Person, desk: DeskHours | undefined): WorkingCalendar {
  const { absence, chosen } = person;
  const absences = absence && !absence.standIn ? [absence] : [];
  const zone = person.timeZone ?? desk?.zone ?? 'UTC';
  const hours = chosen?.workingHours ?? (desk && desk.hours !== 'always' ? desk.hours : undefined);
  if (!hours && !chosen?.workingDays)
    return absences.length > 0 ? workingCalendar({ zone, ...everyDay }, absences) : alwaysWorking;
  const country = countryLivedIn(person.country ?? desk?.country, zone);
  const week = usualWeek(zone, country, desk, hours ?? everyDay);
  return workingCalendar({ ...week, ...(chosen?.workingDays ? { days: chosen.workingDays } : {}) }, absences);
}

function usualWeek(
  zone: string,
  country: string | undefined,
  desk: DeskHours | undefined,
  { from, to }: { readonly from: number; readonly to: number },
): WorkingWeek {
  return { zone, days: desk?.days ?? workingDaysOf(country), from, to, ...(country ? { country } : {}) };
}

/** Less than that before the deadline is too late to hear of it. */
const leastLeft = 2 * 3_600_000;

/** When to tell somebody of what is not planned by their own hours: now if they work, else when they do, if that is well before the deadline. */
export function whenAtWork(person: Person, desk: DeskHours | undefined, now: Date, deadline: Date): Date {
  const next = calendarOf(person, desk).nextWorkingTime(now.getTime());
  return next !== undefined && next <= deadline.getTime() - leastLeft ? new Date(next) : now;
}
