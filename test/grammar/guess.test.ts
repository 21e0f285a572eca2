import { describe, expect, it } from 'vitest';
import { locales } from '../../src/i18n/locale.ts';
import { garbled } from './messages/garbled.ts';
import { understandingIn } from './understood.ts';

/** Measured: 57 of 65. Whoever changes the ways of guessing may not get below. */
const leastShare = 0.86;
const readers = Object.fromEntries(locales.map((locale) => [locale, understandingIn(locale)]));

describe('guesses', () => {
  it('have what was meant among the first three', () => {
    const missed = garbled.filter(
      ([locale, message, meant]) => !readers[locale]?.offered(message).slice(0, 3).includes(meant),
    );
    expect(missed.length / garbled.length, JSON.stringify(missed)).toBeLessThanOrEqual(1 - leastShare);
  });

  it.each(locales)('are understood when they are pressed, in %s', (locale) => {
    const pressed = garbled.flatMap(([of, message]) =>
      of === locale ? (readers[locale]?.guessed(message) ?? []).map((guess) => ({ ...guess, message })) : [],
    );
    for (const { meant, understood, message } of pressed) {
      const [deed] = meant.split(' ');
      // Of two that the name fits, the desk asks which.
      expect([meant, `${deed} Proseware`], message).toContain(understood);
    }
  });
});
