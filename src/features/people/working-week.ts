import { countryLivedIn } from '../../working-time/country-of-zone.ts';
import { workingDaysOf } from '../../working-time/weekend.ts';
import type { WorkingWeek } from '../../working-time/working-calendar.ts';
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

/** Nine to five, in minutes after midnight: what is offered where the desk says `always`. */
const usualHours = { from: 9 * 60, to: 17 * 60 };

/** When somebody works: as they chose, else as the desk says, else as people of the country usually do where their clock stands. */
export function workingWeekOf(
  person: Pick<Person, 'timeZone' | 'country' | 'chosen'>,
  desk: DeskHours = { zone: 'UTC', hours: 'always' },
): WorkingWeek {
  const zone = person.timeZone ?? desk.zone;
  // What they chose themselves is so, wherever their clock stands.
  const country = person.chosen?.country ?? countryLivedIn(person.country ?? desk.country, zone);
  const { workingDays = desk.days ?? workingDaysOf(country), workingHours } = person.chosen ?? {};
  const hours = workingHours ?? (desk.hours === 'always' ? usualHours : desk.hours);
  return { zone, days: workingDays, ...hours, ...(country ? { country } : {}) };
}
