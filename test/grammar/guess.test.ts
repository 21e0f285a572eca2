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
    for (const [, message] of garbled.filter(([of]) => of === locale)) {
      for (const { meant, understood } of readers[locale]?.guessed(message) ?? []) {
        const [deed] = meant.split(' ');
        // Of two that the name fits, the desk asks which.
        if (!commands.has(meant)) expect([meant, `${deed} Proseware`], message).toContain(understood);
      }
    }
  });
});

/** What these buttons say is a command's own word. */
const commands = new Set([
  'help',
  'inbox',
  'mine',
  'inbound',
  'outbound',
  'favourites',
  'archived',
  'solutions',
  'new-deal',
  'import',
]);
