import type { Collection, Document, Filter } from 'mongodb';

/**
 * Filters on stored words, for the result of `soughtWords`. Prefixes are written as ranges, which an index answers; a
 * regular expression may make the server scan every entry.
 */

const last = '\uffff';

/** For a field with one string. */
export function beginsWith(text: string): Document {
  return { $gte: text, $lt: `${text}${last}` };
}

/** For an array of strings. Without `$elemMatch` two different elements could satisfy the two bounds. */
export function oneBeginsWith(word: string): Document {
  return { $elemMatch: beginsWith(word) };
}

/** Upper bound of a count: beyond it a word is too frequent to be selective. */
const mostOfAWord = 1_000;

export interface RarestFirst {
  readonly ways: readonly (readonly string[])[];
  /**
   * The alternatives by one word each, which an index answers. Usually once; where all words of an alternative reached the
   * limit of the count, once for each of them, since any may be the rarest.
   */
  readonly byOneWord: readonly (readonly (readonly string[])[])[];
  /** Entries that were counted. */
  readonly counted: number;
}

/** The words that `rarestFirst` counts. */
export function wordsToCount(ways: readonly (readonly string[])[]): readonly string[] {
  return ways.every((words) => words.length < 2) ? [] : [...new Set(ways.flat())];
}

/**
 * The same alternatives with the rarest word of each first: a multikey index answers one word, and the others are checked
 * per document, so "Müller Rollout" must not read every rollout. Alternatives of a single word need no count; those with a word
 * that nothing has are left out, as they match nothing.
 */
export async function rarestFirst<T extends Document>(
  collection: Collection<T>,
  field: string,
  ways: readonly (readonly string[])[],
  most = mostOfAWord,
): Promise<RarestFirst> {
  const words = wordsToCount(ways);
  if (words.length === 0) return { ways, byOneWord: [ways], counted: 0 };
  const counting = words.map(async (word) => {
    const filter = { [field]: oneBeginsWith(word) } as Filter<T>;
    return [word, await collection.countDocuments(filter, { limit: most })] as const;
  });
  const counts = new Map(await Promise.all(counting));
  const countOf = (word: string): number => counts.get(word) ?? 0;
  const sorted = ways
    .filter((words) => words.every((word) => countOf(word) > 0))
    .map((words) => words.toSorted((one, other) => countOf(one) - countOf(other)));
  const mayBeRarest = sorted.map(([first = '', ...others]) => [first, ...(countOf(first) < most ? [] : others)]);
  const choices = Math.max(1, ...mayBeRarest.map(({ length }) => length));
  return {
    ways: sorted,
    byOneWord: Array.from({ length: choices }, (_, choice) =>
      mayBeRarest.map((words) => [words[Math.min(choice, words.length - 1)] ?? '']),
    ),
    counted: counts.values().reduce((sum, count) => sum + count, 0),
  };
}

/** For one of the alternatives, each of its words is a prefix of some stored word. No alternatives: matches nothing. */
export function holdsWords(field: string, ways: readonly (readonly string[])[]): Document {
  const all = ways.map((words): Document => {
    const [only, ...others] = words.map((word) => ({ [field]: oneBeginsWith(word) }));
    return only && others.length === 0 ? only : { $and: words.map((word) => ({ [field]: oneBeginsWith(word) })) };
  });
  const [only, ...others] = all;
  if (!only) return { _id: { $in: [] } };
  return others.length === 0 ? only : { $or: all };
}
