import { expect, it } from 'vitest';
import { repeatsSaid } from '../../src/answers/moment/repeats-said.ts';

it.each([
  ['remind me every day', 'every day'],
  ['remind me every other week', 'every other week'],
  ['remind me every 2 days', 'every 2 days'],
  ['remind me on Monday', undefined],
  ['напомни каждый понедельник', 'каждый понедельник'],
  ['напомни в понедельник', undefined],
  ['매주 월요일에 알려줘', '매주 월요일'],
  ['월요일에 알려줘', undefined],
  ['每天提醒我', '每天'],
  ['明天提醒我', undefined],
] as const)('says that more than one time is asked for: %s', (text, said) => {
  expect(repeatsSaid(text)).toBe(said);
});
