import { tidy } from '../answers/said.ts';
import type { Turn, Understand } from '../feature.ts';
import { dayIn } from '../i18n/format.ts';
import { lexiconOf } from './lexicon.ts';
import { type Named, NameIndex } from './names.ts';
import { readMessage } from './read.ts';
import { longestSentence } from './sentence.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface NameFinder {
  /** Referrals within the person's reach of which a name has a word that begins so. */
  named(turn: Turn, beginning: string): Promise<readonly Named[]>;
}

export interface UnderstandingDeps {
  readonly names: NameFinder;
  readonly now: () => Date;
}

/** Each is a query. */
const mostLookedUp = 5;

/** Reads a sentence with the names that this person may mean by it. */
export function understanding({ names, now }: UnderstandingDeps): Understand {
  return async (turn, said) => {
    const text = tidy(said);
    if (text.length === 0 || text.length > longestSentence) return [];
    const { locale, timeZone } = turn;
    const found = await Promise.all(beginningsIn(text, turn).map((beginning) => names.named(turn, beginning)));
    const known = [...new Map(found.flat().map((each) => [each.id, each])).values()];
    return readMessage(text, new NameIndex(known, lexiconOf(locale)), { locale, today: dayIn(timeZone, now()) });
  };
}

/** Of the words that are not the desk's own, the beginnings by which names are looked up: a slip may be further on. */
function beginningsIn(text: string, { locale }: Turn): readonly string[] {
  const lexicon = lexiconOf(locale);
  const tokens = tokensOf(text);
  const beginnings = new Set<string>();
  for (let at = 0; at < tokens.length; ) {
    const phrase = lexicon.matchAt(tokens, at);
    const beginning = phrase ? undefined : beginningOf(tokens, at);
    if (beginning) beginnings.add(beginning);
    at += phrase?.count ?? 1;
  }
  return [...beginnings].slice(0, mostLookedUp);
}

function beginningOf(tokens: readonly Token[], at: number): string | undefined {
  const word = tokens[at]?.text ?? '';
  if (/^\p{Script=Han}$/u.test(word)) {
    const next = tokens[at + 1]?.text ?? '';
    return /^\p{Script=Han}$/u.test(next) ? word + next : undefined;
  }
  if (/^\p{Script=Hangul}/u.test(word)) return word.length >= 2 ? word.slice(0, 2) : undefined;
  return /^\p{L}/u.test(word) && word.length >= 3 ? word.slice(0, 4) : undefined;
}
