import type { Locale } from '../../i18n/locale.ts';
import { type CalendarDay, dayOf, partsOf } from './calendar.ts';

/** Order of the parts: `dmy` is 30/9/2027. */
type Order = 'ymd' | 'dmy' | 'mdy';

/** Orders used in each language; English uses two, so the desk asks. */
const orders: Readonly<Record<Locale, readonly (readonly Order[])[]>> = {
  en: [['dmy', 'mdy']],
  ru: [['dmy'], ['mdy']],
  ko: [['ymd', 'mdy'], ['dmy']],
  'zh-TW': [['ymd', 'mdy'], ['dmy']],
};

/**
 * Days that `30/9`, `9/30/26`, `2027-09-30` can mean, likeliest first: in the orders of the language, or else in any
 * other order that gives a valid day. Without a year, the next such day.
 */
export function numericDays(written: readonly string[], locale: Locale, today: CalendarDay): readonly CalendarDay[] {
  const [first = '', , last] = written;
  if (first.length > 2) return last === undefined ? [] : inOrder(written, 'ymd', locale, today);
  for (const together of orders[locale]) {
    // A four-digit year at the end excludes `ymd`; a year at the beginning implies that the month comes next.
    const fitting = together.filter((order) => order !== 'ymd' || (last ?? '2027').length <= 2);
    const candidates = fitting.length > 1 && fitting.includes('ymd') ? (['ymd'] as const) : fitting;
    const days = [...new Set(candidates.flatMap((order) => inOrder(written, order, locale, today)))];
    if (days.length > 0) return days;
  }
  return [];
}

function inOrder(written: readonly string[], order: Order, locale: Locale, today: CalendarDay): readonly CalendarDay[] {
  const letters = written.length === 2 ? order.replace('y', '') : order;
  const part = (letter: string) => written[letters.indexOf(letter)] ?? '';
  const [month, day] = [Number(part('m')), Number(part('d'))];
  const found = written.length === 2 ? nextSuch(month, day, today) : dayOf(fullYear(part('y'), locale), month, day);
  return found ? [found] : [];
}

/** 27 is 2027. In Taiwan's calendar (ROC years) 115 is 2026. */
export function fullYear(written: string, locale: Locale): number {
  const year = Number(written);
  if (written.length <= 2) return year + 2000;
  return written.length === 3 && locale === 'zh-TW' ? year + 1911 : year;
}

/** The next such day, counting from today inclusive. 29 February may be years ahead. */
export function nextSuch(month: number, day: number, today: CalendarDay): CalendarDay | undefined {
  const { year } = partsOf(today);
  for (let ahead = 0; ahead <= 8; ahead++) {
    const found = dayOf(year + ahead, month, day);
    if (found && found >= today) return found;
  }
  return undefined;
}
