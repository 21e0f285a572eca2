import { describe, expect, it } from 'vitest';
import { locales } from '../../src/i18n/locale.ts';
import { messageSets } from './messages/sets.ts';
import { means, understandingIn } from './understood.ts';

const firstOf = (locale: string) =>
  messageSets.find((set) => set.name === 'southridge-video/by-kind' && set.locale === locale);

/** One test a table: a test of its own for each of eight thousand rows costs more than reading it. */
describe.each(messageSets)('$name in $locale', ({ locale, customers, rows }) => {
  it('is read as the table says', () => {
    expect(rows.length).toBeGreaterThan(0);
    const { judged } = understandingIn(locale, customers);
    const misread = rows.flatMap(([message, meaning]) => {
      const { verdict, said } = judged(message, meaning);
      return verdict === 'right' ? [] : [`${verdict}: "${message}" is ${said} instead of ${meaning}`];
    });
    expect(misread).toEqual([]);
  });
});

describe.each(locales)('what was written before the grammar was, in %s', (locale) => {
  const rows = firstOf(locale)?.rows ?? [];

  it('is read at once, not by a guess', () => {
    const { understood } = understandingIn(locale);
    const misread = rows.flatMap(([message, meaning]) => {
      const said = understood(message);
      return meaning.split(' | ').some((reading) => means(said, reading)) ? [] : [`"${message}" is ${said}`];
    });
    expect(misread).toEqual([]);
  });

  it('has 150 messages at least, each once', () => {
    expect(new Set(rows.map(([message]) => message)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(150);
  });
});
