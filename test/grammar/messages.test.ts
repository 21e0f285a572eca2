import { describe, expect, it } from 'vitest';
import { english } from './messages/en.ts';
import { korean } from './messages/ko.ts';
import { russian } from './messages/ru.ts';
import { chinese } from './messages/zh-tw.ts';
import { means, understandingIn } from './understood.ts';

describe.each([
  ['en', english],
  ['ru', russian],
  ['ko', korean],
  ['zh-TW', chinese],
] as const)('messages in %s', (locale, table) => {
  const { understood } = understandingIn(locale);

  it.each(table)('reads "%s"', (message, meaning) => {
    const readings = meaning.split(' | ');
    const said = understood(message);
    expect(
      readings.some((reading) => means(said, reading)),
      `${said} instead of ${meaning}`,
    ).toBe(true);
  });

  it('has 150 messages at least, each once', () => {
    expect(new Set(table.map(([message]) => message)).size).toBe(table.length);
    expect(table.length).toBeGreaterThanOrEqual(150);
  });
});
