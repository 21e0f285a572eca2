import { describe, expect, it } from 'vitest';
import { readPastDays } from '../../src/answers/day/past-days.ts';
import type { Locale } from '../../src/i18n/locale.ts';

/** A Sunday. */
const today = '2026-11-29';
const read = (locale: Locale, said: string) => {
  const { days, rest } = readPastDays(said, { locale, today });
  return `${days ? `${days.from} ${days.until}` : '-'} | ${rest}`;
};
const lastWeek = '2026-11-16 2026-11-22';
const october = '2026-10-01 2026-10-31';
const first = '2026-11-01 2026-11-05';

describe('days that have been', () => {
  it.each([
    ['en', 'last week', `${lastWeek} | `],
    ['en', 'yesterday', '2026-11-28 2026-11-28 | '],
    ['en', 'in October', `${october} | `],
    ['en', '1 December', '2025-12-01 2025-12-01 | '],
    ['en', 'Monday', '2026-11-23 2026-11-23 | '],
    ['en', 'since Monday', '2026-11-23 2026-11-29 | '],
    ['en', 'Fabrikam since 3 November', '2026-11-03 2026-11-29 | Fabrikam'],
    ['en', 'the last 7 days', '2026-11-23 2026-11-29 | '],
    ['en', 'of Alex Wilber in the last 2 weeks', '2026-11-16 2026-11-29 | Alex Wilber'],
    ['en', 'this quarter', '2026-10-01 2026-11-29 | '],
    ['en', 'last year', '2025-01-01 2025-12-31 | '],
    ['en', '1 to 5 November', `${first} | `],
    ['en', 'from 1 Nov until 5 Nov of Alex Wilber', `${first} | Alex Wilber`],
    ['en', 'between November 1 and November 5', `${first} | `],
    ['en', '2026-11-01 2026-11-05', `${first} | `],
    ['en', 'Fabrikam', '- | Fabrikam'],
    ['en', '', '- | '],
    // Nothing has been of what is ahead, and 3/4 are two days.
    ['en', 'tomorrow', '- | tomorrow'],
    ['en', '3/4', '- | 3/4'],
    ['en', '7', '- | 7'],
    ['ko', '지난주', `${lastWeek} | `],
    ['ko', '저번 주', `${lastWeek} | `],
    ['ko', '김민준 지난달', `${october} | 김민준`],
    ['ko', '최근 7일', '2026-11-23 2026-11-29 | '],
    ['ko', '11월 1일부터 5일까지', `${first} | `],
    ['ko', '11월 1일부터 11월 5일까지 김민준', `${first} | 김민준`],
    ['ko', '월요일부터', '2026-11-23 2026-11-29 | '],
    ['ru', 'за прошлую неделю', `${lastWeek} | `],
    ['ru', 'Алекс Вилбер за октябрь', `${october} | Алекс Вилбер`],
    ['ru', 'за последние 7 дней', '2026-11-23 2026-11-29 | '],
    ['ru', 'с 1 по 5 ноября', `${first} | `],
    ['ru', 'с понедельника', '2026-11-23 2026-11-29 | '],
    ['zh-TW', '上週', `${lastWeek} | `],
    ['zh-TW', '王小明 上個月', `${october} | 王小明`],
    ['zh-TW', '最近7天', '2026-11-23 2026-11-29 | '],
    ['zh-TW', '11月1日至5日', `${first} | `],
    ['zh-TW', '從週一起', '2026-11-23 2026-11-29 | '],
  ] as const)('%s: %s', (locale, said, expected) => {
    expect(read(locale, said)).toBe(expected);
  });
});
