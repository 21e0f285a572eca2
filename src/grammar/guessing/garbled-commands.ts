import { wordsOf } from '../../answers/text/said.ts';
import type { Locale } from '../../i18n/locale.ts';
import { perLocale } from '../../i18n/per-locale.ts';
import { joined, tokensOf } from '../sentence/tokens.ts';
import { wordsByLocale } from '../words/index.ts';
import { GramIndex } from './gram-index.ts';
import { type Grams, gramsOf } from './likeness.ts';
import type { GuessedCommand } from './offers.ts';

/** Below it a match is likelier to be chance. Measured on the table of garbled messages. */
const leastLikeness = 0.34;
const leastOfNewDeal = 0.5;
const ofOneWord = 0.75;
const shortestWord = 4;
const mostWords = 12;

/** Commands whose words are like the whole message; else like a single word of it. */
export function garbledCommands(text: string, locale: Locale): readonly { name: GuessedCommand; score: number }[] {
  const words = tokensOf(text.slice(0, 100)).filter((word) => word.text.length >= shortestWord);
  const { names, index } = examples(locale);
  const best = new Map<GuessedCommand, number>();
  const compare = (said: string, weight: number) => {
    for (const [place, likeness] of index.likenesses(gramsOf(said))) {
      const name = names[place];
      if (name) best.set(name, Math.max(best.get(name) ?? 0, likeness * weight));
    }
  };
  compare(text, 1);
  for (const word of words.slice(0, mostWords)) compare(word.text, ofOneWord);
  return [...best]
    .filter(([name, score]) => score >= (name === 'newDeal' && words.length > 2 ? leastOfNewDeal : leastLikeness))
    .map(([name, score]) => ({ name, score }));
}

const examples = perLocale((locale): { readonly names: readonly GuessedCommand[]; readonly index: GramIndex } => {
  const tables = locale === 'en' ? [wordsByLocale.en] : [wordsByLocale[locale], wordsByLocale.en];
  const all = tables.flatMap(({ list, action }) => {
    const phrases: readonly (readonly [GuessedCommand, string])[] = [
      ['inbox', list.inbox],
      ['myReferrals', list.mine],
      ['inbound', list.inbound],
      ['outbound', list.outbound],
      ['favourites', list.favourites],
      ['archived', list.archived],
      ['solutions', list.solutions],
      ['newDeal', action.create],
      ['resume', action.resume],
      ['export', action.export],
      ['template', action.template],
      ['import', action.import],
      ['help', action.help],
    ];
    return phrases.flatMap(([name, words]) => gramsOfPhrases(words).map((grams) => ({ name, grams })));
  });
  return { names: all.map(({ name }) => name), index: new GramIndex(all.map(({ grams }) => grams)) };
});

function gramsOfPhrases(all: string): readonly Grams[] {
  return wordsOf(all).map((phrase) => gramsOf(joined(phrase.replace(/\*$/, ''))));
}
