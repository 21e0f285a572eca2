import { describe, expect, it } from 'vitest';
import { englishInAHurry } from './messages/en-in-a-hurry.ts';
import { koreanInAHurry } from './messages/ko-in-a-hurry.ts';
import { russianInAHurry } from './messages/ru-in-a-hurry.ts';
import { chineseInAHurry } from './messages/zh-tw-in-a-hurry.ts';
import { understandingIn } from './understood.ts';

/** Negations, conditions, questions, reports and hearsay among them: for those, nothing that writes is ever offered. */
describe.each([
  ['en', englishInAHurry],
  ['ru', russianInAHurry],
  ['ko', koreanInAHurry],
  ['zh-TW', chineseInAHurry],
] as const)('messages in a hurry in %s', (locale, table) => {
  const { judged } = understandingIn(locale);

  it.each(table)('reads "%s"', (message, meaning) => {
    const { verdict, said } = judged(message, meaning);
    expect(verdict, `${said} instead of ${meaning}`).toBe('right');
  });
});
