import { describe, expect, it } from 'vitest';
import { catalogues } from '../../src/i18n/catalogue.ts';
import { afterCommand, type CommandName, commandWords, isCommand } from '../../src/i18n/command-words.ts';
import { currencyChoices } from '../../src/i18n/currencies.ts';
import {
  calendarDay,
  countryName,
  dayBegins,
  dayIn,
  formatCalendarDate,
  formatMoment,
  formatMoney,
  formatTime,
} from '../../src/i18n/format.ts';
import { locales } from '../../src/i18n/locale.ts';
import { timeLeft, urgencyOf } from '../../src/i18n/time-left.ts';
import { canonicalTimeZone } from '../../src/i18n/time-zone.ts';

const moment = new Date('2026-11-27T16:00:00Z');
const now = new Date('2026-11-21T09:00:00Z');
const day = 86_400_000;

describe('the beginning of a day', () => {
  it('is where the reader is, also on the days when clocks change', () => {
    expect(dayBegins('Europe/Berlin', '2026-11-27').toISOString()).toBe('2026-11-26T23:00:00.000Z');
    expect(dayBegins('Asia/Seoul', '2026-11-27').toISOString()).toBe('2026-11-26T15:00:00.000Z');
    expect(dayBegins('America/New_York', '2026-11-02').toISOString()).toBe('2026-11-02T05:00:00.000Z');
    expect(dayBegins('Nowhere/Land', '2026-11-27').toISOString()).toBe('2026-11-27T00:00:00.000Z');
  });
});

describe('moments', () => {
  it('are said in the reader’s zone and language', () => {
    expect(formatMoment('en', moment, 'Europe/Berlin', { now })).toMatch(/^Friday, November 27 at 5:00\sPM$/);
    expect(formatMoment('ru', moment, 'Europe/Moscow', { now })).toBe('пятница, 27 ноября в 19:00');
    expect(formatMoment('ko', moment, 'Asia/Seoul', { now })).toBe('11월 28일 토요일 오전 1:00');
    expect(formatMoment('zh-TW', moment, 'Asia/Taipei', { now })).toBe('11月28日星期六 上午12:00');
  });

  it('name the zone where readers of several zones look', () => {
    expect(formatMoment('en', moment, 'Europe/Berlin', { now, zone: true })).toMatch(/5:00\sPM GMT\+1$/);
    expect(formatTime('ru', moment, 'Europe/Berlin', { zone: true })).toBe('17:00 GMT+1');
  });

  it('name the year when it is another one in the reader’s zone', () => {
    const newYear = new Date('2026-12-31T23:30:00Z');
    expect(formatMoment('en', newYear, 'Europe/Berlin', { now })).toContain('January 1, 2027');
    expect(formatMoment('en', newYear, 'America/New_York', { now })).not.toContain('2026');
  });

  it('fall back to UTC, and say so, when the zone is unknown', () => {
    expect(formatMoment('en', moment, 'Mars/Olympus', { now })).toMatch(/4:00\sPM UTC$/);
    expect(formatTime('en', moment, '', {})).toMatch(/UTC$/);
  });
});

describe('calendar dates', () => {
  it('are the UTC day, whatever the reader’s zone', () => {
    const closes = new Date('2027-01-29T00:00:00Z');
    expect(formatCalendarDate('en', closes)).toBe('January 29, 2027');
    expect(formatCalendarDate('ru', closes)).toBe('29 января 2027');
    expect(formatCalendarDate('ko', closes)).toBe('2027년 1월 29일');
    expect(formatCalendarDate('zh-TW', closes)).toBe('2027年1月29日');
    expect(calendarDay(closes)).toBe('2027-01-29');
  });
});

describe('money', () => {
  it('is written with its currency, and cents only where there are some', () => {
    expect(formatMoney('en', { value: 120000, currency: 'EUR' })).toBe('€120,000');
    expect(formatMoney('en', { value: 99.5, currency: 'USD' })).toBe('$99.50');
    expect(formatMoney('ru', { value: 120000, currency: 'EUR' })).toBe('120\u00a0000\u00a0€');
    expect(formatMoney('ko', { value: 480000000, currency: 'KRW' })).toBe('₩480,000,000');
    // In every language a dollar that is not the American one says so.
    for (const locale of locales) expect(formatMoney(locale, { value: 1_080_000, currency: 'TWD' })).toContain('NT$');
    expect(formatMoney('zh-TW', { value: 5, currency: 'USD' })).toBe('US$5');
  });

  it('bears currencies that Intl doesn’t know', () => {
    expect(formatMoney('en', { value: 5, currency: 'XQX' })).toBe('XQX\u00a05');
    expect(formatMoney('en', { value: 5, currency: 'Taler' })).toBe('5 Taler');
    expect(formatMoney('en', { value: 5, currency: '' })).toBe('5');
  });

  it('is chosen from a list that begins with the record’s currency', () => {
    expect(currencyChoices('en', ['ISK', undefined]).slice(0, 2)).toEqual([
      { title: 'ISK – Icelandic Króna', value: 'ISK' },
      { title: 'USD – US Dollar', value: 'USD' },
    ]);
    const euros = currencyChoices('ko', ['EUR', 'EUR']).filter(({ value }) => value === 'EUR');
    expect(euros).toEqual([{ title: 'EUR – 유로', value: 'EUR' }]);
    expect(currencyChoices('en', ['nonsense']).map(({ value }) => value)).not.toContain('nonsense');
  });
});

describe('countries', () => {
  it('are named in the reader’s language; unknown codes stay as they are', () => {
    expect(locales.map((locale) => countryName(locale, 'de'))).toEqual(['Germany', '독일', 'Германия', '德國']);
    expect(countryName('en', 'Atlantis')).toBe('Atlantis');
    expect(countryName('en', '')).toBe('');
  });
});

describe('time left', () => {
  it('is rounded to the nearest, in days, hours or minutes', () => {
    const left = (milliseconds: number) => timeLeft('en', milliseconds);
    const [hour, minute] = [day / 24, day / 1_440];
    // Fourteen days, two hours: as they were said, a moment later.
    expect([14 * day - 1, 2 * hour - 1, 2.6 * day, 2 * day, 1.9 * day].map(left)).toEqual([
      '14 days left',
      '2 hours left',
      '3 days left',
      '2 days left',
      '46 hours left',
    ]);
    expect([hour, hour - 1, 59 * minute, 10, 0, -1].map(left)).toEqual([
      '1 hour left',
      '1 hour left',
      '59 minutes left',
      '1 minute left',
      'deadline passed',
      'deadline passed',
    ]);
  });

  it('has an urgency', () => {
    expect([4 * day, 3 * day, day, 0].map(urgencyOf)).toEqual(['good', 'warning', 'attention', 'attention']);
  });
});

describe('command words', () => {
  it('work in the person’s language and in English, in any case', () => {
    expect(afterCommand('ru', 'myReferrals', 'Мои  рекомендации')).toBe('');
    expect(afterCommand('ru', 'myReferrals', 'MY REFERRALS')).toBe('');
    expect(afterCommand('ko', 'referral', '추천 Contoso 한국')).toBe('Contoso 한국');
    expect(afterCommand('zh-TW', 'referral', '轉介　台灣')).toBe('台灣');
    expect(afterCommand('en', 'referral', 'referrals')).toBeUndefined();
    expect(afterCommand('en', 'help', 'help me')).toBe('me');
  });

  it('are the command, each of them, whatever people put around it', () => {
    const names = Object.keys(catalogues.en).flatMap(
      (key) => /^command\.(.+)$/.exec(key)?.slice(1) ?? [],
    ) as CommandName[];
    const around = [
      '%',
      '%!',
      '%?',
      '%。',
      '% 🙂',
      '🙂 %',
      '"%"',
      '“%”',
      '«%»',
      '「%」',
      '‘%’',
      '**%**',
      '`%`',
      '/%',
      '%:',
      '%，',
      '(%)',
      '> %',
      '% :)',
    ];
    const missed = locales.flatMap((locale) =>
      names.flatMap((name) =>
        commandWords(locale, name).flatMap((word) =>
          around.map((form) => form.replace('%', word)).filter((said) => !isCommand(locale, name, said)),
        ),
      ),
    );
    expect(names.length).toBeGreaterThan(20);
    expect(missed).toEqual([]);
  });

  it('name one command each', () => {
    const names = ['help', 'myReferrals', 'inbox', 'referral', 'useThisChannel'] as const;
    for (const locale of locales) {
      const words = names.flatMap((name) => commandWords(locale, name));
      expect(new Set(words).size).toBe(words.length);
      for (const word of words) expect(word).toBe(word.normalize('NFKC').toLowerCase().trim());
    }
  });
});

it('the day is the one where the person is; for a zone that nobody knows, in UTC', () => {
  const moment = new Date('2026-11-26T23:30:00Z');
  expect(dayIn('America/Los_Angeles', moment)).toBe('2026-11-26');
  expect(dayIn('Asia/Seoul', moment)).toBe('2026-11-27');
  expect(dayIn('Mars/Olympus', moment)).toBe('2026-11-26');
});

describe('a time zone', () => {
  /** How often a formatter of moments is built, which alone has a weekday. */
  function countingFormatters(work: () => void): number {
    const { DateTimeFormat } = Intl;
    let count = 0;
    class Counting extends DateTimeFormat {
      constructor(locale?: string, options?: Intl.DateTimeFormatOptions) {
        super(locale, options);
        if (options?.weekday) count += 1;
      }
    }
    Object.assign(Intl, { DateTimeFormat: Counting });
    try {
      work();
    } finally {
      Object.assign(Intl, { DateTimeFormat });
    }
    return count;
  }
  const casings = (name: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_each, number) =>
      [...name].map((letter, place) => ((number >> place) & 1 ? letter.toUpperCase() : letter.toLowerCase())).join(''),
    );

  it('is one zone in whatever casing clients write it', () => {
    expect(new Set(casings('america/argentina/ushuaia', 50).map(canonicalTimeZone))).toEqual(
      new Set(['America/Argentina/Ushuaia']),
    );
    expect(['Mars/Olympus', '', 'x'.repeat(10_000)].map(canonicalTimeZone)).toEqual([undefined, undefined, undefined]);
    const built = countingFormatters(() => {
      for (const zone of casings('america/argentina/ushuaia', 3_000)) formatMoment('ko', moment, zone);
    });
    expect(built).toBe(1);
  });

  it('is not remembered for ever: whoever goes through all of them fills no memory', () => {
    const offsets = Array.from({ length: 1_000 }, (_each, minutes) => {
      const two = (value: number): string => String(value).padStart(2, '0');
      return `+${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    });
    const all = () => {
      for (const zone of offsets) formatMoment('ru', moment, zone);
    };
    expect(countingFormatters(all)).toBe(1_000);
    expect(countingFormatters(all)).toBe(1_000);
    // Those of one conversation are.
    expect(countingFormatters(() => formatMoment('ru', moment, offsets.at(-1) ?? ''))).toBe(0);
  });
});
