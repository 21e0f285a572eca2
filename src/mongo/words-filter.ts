import type { Document } from 'mongodb';

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
