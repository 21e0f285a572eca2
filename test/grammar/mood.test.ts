import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsByLocale } from '../../src/grammar/words/index.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { understandingIn } from './understood.ts';

/**
 * Every way to say a deed, in every way not to ask for it: `D` stands for the deed, `N` for the name. Long phrases may
 * swallow the word that forbids, so the tables themselves are tried.
 */
const frames: Readonly<Record<Locale, { readonly name: string; readonly frames: readonly string[] }>> = {
  en: {
    name: 'Fabrikam',
    frames: [
      ...[
        'don’t D N',
        'do not D N',
        'never D N',
        'should we D N?',
        'if they pay D N',
        'D N if they pay',
        'why D N?',
        'D N?',
      ],
      ...['Megan said D N', 'did you D N', 'Lee wants to D N', 'we might D N', 'is it time to D N'],
    ],
  },
  ru: {
    name: 'Fabrikam',
    frames: [
      ...[
        'не надо D N',
        'никогда не D N',
        'если заплатят D N',
        'Олег сказал D N',
        'D N?',
        'стоит ли D N',
        'почему D N',
      ],
    ],
  },
  ko: {
    name: 'Fabrikam',
    frames: [
      ...[
        'N D하지 마',
        'N D하면 안 돼',
        'N D할까?',
        'N D했대',
        '절대 N D하지 마세요',
        '결제되면 N D해',
        'N D 안 해도 돼?',
      ],
    ],
  },
  'zh-TW': {
    name: '星辰',
    frames: [
      ...[
        '不要DN',
        '別DN',
        '先別DN',
        '該不該DN',
        '要不要DN?',
        '如果付款就DN',
        '小明說DN',
        '有人DN嗎',
        '為什麼DN?',
        'ND嗎',
      ],
    ],
  },
};

const deeds = ['accept', 'decline', 'claim', 'release', 'won', 'lost'] as const;

describe.each(Object.entries(frames))('what is not asked for, in %s', (locale, { name, frames: ways }) => {
  const { judged } = understandingIn(locale as Locale);
  const phrases = deeds.flatMap((deed) =>
    wordsByLocale[locale as Locale].action[deed].split('|').map((phrase) => phrase.replace('*', '')),
  );

  it('offers no deed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...phrases), fc.constantFrom(...ways), (phrase, way) => {
        const message = way.replace('D', phrase).replace('N', name);
        expect([message, judged(message, `look name:${name}`).verdict]).not.toEqual([message, 'wrong']);
      }),
      { numRuns: 700 },
    );
  });
});

it('what is to be kept at hand is not noted on a deal', () => {
  const english = understandingIn('en');
  for (const said of ['add to favourites', 'add it to my favorites', 'add to watchlist'])
    expect(english.understood(said), said).toMatch(/^favourites/);
  for (const said of ['добавь в избранное', 'добавь в избранное, пожалуйста'])
    expect(understandingIn('ru').understood(said), said).toMatch(/^favourites/);
  // The heart stands on the card.
  expect(understandingIn('ru').understood('добавь Ромашку в избранное')).toBe('open name:Ромашка');
  expect(english.understood('note saved')).toBe('note note:saved');
  expect(english.understood('add to Fabrikam: favourites')).toBe('note name:Fabrikam note:favourites');
});
