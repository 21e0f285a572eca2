import { say } from './catalogue.ts';
import type { Locale } from './locale.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How urgent an answer is: also the style of the card's status. */
export type Urgency = 'good' | 'warning' | 'attention';

export function urgencyOf(millisecondsLeft: number): Urgency {
  if (millisecondsLeft <= day) return 'attention';
  return millisecondsLeft <= 3 * day ? 'warning' : 'good';
}

/** "6 days left". Rounded down, so that nobody counts on time that isn't there; in hours below two days. */
export function timeLeft(locale: Locale, millisecondsLeft: number): string {
  if (millisecondsLeft <= 0) return say(locale, 'left.none');
  if (millisecondsLeft >= 2 * day) return say(locale, 'left.days', { count: Math.floor(millisecondsLeft / day) });
  if (millisecondsLeft >= hour) return say(locale, 'left.hours', { count: Math.floor(millisecondsLeft / hour) });
  return say(locale, 'left.minutes', { count: Math.max(1, Math.floor(millisecondsLeft / minute)) });
}

/** "Reminder, 3 days before the deadline" for a rung of the ladder (`P3D`, `PT4H`). */
export function rungInWords(locale: Locale, rung: string): string {
  const match = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(rung);
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = (match ?? []).slice(1).map((part) => Number(part ?? 0));
  const total = (weeks * 7 + days) * day + hours * hour + minutes * minute;
  if (total >= 2 * day || total === day) return say(locale, 'reminder.days', { count: Math.round(total / day) });
  if (total >= hour) return say(locale, 'reminder.hours', { count: Math.round(total / hour) });
  return say(locale, 'reminder.minutes', { count: Math.round(total / minute) });
}
