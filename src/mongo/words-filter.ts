import type { Collection, Document, Filter } from 'mongodb';

/**
 * Conditions on stored words, for what `soughtWords` gives: ranges that an index answers, where a regular expression may make
 * the server read every entry. A word's range ends before the last sign there is.
 */

const last = '\uffff';

/** Of a field that holds one text. */
export function beginsWith(text: string): Document {
  return { $gte: text, $lt: `${text}${last}` };
}

/** Of a field that holds many: one of them begins so. Without `$elemMatch` two of them could share the condition. */
export function oneBeginsWith(word: string): Document {
  return { $elemMatch: beginsWith(word) };
}

/** Further than this no word is counted: it is in too many to find others by. */
const mostCounted = 1_000;

/**
 * The same ways with the rarest word of each first, since an index on many words answers one of them and the others are looked
 * at one by one: "Müller Rollout" must not read all rollouts. Words are counted to a thousand; a single word is left alone.
 */
export async function rarestFirst<T extends Document>(
  collection: Collection<T>,
  field: string,
  ways: readonly (readonly string[])[],
): Promise<readonly (readonly string[])[]> {
  if (ways.every((words) => words.length < 2)) return ways;
  const counted = [...new Set(ways.flat())].map(async (word) => {
    const filter = { [field]: oneBeginsWith(word) } as Filter<T>;
    return [word, await collection.countDocuments(filter, { limit: mostCounted })] as const;
  });
  const counts = new Map(await Promise.all(counted));
  return ways.map((words) => words.toSorted((one, other) => (counts.get(one) ?? 0) - (counts.get(other) ?? 0)));
}

/** The field holds words that begin with each word of one of these ways. No way at all: nothing fits. */
export function holdsWords(field: string, ways: readonly (readonly string[])[]): Document {
  const all = ways.map((words): Document => {
    const [only, ...others] = words.map((word) => ({ [field]: oneBeginsWith(word) }));
    return only && others.length === 0 ? only : { $and: words.map((word) => ({ [field]: oneBeginsWith(word) })) };
  });
  const [only, ...others] = all;
  if (!only) return { _id: { $in: [] } };
  return others.length === 0 ? only : { $or: all };
}
