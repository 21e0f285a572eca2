import { expect, it } from 'vitest';
import { unknownNameIn } from '../../src/grammar/names/unknown-name.ts';

it.each([
  ['en', 'why is the value of Zorbix 120k?', 'Zorbix'],
  ['en', 'who owns Blue Whale Traders', 'Blue Whale Traders'],
  ['en', 'accept Zorbix', 'Zorbix'],
  ['ru', 'почему сумма Зорбикса 120 тысяч?', 'Зорбикса'],
  ['ko', 'Zorbix 금액 왜 120k야', undefined],
  ['en', 'value for money is great', undefined],
  ['en', 'what a nice Monday', undefined],
  ['en', 'WHO OWNS ZORBIX', undefined],
  ['en', 'accept Zorbix but not Blue', undefined],
  ['en', 'assign Blue Yonder to Megan', 'Blue Yonder'],
  ['en', 'hand Zorbix over to Lee Gu', 'Zorbix'],
  ['ru', 'передай Зорбикс Меган', 'Зорбикс'],
  ['en', 'accept blue yonder', 'blue yonder'],
  ['en', 'please decline zorbix', 'zorbix'],
  ['en', 'assign blue yonder to megan', 'blue yonder'],
  ['ru', 'прими зорбикс пожалуйста', 'зорбикс'],
  ['en', 'accept whatever comes from partners in the next weeks', undefined],
  ['en', 'do you accept bitcoin?', undefined],
  ['ko', '누비솔루션 지금 누구꺼야', '누비솔루션'],
  ['ko', '조르빅스는 금액이 얼마야', '조르빅스'],
  ['ko', '대시보드 보여줘', undefined],
  ['zh-TW', '藍海物產現在誰在跟', '藍海物產'],
  ['zh-TW', '儀表板給我看', undefined],
] as const)('in %s "%s" names %s', (locale, text, name) => {
  expect(unknownNameIn(text, locale)).toBe(name);
});
