import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { readMoment } from '../../src/answers/moment/moment.ts';
import { momentWithin } from '../../src/answers/moment/moment-within.ts';
import type { Locale } from '../../src/i18n/locale.ts';

/** A Saturday, half past four in Berlin. */
const now = new Date('2026-11-28T15:30:00Z');
const timeZone = 'Europe/Berlin';

function read(locale: Locale, said: string): string {
  const answer = readMoment(said, { locale, now, timeZone, dayStart: 9 * 60 });
  if (answer.kind !== 'moment') return answer.kind;
  return DateTime.fromJSDate(answer.at, { zone: timeZone }).toFormat('MM-dd HH:mm');
}

describe('a moment, as somebody says it', () => {
  it.each([
    ['en', 'Tuesday', '12-01 09:00'],
    ['en', 'to Tuesday', '12-01 09:00'],
    ['en', 'tomorrow after lunch', '11-29 14:00'],
    ['en', 'eod tomorrow', '11-29 16:00'],
    ['en', 'tomorrow before I leave', '11-29 16:00'],
    ['ru', 'завтра в конце дня', '11-29 16:00'],
    ['ko', '내일 점심 먹고', '11-29 14:00'],
    ['ko', '내일 퇴근 전에', '11-29 16:00'],
    ['zh-TW', '明天下班前', '11-29 16:00'],
    ['zh-TW', '明天午餐後', '11-29 14:00'],
    ['en', 'after the weekend', '11-30 09:00'],
    ['ko', '주말 지나고', '11-30 09:00'],
    ['ru', 'на после выходных', '11-30 09:00'],
    ['zh-TW', '週末過後', '11-30 09:00'],
    ['en', 'until Tuesday at 10:30', '12-01 10:30'],
    ['en', '2 days', '11-30 09:00'],
    ['en', 'for two days', '11-30 09:00'],
    ['en', 'a week', '12-05 09:00'],
    ['en', 'one week', '12-05 09:00'],
    ['ru', 'на неделю', '12-05 09:00'],
    ['ko', '일주일', '12-05 09:00'],
    ['ko', '한 주 뒤에', '12-05 09:00'],
    ['zh-TW', '一週後', '12-05 09:00'],
    ['zh-TW', '一個星期', '12-05 09:00'],
    ['en', 'tomorrow at 25:00', 'nothing'],
    ['en', 'until 9:75 tomorrow', 'nothing'],
    ['ru', 'завтра в 31:00', 'nothing'],
    ['ko', '내일 29:30', 'nothing'],
    ['en', '-2 days', 'nothing'],
    ['en', 'tomorrow at 9', '11-29 09:00'],
    ['en', 'tomorrow 9am', '11-29 09:00'],
    ['en', 'tomorrow at 3', '11-29 15:00'],
    ['en', 'at 3 pm on Monday', '11-30 15:00'],
    ['en', 'Monday afternoon', '11-30 14:00'],
    ['en', 'tomorrow morning', '11-29 09:00'],
    ['en', 'in 2 hours', '11-28 18:30'],
    ['en', 'an hour', '11-28 17:30'],
    ['en', 'half an hour', '11-28 17:00'],
    ['en', '90 minutes', '11-28 18:00'],
    ['en', 'in an hour', '11-28 17:30'],
    ['en', 'at 6 pm', '11-28 18:00'],
    ['en', 'at 9', '11-29 09:00'],
    ['en', 'next week', '11-30 09:00'],
    ['en', '3 December', '12-03 09:00'],
    ['en', 'on 3 Dec at 14:00', '12-03 14:00'],
    ['en', '12 am tomorrow', '11-29 09:00'],
    ['en', 'at noon tomorrow', '11-29 12:00'],
    ['en', 'half past nine on Monday', '11-30 09:30'],
    ['en', 'at quarter to ten tomorrow', '11-29 09:45'],
    ['en', 'tomorrow at half past three', '11-29 15:30'],
    ['en', 'tomorrow at half past six in the morning', '11-29 06:30'],
    ['en', 'quarter to seven in the morning', '11-29 06:45'],
    ['en', 'tomorrow morning at quarter to seven', '11-29 06:45'],
    ['en', 'tomorrow morning at 6:30', '11-29 06:30'],
    ['en', 'tomorrow at half past six in the evening', '11-29 18:30'],
    ['en', '10 in the morning on Monday', '11-30 10:00'],
    ['en', 'in an hour and a half', '11-28 18:00'],
    ['en', 'by 3 days', '12-01 09:00'],
    ['ru', 'завтра в половине десятого', '11-29 09:30'],
    ['ru', 'завтра утром в половине седьмого', '11-29 06:30'],
    ['ru', 'завтра в половине четвертого', '11-29 15:30'],
    ['ru', 'завтра в половине четвертого ночи', '11-29 03:30'],
    ['ru', 'через полтора часа', '11-28 18:00'],
    ['ko', '한 시간 반 뒤', '11-28 18:00'],
    ['ko', '일주일만', '12-05 09:00'],
    ['zh-TW', '延後三天', '12-01 09:00'],
    ['zh-TW', '明天十點十五分', '11-29 10:15'],
    ['zh-TW', '星期二十點', '12-01 10:00'],
    ['zh-TW', '明天十一點四十五分', '11-29 11:45'],
    ['zh-TW', '二十分鐘後', '11-28 16:50'],
    ['zh-TW', '一個半小時後', '11-28 18:00'],
    ['ru', 'до вторника', '12-01 09:00'],
    ['ru', 'на 2 дня', '11-30 09:00'],
    ['ru', 'завтра в 9', '11-29 09:00'],
    ['ru', 'завтра в 9 утра', '11-29 09:00'],
    ['ru', 'завтра в 2 дня', '11-29 14:00'],
    ['ru', 'в понедельник в 3 часа', '11-30 15:00'],
    ['ru', 'в понедельник в 15:30', '11-30 15:30'],
    ['ru', 'через 2 часа', '11-28 18:30'],
    ['ru', 'через час', '11-28 17:30'],
    ['ru', 'через полчаса', '11-28 17:00'],
    ['ru', 'завтра утром', '11-29 09:00'],
    ['ru', 'до 3 декабря', '12-03 09:00'],
    ['ko', '내일 9시', '11-29 09:00'],
    ['ko', '내일 오전 9시에', '11-29 09:00'],
    ['ko', '내일 새벽 6시 반에', '11-29 06:30'],
    ['ko', '화요일까지', '12-01 09:00'],
    ['ko', '화요일 오후 3시 반', '12-01 15:30'],
    ['ko', '2시간 뒤에', '11-28 18:30'],
    ['ko', '30분 뒤', '11-28 17:00'],
    ['ko', '2일', '11-30 09:00'],
    ['ko', '이틀 뒤', '11-30 09:00'],
    ['ko', '12월 3일까지', '12-03 09:00'],
    ['zh-TW', '明天9點', '11-29 09:00'],
    ['zh-TW', '明天早上九點半', '11-29 09:30'],
    ['zh-TW', '下午三點', '11-29 15:00'],
    ['zh-TW', '到星期二', '12-01 09:00'],
    ['zh-TW', '兩天後', '11-30 09:00'],
    ['zh-TW', '兩小時後', '11-28 18:30'],
    ['zh-TW', '明天清晨六點半', '11-29 06:30'],
    ['zh-TW', '30分鐘後', '11-28 17:00'],
    ['zh-TW', '下週一早上', '11-30 09:00'],
  ] as const)('%s: %s', (locale, said, expected) => {
    expect(read(locale, said)).toBe(expected);
  });

  it.each([
    ['en', 'yesterday', 'past'],
    ['en', 'Fabrikam', 'nothing'],
    ['en', '', 'nothing'],
    ['en', 'to call them', 'nothing'],
    ['en', '300000 hours', 'nothing'],
    ['en', '9', 'nothing'],
  ] as const)('%s: %s is none', (locale, said, expected) => {
    expect(read(locale, said)).toBe(expected);
  });

  it.each([
    ['en', 'hit snooze on Fabrikam for a couple of hours', '11-28 18:30'],
    ['en', 'not now, ask me again on Wednesday morning about Fabrikam', '12-02 09:00'],
    ['en', 'wake me up about Fabrikam at noon tomorrow', '11-29 12:00'],
    ['ru', 'спроси меня ещё раз про Fabrikam завтра в полдень', '11-29 12:00'],
    ['ko', 'Fabrikam은 금요일 오후에 보자', '12-04 14:00'],
    ['zh-TW', 'Fabrikam 星期三早上十點再提醒我', '12-02 10:00'],
    // Another time than the one that stands there.
    ['en', 'remind me of Fabrikam 2 days before the deadline', 'nothing'],
    ['en', 'ask me again about Fabrikam on Friday at quarter past', 'nothing'],
    ['en', 'remind me of Fabrikam when 3 of them answered tomorrow', 'nothing'],
    ['ru', 'напомни про Fabrikam за два дня до срока', 'nothing'],
    ['ko', '마감 이틀 전에 Fabrikam 알려줘', 'nothing'],
    ['zh-TW', '期限兩天前提醒我 Fabrikam', 'nothing'],
    ['zh-TW', '過幾天再提醒我 Northwind', 'nothing'],
    ['zh-TW', '明天十點十五分再問我 Fabrikam', '11-29 10:15'],
    ['ko', '내일 10시 십오분에 Fabrikam 다시 물어봐', 'nothing'],
  ] as const)('%s: stands within %s', (locale, said, expected) => {
    const answer = momentWithin(said, { locale, now, timeZone, dayStart: 9 * 60 });
    const at = answer.kind === 'moment' && DateTime.fromJSDate(answer.at, { zone: timeZone }).toFormat('MM-dd HH:mm');
    expect(at || answer.kind).toBe(expected);
  });

  it.each([
    // Of a night without that hour it is the hour behind it; of a night that has it twice, the first one.
    ['Europe/Berlin', '2027-03-27T12:00Z', 'tomorrow at 2:30', '03-28 03:30'],
    ['America/New_York', '2027-03-13T12:00Z', 'tomorrow at 2:30 am', '03-14 03:30'],
    ['America/St_Johns', '2027-03-13T12:00Z', 'tomorrow at 2:15', '03-14 03:15'],
    ['Australia/Lord_Howe', '2026-10-03T01:00Z', 'tomorrow at 2:15', '10-04 02:45'],
    ['Australia/Adelaide', '2026-10-03T01:00Z', 'tomorrow at 2:30', '10-04 03:30'],
    ['America/Santiago', '2026-09-05T12:00Z', 'tomorrow', '09-06 09:00'],
    ['America/Santiago', '2026-09-05T12:00Z', '2 days', '09-07 09:00'],
    ['Europe/Berlin', '2026-10-24T12:00Z', 'tomorrow at 2:30', '10-25 02:30'],
    ['Europe/Berlin', '2027-03-28T00:30Z', 'in 1 hour', '03-28 03:30'],
    ['Asia/Kathmandu', '2026-11-29T08:00Z', 'tomorrow at 9:15', '11-30 09:15'],
  ] as const)('in %s after %s: %s', (zone, after, said, expected) => {
    const answer = readMoment(said, { locale: 'en', now: new Date(after), timeZone: zone, dayStart: 540 });
    expect(answer.kind === 'moment' && DateTime.fromJSDate(answer.at, { zone }).toFormat('MM-dd HH:mm')).toBe(expected);
  });

  it('is the hour of the wall clock on the day when clocks change', () => {
    const answer = readMoment('tomorrow at 9', {
      locale: 'en',
      now: new Date('2027-03-27T12:00:00Z'),
      timeZone,
      dayStart: 540,
    });
    expect(answer).toEqual({ kind: 'moment', at: new Date('2027-03-28T07:00:00Z') });
  });
});

/** Nights in which clocks are put forward or back, by whole and half hours, and offsets that are no whole hours. */
describe('a moment in any zone', () => {
  it.each([
    ['America/New_York', '2027-03-13T20:00:00Z', 'tomorrow at 2:30', '2027-03-14T07:30:00.000Z'],
    ['America/New_York', '2027-03-14T05:00:00Z', 'at 2:30 am', '2027-03-14T07:30:00.000Z'],
    ['America/New_York', '2027-11-07T04:30:00Z', 'at 1:30', '2027-11-07T05:30:00.000Z'],
    ['America/New_York', '2027-11-07T05:45:00Z', 'at 1:30 am', '2027-11-07T06:30:00.000Z'],
    ['America/New_York', '2027-11-06T15:00:00Z', 'tomorrow at 9', '2027-11-07T14:00:00.000Z'],
    ['America/New_York', '2027-11-06T15:00:00Z', 'in 24 hours', '2027-11-07T15:00:00.000Z'],
    ['Europe/London', '2027-03-27T12:00:00Z', 'tomorrow at 1:30 am', '2027-03-28T01:30:00.000Z'],
    ['Europe/London', '2027-10-30T12:00:00Z', 'tomorrow at 1:30 am', '2027-10-31T00:30:00.000Z'],
    ['Europe/London', '2027-10-30T12:00:00Z', 'tomorrow at 9', '2027-10-31T09:00:00.000Z'],
    ['Australia/Sydney', '2027-10-02T02:00:00Z', 'tomorrow at 2:30 am', '2027-10-02T16:30:00.000Z'],
    ['Australia/Sydney', '2027-04-03T02:00:00Z', 'tomorrow at 2:30 am', '2027-04-03T15:30:00.000Z'],
    ['Australia/Lord_Howe', '2027-10-02T02:00:00Z', 'tomorrow at 2:15 am', '2027-10-02T15:45:00.000Z'],
    ['Australia/Lord_Howe', '2027-10-02T02:00:00Z', 'tomorrow at 9', '2027-10-02T22:00:00.000Z'],
    ['Australia/Lord_Howe', '2027-04-03T02:00:00Z', 'tomorrow at 9', '2027-04-03T22:30:00.000Z'],
    ['America/Santiago', '2027-09-04T15:00:00Z', 'tomorrow at 0:30', '2027-09-05T04:30:00.000Z'],
    ['America/Santiago', '2027-09-04T15:00:00Z', 'tomorrow', '2027-09-05T12:00:00.000Z'],
    ['America/Santiago', '2027-04-03T15:00:00Z', 'tomorrow at 9', '2027-04-04T13:00:00.000Z'],
    ['Asia/Kolkata', '2027-06-01T04:00:00Z', 'tomorrow at 9', '2027-06-02T03:30:00.000Z'],
    ['Asia/Katmandu', '2027-06-01T04:00:00Z', 'tomorrow at 9', '2027-06-02T03:15:00.000Z'],
    ['Pacific/Chatham', '2027-06-01T04:00:00Z', 'tomorrow at 9', '2027-06-01T20:15:00.000Z'],
    ['Pacific/Chatham', '2027-09-25T04:00:00Z', 'tomorrow at 9', '2027-09-25T19:15:00.000Z'],
    ['Asia/Kolkata', '2027-06-01T18:00:00Z', 'in an hour', '2027-06-01T19:00:00.000Z'],
    ['Pacific/Apia', '2027-06-01T10:30:00Z', 'tomorrow at 9', '2027-06-01T20:00:00.000Z'],
  ])('%s at %s: %s', (timeZone, now, said, expected) => {
    const answer = readMoment(said, { locale: 'en', now: new Date(now), timeZone, dayStart: 9 * 60 });
    expect(answer.kind === 'moment' && answer.at.toISOString()).toBe(expected);
  });
});
