import { say } from './catalogue.ts';
import type { Locale } from './locale.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How urgent an answer is: also the style of the card's status. */
export type TimeUrgency = 'good' | 'warning' | 'attention';

export function urgencyOf(millisecondsLeft: number): TimeUrgency {
  if (millisecondsLeft <= day) return 'attention';
  return millisecondsLeft <= 3 * day ? 'warning' : 'good';
}

/** "6 days left". Rounded to the nearest, in hours below two days: the card says the moment itself, too. */
export function timeLeft(locale: Locale, millisecondsLeft: number): string {
  if (millisecondsLeft <= 0) return say(locale, 'left.none');
  const minutes = Math.max(1, Math.round(millisecondsLeft / minute));
  if (minutes < 60) return say(locale, 'left.minutes', { count: minutes });
  const hours = Math.round(millisecondsLeft / hour);
  if (hours < 48) return say(locale, 'left.hours', { count: hours });
  return say(locale, 'left.days', { count: Math.round(millisecondsLeft / day) });
}
