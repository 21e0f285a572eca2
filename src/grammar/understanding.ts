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
  /** For guesses: those that somebody is likely to mean, the person's own and what waits for an answer among them. */
  likely(turn: Turn, text: string): Promise<readonly Named[]>;
}

export interface UnderstandingDeps {
  readonly names: Pick<NameFinder, 'named'>;
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
    const known = await namedIn(names, turn, text);
    return readMessage(text, new NameIndex(known, lexiconOf(locale)), { locale, today: dayIn(timeZone, now()) });
  };
}

/** The referrals of which a name begins as a word of the text does. */
export async function namedIn(names: Pick<NameFinder, 'named'>, turn: Turn, text: string): Promise<readonly Named[]> {
  const found = await Promise.all(beginningsIn(text, turn).map((beginning) => names.named(turn, beginning)));
  return [...new Map(found.flat().map((each) => [each.id, each])).values()];
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
