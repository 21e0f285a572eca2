import { instantOf, wallClock } from '../../../working-time/calendar-day.ts';
import { workingCalendar } from '../../../working-time/working-calendar.ts';
import { type DeskHours, type Person, workingWeekOf } from '../../people/index.ts';

/** The durations offered as buttons. */
export const snoozeLengths = ['hours', 'tomorrow'] as const;
export type SnoozeLength = (typeof snoozeLengths)[number];

const twoHours = 2 * 3_600_000;

/** `tomorrow`: the next start of their working time on a later day. */
export function snoozeEnd(length: SnoozeLength, person: Person, now: Date, desk: DeskHours | undefined): Date {
  if (length === 'hours') return new Date(now.getTime() + twoHours);
  const week = workingWeekOf(person, desk);
  const tomorrow = wallClock(now.getTime(), week.zone).day + 1;
  const midnight = instantOf(tomorrow, 0, week.zone);
  return new Date(workingCalendar(week).nextWorkingTime(midnight) ?? midnight);
}
