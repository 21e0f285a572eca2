import type { WorkingCalendar } from '../../../working-time/working-calendar.ts';

/** What has come into somebody's chat on a day so far, and how much may. */
export interface DaySoFar {
  /** Messages that the desk sent without being asked: reminders, lists of them, the digest. */
  readonly messages: number;
  /** `REMINDERS_PER_DAY`; at least 1. */
  readonly most: number;
}

/**
 * `message`: it comes by itself. `day-list`: it stands in the day's one list, which is the last message of that day and takes all
 * that comes later without ringing again.
 */
export function placeOnDay({ messages, most }: DaySoFar, isUrgent: boolean): 'message' | 'day-list' {
  return isUrgent || messages < most - 1 ? 'message' : 'day-list';
}

/**
 * The deadline comes within one working day of theirs, or none is left before it: what is said now may be the last that they hear, so
 * it rings, whatever came before.
 */
export function isLastWorkingDay(calendar: WorkingCalendar, now: Date, deadline: Date): boolean {
  const day = calendar.workingDay;
  return calendar.workingTimeBetween(now.getTime(), deadline.getTime(), day + 1) <= day;
}
