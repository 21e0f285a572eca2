import { DateTime, Duration, IANAZone } from 'luxon';
import { z } from 'zod';
import { countries } from '../answers/place/country.ts';
import { canonicalTimeZone } from '../i18n/time-zone.ts';
import { isoDuration, listSetting } from './formats.ts';

export const ladderSetting = listSetting
  .pipe(z.array(isoDuration).min(1))
  .transform((rungs) => [...rungs].sort((a, b) => Duration.fromISO(b).toMillis() - Duration.fromISO(a).toMillis()));

export const timeZoneSetting = z.string().transform((text, context) => {
  const zone = IANAZone.isValidZone(text) ? canonicalTimeZone(text) : undefined;
  if (zone) return zone;
  context.addIssue({ code: 'custom', message: 'must be an IANA time zone such as Europe/Berlin' });
  return z.NEVER;
});

/** `always`, or from when to when, in minutes after midnight. */
export const workingHours = z.string().transform((text, context) => {
  if (text.trim().toLowerCase() === 'always') return 'always' as const;
  const [, ...numbers] = /^(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)$/.exec(text.trim()) ?? [];
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = numbers.map(Number);
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  if (numbers.length > 0 && fromMinute < 60 && toMinute < 60 && from < to && to <= 1_440) return { from, to };
  context.addIssue({ code: 'custom', message: 'must be hours of a day such as 9:00-17:00, or always' });
  return z.NEVER;
});

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** ISO weekdays, 1 is Monday. */
export const workingDays = listSetting.pipe(z.array(z.string()).min(1)).transform((names, context) => {
  const days = names.map((name) => weekdayNames.indexOf(name.toLowerCase().slice(0, 3)) + 1);
  if (!days.includes(0)) return [...new Set(days)].sort();
  context.addIssue({ code: 'custom', message: 'must list days of the week by comma, such as mon,tue,wed,thu,fri' });
  return z.NEVER;
});

const stepNames = ['backup', 'manager', 'channel', 'catcher'] as const;

/** Steps with their time before the deadline, the earliest first; `off`: none. */
export const escalationPlan = z.string().transform((text, context) => {
  if (text.trim().toLowerCase() === 'off') return [];
  const steps = text.split(',').map((item) => {
    const [name = '', time = ''] = item.trim().split('@');
    const step = stepNames.find((known) => known === name.toLowerCase());
    const before = Duration.fromISO(time);
    return step && before.isValid && before.toMillis() > 0 ? { step, before: before.toMillis() } : undefined;
  });
  const known = steps.filter((step) => step !== undefined);
  if (known.length === steps.length && new Set(known.map(({ step }) => step)).size === known.length)
    return known.sort((one, other) => other.before - one.before);
  context.addIssue({
    code: 'custom',
    message: `must list steps once each (${stepNames.join(', ')}) like manager@P1D, or be off`,
  });
  return z.NEVER;
});

/** A code that means no country has no holidays, and would be taken for one without any. */
const isCountry = (code: string) => countries.includes(code);

export const countrySetting = z.string().transform((text, context) => {
  const code = text.trim().toUpperCase();
  if (isCountry(code)) return code;
  context.addIssue({
    code: 'custom',
    message: 'must be a country by its two letters, such as DE (Great Britain is GB)',
  });
  return z.NEVER;
});

const mostDecreed = 60;

/** Days of a country or of everybody (`*`), such as `CN:2027-10-04..2027-10-07, 2027-12-24`, as days since 1970. */
export const decreedDays = listSetting.transform((items, context) => {
  const days: Record<string, number[]> = {};
  for (const item of items) {
    const [, place = '*', first, last = first] = /^(?:([A-Z]{2}):)?([\d-]{10})(?:\.\.([\d-]{10}))?$/i.exec(item) ?? [];
    const [from, to] = [first, last].map((day) => DateTime.fromISO(day ?? '', { zone: 'utc' }).toMillis() / 86_400_000);
    if (from === undefined || to === undefined || !(to >= from && to < from + mostDecreed)) {
      context.addIssue({
        code: 'custom',
        message: 'must list days by comma, such as CN:2027-10-04..2027-10-07, 2027-12-24',
      });
      return z.NEVER;
    }
    const countrySetting = place.toUpperCase();
    if (countrySetting !== '*' && !isCountry(countrySetting)) {
      context.addIssue({
        code: 'custom',
        message: 'must name countries by their two letters, such as CN:2027-10-04 (Great Britain is GB)',
      });
      return z.NEVER;
    }
    days[countrySetting] = [
      ...(days[countrySetting] ?? []),
      ...Array.from({ length: to - from + 1 }, (_, index) => from + index),
    ];
  }
  return days;
});
