import { foldWord } from '../../answers/names/search-key.ts';
import { joined } from '../sentence/tokens.ts';

/** The n-grams of a text, for comparison. */
export type Grams = ReadonlySet<string>;

/**
 * Bigrams, with the ends marked. Korean syllables are decomposed, so that one wrong letter costs one letter; a Chinese
 * character carries much meaning, so single characters count too.
 */
export function gramsOf(text: string): Grams {
  const letters = joined(text.slice(0, 100)).normalize('NFD');
  const grams = new Set<string>();
  if (!letters) return grams;
  const marked = ` ${letters} `;
  for (let at = 0; at + 1 < marked.length; at++) grams.add(marked.slice(at, at + 2));
  for (const sign of letters.match(/\p{Script=Han}/gu) ?? []) grams.add(sign);
  return grams;
}

/** By sound, in Latin letters: фабрикам and 파브리캄 for Fabrikam. */
export function soundsOf(text: string): Grams {
  return gramsOf(text.split(/\s+/).map(foldWord).join(''));
}

/** Dice's coefficient: 0 to 1. */
export function likeness(one: Grams, other: Grams): number {
  if (one.size === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const gram of one) if (other.has(gram)) shared++;
  return (2 * shared) / (one.size + other.size);
}
