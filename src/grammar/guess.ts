import { wordsOf } from '../answers/said.ts';
import type { CommandName } from '../i18n/command-words.ts';
import type { Locale } from '../i18n/locale.ts';
import { perLocale } from '../i18n/per-locale.ts';
import { joined } from './tokens.ts';
import { wordsByLocale } from './words/index.ts';

/**
 * What a message that nobody understood is likest to, by the groups of letters that it shares with the phrases of the tables:
 * for guesses that are offered, never for what is done. Offline, and the same for the same words.
 */
export function guessesFor(text: string, locale: Locale): readonly CommandName[] {
  const said = gramsOf(joined(text.slice(0, 100)));
  if (said.size === 0) return [];
  const best = new Map<CommandName, number>();
  for (const { name, grams } of examples(locale)) best.set(name, Math.max(best.get(name) ?? 0, likeness(said, grams)));
  return [...best]
    .filter(([, score]) => score >= leastLikeness)
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostGuesses)
    .map(([name]) => name);
}

const leastLikeness = 0.34;
const mostGuesses = 3;

interface Example {
  readonly name: CommandName;
  readonly grams: ReadonlySet<string>;
}

const examples = perLocale((locale): readonly Example[] => {
  const tables = locale === 'en' ? [wordsByLocale.en] : [wordsByLocale[locale], wordsByLocale.en];
  return tables.flatMap(({ list, action }) => {
    const phrases: readonly (readonly [CommandName, string])[] = [
      ['inbox', list.inbox],
      ['myReferrals', list.mine],
      ['inbound', list.inbound],
      ['outbound', list.outbound],
      ['favourites', list.favourites],
      ['archived', list.archived],
      ['solutions', list.solutions],
      ['newDeal', action.create],
      ['resume', action.resume],
      ['help', action.help],
    ];
    return phrases.flatMap(([name, all]) =>
      wordsOf(all).map((phrase) => ({ name, grams: gramsOf(joined(phrase.replace(/\*$/, ''))) })),
    );
  });
});

/** Groups of two letters, the ends marked. Signs of Chinese and Korean say more: single ones count there. */
function gramsOf(text: string): ReadonlySet<string> {
  const marked = ` ${text} `;
  const grams = new Set<string>();
  for (let at = 0; at + 1 < marked.length; at++) grams.add(marked.slice(at, at + 2));
  return text ? grams : new Set();
}

/** Dice's coefficient: 0 to 1. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of one) if (other.has(gram)) shared++;
  return (2 * shared) / (one.size + other.size);
}
