import { describe, expect, it } from 'vitest';
import { wordsByLocale } from '../../src/grammar/words/index.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { isInFull } from '../support/runs.ts';
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
      ...[
        'Megan said D N',
        'did you D N',
        'Lee wants to D N',
        'we might D N',
        'is it time to D N',
        'D N when they pay',
        'D N or not',
        'Lee asked us to D N',
      ],
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
        'D N или нет',
        'Олег предлагает D N',
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
        'N D하는 게 맞나',
        'N D하기 전에 확인해',
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
        '小明講DN',
        '小明提議DN',
        '小明說好DN',
        '小明正在DN',
        '小明要DN',
        '何必DN',
        '還不能DN',
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
  // Of the thousands each phrase in some of the ways, and each way with some of the phrases; the whole table in full.
  const step = isInFull ? 1 : 11;

  it('offers no deed', () => {
    const wrong: string[] = [];
    for (const [row, phrase] of phrases.entries())
      for (const [column, way] of ways.entries()) {
        const message = way.replace('D', phrase).replace('N', name);
        if ((row + column) % step === 0 && judged(message, `look name:${name}`).verdict === 'wrong')
          wrong.push(message);
      }
    expect(wrong).toEqual([]);
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
