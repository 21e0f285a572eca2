import { DateTime } from 'luxon';
import { BoundedMap } from '../bounded-map.ts';
import { capitalized } from './capitalized.ts';
import type { Locale } from './locale.ts';
import { canonicalTimeZone } from './time-zone.ts';

/**
 * Dates, numbers, money and names as a reader of `locale` writes them. Intl's objects are slow to build and fast to use,
 * so each is built once per language and options. Of a time zone they take some 60 KB each, and people have hundreds of
 * zones: the least recently used are let go.
 */
const built = new BoundedMap<string, unknown>(300);

function once<Formatter>(name: string, build: () => Formatter): Formatter {
  let formatter = built.get(name) as Formatter | undefined;
  if (!formatter) {
    formatter = build();
    built.set(name, formatter);
  }
  return formatter;
}

export interface MomentOptions {
  /** Adds the zone's short name: for texts that people in several zones read. */
  readonly zone?: boolean;
  /** The year is shown only when it differs from this moment's year in the reader's zone. */
  readonly now?: Date;
}

/** Weekday, day, month and time, in the person's time zone. */
export function formatMoment(locale: Locale, moment: Date, timeZone: string, options: MomentOptions = {}): string {
  const { zone, isKnown } = knownZone(timeZone);
  const withYear = options.now !== undefined && yearIn(zone, moment) !== yearIn(zone, options.now);
  // A zone that we don't know was replaced by UTC: then the reader must see which zone it is.
  const withZone = options.zone === true || !isKnown;
  const name = `moment ${locale} ${zone} ${withYear} ${withZone}`;
  const format = once(
    name,
    () =>
      new Intl.DateTimeFormat(locale, {
        timeZone: zone,
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        hour: 'numeric',
        minute: '2-digit',
        ...(withYear ? { year: 'numeric' } : {}),
        ...(withZone ? { timeZoneName: 'short' } : {}),
      }),
  );
  return tidySpaces(format.format(moment));
}

/** Weekday, day and month, in the person's time zone; the year only where it is not `now`'s. */
export function formatDay(locale: Locale, moment: Date, timeZone: string, now: Date): string {
  const { zone } = knownZone(timeZone);
  const withYear = yearIn(zone, moment) !== yearIn(zone, now);
  const format = once(
    `weekday and day ${locale} ${zone} ${withYear}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        timeZone: zone,
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        ...(withYear ? { year: 'numeric' } : {}),
      }),
  );
  return tidySpaces(format.format(moment));
}

/** How far a zone is from UTC at a moment: `UTC+9`, `UTC−5`, `UTC`. */
export function zoneOffset(timeZone: string, at: Date): string {
  const { zone } = knownZone(timeZone);
  const format = once(
    `offset ${zone}`,
    () => new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }),
  );
  const offset = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return offset.replace('GMT', 'UTC').replace('-', '−');
}

/** For lists: day and month, short, and the time where `time` asks for it; the year only where it is not `now`'s. */
export function formatShortMoment(
  locale: Locale,
  moment: Date,
  timeZone: string,
  options: { readonly time: boolean; readonly now: Date },
): string {
  const { zone } = knownZone(timeZone);
  const withYear = yearIn(zone, moment) !== yearIn(zone, options.now);
  const format = once(
    `short ${locale} ${zone} ${withYear} ${options.time}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        timeZone: zone,
        day: 'numeric',
        month: 'short',
        ...(withYear ? { year: 'numeric' } : {}),
        ...(options.time ? { hour: 'numeric', minute: '2-digit' } : {}),
      }),
  );
  return tidySpaces(format.format(moment));
}

/** Hour and minute, in the person's time zone; with seconds where the moment is less than a minute after `since`. */
export function formatTime(
  locale: Locale,
  moment: Date,
  timeZone: string,
  options: { readonly zone?: boolean; readonly since?: Date } = {},
): string {
  const { zone, isKnown } = knownZone(timeZone);
  const isSoon = options.since !== undefined && moment.getTime() - options.since.getTime() < 60_000;
  const withZone = options.zone === true || !isKnown;
  const format = once(
    `time ${locale} ${zone} ${withZone} ${isSoon}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        timeZone: zone,
        hour: 'numeric',
        minute: '2-digit',
        ...(isSoon ? { second: '2-digit' } : {}),
        ...(withZone ? { timeZoneName: 'short' } : {}),
      }),
  );
  return tidySpaces(format.format(moment));
}

/** The name of a day of the week (ISO: 1 is Monday), as it stands by itself. */
export function weekdayName(locale: Locale, weekday: number): string {
  const format = once(`weekday ${locale}`, () => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }));
  // 4 January 2027 is a Monday.
  return capitalized(locale, format.format(new Date(Date.UTC(2027, 0, 3 + weekday))));
}

/** A calendar day that is stored as an instant: its UTC day, whatever the reader's zone. */
export function formatCalendarDate(locale: Locale, day: Date): string {
  const format = once(`day ${locale}`, () => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
  // Russian readers write the year without its "г." as well, and it breaks lines badly.
  return tidySpaces(format.format(day)).replace(/\sг\.$/, '');
}

/** `Dec 7 – 11`, `7–11 дек.`: two days (`YYYY-MM-DD`) where there is little room. */
export function formatShortSpan(locale: Locale, from: string, last: string): string {
  const format = once(
    `span ${locale}`,
    () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  );
  return tidySpaces(format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${last}T00:00:00Z`)));
}

/** `YYYY-MM-DD` of that same UTC day, as date inputs want it. */
export function calendarDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** `YYYY-MM-DD` of the day that it is there; in UTC for a zone that nobody knows. */
export function dayIn(timeZone: string, moment: Date): string {
  const { zone } = knownZone(timeZone);
  const format = once(`day in ${zone}`, () => new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }));
  return format.format(moment);
}

/** 0 to 23, as the clock on the wall there shows it. */
export function hourIn(timeZone: string, moment: Date): number {
  const { zone } = knownZone(timeZone);
  const format = once(
    `hour in ${zone}`,
    () => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }),
  );
  return Number(format.format(moment));
}

/** The moment at which a calendar day, `YYYY-MM-DD`, begins there; in UTC for a zone that nobody knows. */
export function dayBegins(timeZone: string, day: string): Date {
  return DateTime.fromISO(day, { zone: knownZone(timeZone).zone })
    .startOf('day')
    .toJSDate();
}

/** Calendar days from one to the other, `YYYY-MM-DD` each; below 0: the other is before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export function formatNumber(locale: Locale, value: number): string {
  return once(`number ${locale}`, () => new Intl.NumberFormat(locale)).format(value);
}

/** `3 days`, by the language's own plural. */
export function formatUnit(locale: Locale, value: number, unit: 'day' | 'hour'): string {
  const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return tidySpaces(once(`unit ${locale} ${unit}`, () => new Intl.NumberFormat(locale, style)).format(value));
}

/** An amount in its currency. Partner Center's currencies are text to us: what Intl doesn't know is written out. */
export function formatMoney(locale: Locale, money: { readonly value: number; readonly currency: string }): string {
  const whole = Number.isInteger(money.value);
  try {
    const format = once(
      `money ${locale} ${money.currency} ${whole}`,
      () =>
        new Intl.NumberFormat(locale, {
          style: 'currency',
          currency: money.currency,
          ...(whole ? { maximumFractionDigits: 0 } : {}),
        }),
    );
    const text = tidySpaces(format.format(money.value));
    // In Taiwan `$` is written for both; beside amounts in US dollars that is a trap.
    return money.currency === 'TWD' ? text.replace(/(?<!NT)\$/, 'NT$') : text;
  } catch {
    return `${formatNumber(locale, money.value)} ${money.currency}`.trim();
  }
}

/** The country's name in the reader's language; a code that Intl doesn't know stays as it is. */
export function countryName(locale: Locale, code: string): string {
  return nameOf(locale, 'region', code);
}

export function currencyName(locale: Locale, code: string): string {
  return nameOf(locale, 'currency', code);
}

/** A and B; A, B and C. */
export function formatList(locale: Locale, items: readonly string[]): string {
  return once(`list ${locale}`, () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(items);
}

/** A or B; A, B or C. */
export function formatAlternatives(locale: Locale, items: readonly string[]): string {
  return once(`alternatives ${locale}`, () => new Intl.ListFormat(locale, { type: 'disjunction' })).format(items);
}

/** Names and short words side by side; a comma of half width is no sign of Chinese. */
export function joinedIn(locale: Locale, items: readonly string[]): string {
  return items.join(locale === 'zh-TW' ? '、' : ', ');
}

/** Clauses side by side, with commas of their own. */
export function joinedClauses(locale: Locale, clauses: readonly string[]): string {
  return clauses.join(locale === 'zh-TW' ? '；' : '; ');
}

/** What it is about, and what is said of it. */
export function aboutIt(locale: Locale, what: string, said: string): string {
  return locale === 'zh-TW' ? `${what}：${said}` : `${what}: ${said}`;
}

/** The same as a sentence. */
export function sentenceAbout(locale: Locale, what: string, said: string): string {
  return `${aboutIt(locale, what, said)}${locale === 'zh-TW' ? '。' : '.'}`;
}

/** What is said beside a name: a title, a country. */
export function besideIn(locale: Locale, parts: readonly string[]): string {
  return parts.join(locale === 'zh-TW' ? '，' : ', ');
}

/** A name, and in brackets what tells more of it. */
export function inBrackets(locale: Locale, name: string, more: string): string {
  return locale === 'zh-TW' ? `${name}（${more}）` : `${name} (${more})`;
}

function nameOf(locale: Locale, type: 'region' | 'currency', code: string): string {
  const names = once(`${type} ${locale}`, () => new Intl.DisplayNames(locale, { type, fallback: 'code' }));
  try {
    return names.of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}

function yearIn(zone: string, moment: Date): string {
  return once(`year ${zone}`, () => new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' })).format(moment);
}

/** A person's zone may be stored as some client once called it. */
function knownZone(timeZone: string): { readonly zone: string; readonly isKnown: boolean } {
  const zone = canonicalTimeZone(timeZone);
  return { zone: zone ?? 'UTC', isKnown: zone !== undefined };
}

/** ICU puts narrow no-break spaces into times and amounts; they show as boxes in some clients' fonts. */
function tidySpaces(text: string): string {
  return text.replaceAll('\u202f', '\u00a0');
}
