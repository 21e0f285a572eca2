import { countryLivedIn } from '../../working-time/country-of-zone.ts';
import { workingDaysOf } from '../../working-time/weekend.ts';
import type { WorkingWeek } from '../../working-time/working-calendar.ts';
import type { Person } from './person.ts';

/** Nine to five, in minutes after midnight. */
const usualHours = { from: 9 * 60, to: 17 * 60 };

/** When somebody works: as they chose, else as people of the country usually do whose zone theirs is. */
export function workingWeekOf(person: Pick<Person, 'timeZone' | 'chosen'>, deskZone: string): WorkingWeek {
  const zone = person.timeZone ?? deskZone;
  const country = countryLivedIn(undefined, person.timeZone);
  const { workingDays = workingDaysOf(country), workingHours = usualHours } = person.chosen ?? {};
  return { zone, days: workingDays, ...workingHours, ...(country ? { country } : {}) };
}
