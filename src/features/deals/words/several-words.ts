import { type DealWord, dealWords } from './deal-said.ts';

/** Several words of one deal in one message are one button, one change and one Undo. */
export const saidWords = [...dealWords, 'several'] as const;
export type SaidWord = (typeof saidWords)[number];

/** One field of a deal, and what was said of it. */
export interface DealPart {
  readonly word: DealWord;
  readonly words: string;
}

/** Several parts as the words of one button: each on a line of its own. */
export function packedParts(parts: readonly DealPart[]): string {
  return parts.map(({ word, words }) => `${word} ${words.replaceAll(/\s+/g, ' ')}`).join('\n');
}

/** Empty where they are no such words, or name a field twice: a button's data may be forged. */
export function partsOfWords(word: SaidWord, words: string): readonly DealPart[] {
  if (word !== 'several') return [{ word, words }];
  const parts = words.split('\n').flatMap((line): readonly DealPart[] => {
    const space = line.indexOf(' ');
    const found = dealWords.find((one) => one === line.slice(0, space));
    return found ? [{ word: found, words: line.slice(space + 1) }] : [];
  });
  return new Set(parts.map((part) => part.word)).size === parts.length ? parts : [];
}
