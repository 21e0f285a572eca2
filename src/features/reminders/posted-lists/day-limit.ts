import type { WorkingCalendar } from '../../../working-time/working-calendar.ts';

/** Messages that a person has got on one day, and the upper bound. */
export interface DaySoFar {
  /** Messages sent unprompted: reminders, lists of them, the digest. */
  readonly messages: number;
  /** `REMINDERS_PER_DAY`; at least 1. */
  readonly most: number;
}

/**
 * `message`: sent by itself. `day-list`: shown in the day's one list, which is the last message of that day and takes
 * later reminders without another notification.
 */
export function placeOnDay({ messages, most }: DaySoFar, isUrgent: boolean): 'message' | 'day-list' {
  return isUrgent || messages < most - 1 ? 'message' : 'day-list';
}

/**
 * At most one working day of theirs is left before the deadline: this may be the last reminder they get, so it notifies
 * regardless of the limit.
 */
export function isLastWorkingDay(calendar: WorkingCalendar, now: Date, deadline: Date): boolean {
  const day = calendar.workingDay;
  return calendar.workingTimeBetween(now.getTime(), deadline.getTime(), day + 1) <= day;
}
