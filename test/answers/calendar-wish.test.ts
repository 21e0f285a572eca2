import { expect, it } from 'vitest';
import { readCalendarWish } from '../../src/answers/settings/calendar-wish.ts';

it.each([
  'revoke my calendar link',
  'please turn off my calendar',
  'delete the calendar feed',
  'отозвать ссылку календаря',
  'выключи календарь, пожалуйста',
  '캘린더 링크 폐기',
  '캘린더 꺼줘',
  '撤銷行事曆連結',
  '關閉行事曆',
])('%s: the link is good no more', (text) => {
  expect(readCalendarWish(text)).toBe('off');
});

it.each([
  'new calendar link please',
  'I need another calendar link',
  'новая ссылка на календарь',
  '새 캘린더 링크',
  '給我新的行事曆連結',
])('%s: another one', (text) => {
  expect(readCalendarWish(text)).toBe('new');
});

it.each([
  'my calendar link',
  'don’t delete my calendar link',
  'was my calendar link revoked',
  'how do I turn off my calendar',
  'is my calendar off?',
  'не удаляй мой календарь',
  '캘린더 지우지 마',
  '캘린더 링크 줘',
  '行事曆關閉了嗎',
  '行事曆📅關閉了嗎',
  '給我行事曆連結',
])('%s: nothing is changed', (text) => {
  expect(readCalendarWish(text)).toBe('show');
});
