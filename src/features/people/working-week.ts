import { countryLivedIn } from '../../working-time/country-of-zone.ts';
import { type DecreedByCountry, decreedFor } from '../../working-time/decreed-days.ts';
import { workingDaysOf } from '../../working-time/weekend.ts';
import type { WorkingWeek } from '../../working-time/working-calendar.ts';
import type { Person } from './person.ts';

/** The desk's default working time. */
export interface DeskHours {
  /** IANA name, canonical: for the channel, and for people whose client reports none. */
  readonly zone: string;
  /** ISO 3166 alpha-2, for the same. Absent: the country of the zone. */
  readonly country?: string;
  /** ISO weekdays, 1 is Monday. Absent: those of each person's country. */
  readonly days?: readonly number[];
  /** Minutes after midnight. `always`: people without working hours of their own are reminded at any time. */
  readonly hours: { readonly from: number; readonly to: number } | 'always';
  readonly decreed?: DecreedByCountry;
}

/** Nine to five, in minutes after midnight: the proposal for people's own hours if the desk's are `always`. */
const usualHours = { from: 9 * 60, to: 17 * 60 };

/**
 * A person's working week: their own settings, else the desk's, else what is usual in the country of their time zone.
 */
export function workingWeekOf(
  person: Pick<Person, 'timeZone' | 'country' | 'chosen'>,
  desk: DeskHours = { zone: 'UTC', hours: 'always' },
): WorkingWeek {
  const zone = person.timeZone ?? desk.zone;
  // The person's own choice of a country is final; any other is checked against the time zone.
  const country = person.chosen?.country ?? countryLivedIn(person.country ?? desk.country, zone);
  const { workingDays = desk.days ?? workingDaysOf(country), workingHours } = person.chosen ?? {};
  const hours = workingHours ?? (desk.hours === 'always' ? usualHours : desk.hours);
  const week = { zone, days: workingDays, ...hours, ...(country ? { country } : {}) };
  const decreed = decreedFor(week, desk.decreed);
  return decreed ? { ...week, decreed } : week;
}
