import type { Collection, Document } from 'mongodb';
import { holdsWords, type RarestFirst, rarestFirst, wordsToCount } from '../../mongo/words-filter.ts';
import type { ReferralDocument } from '../referrals/index.ts';
import { type SoughtWords, soughtIn, type Ways } from './mongo-list-filter.ts';
import { type ListQuery, mostCounted } from './referral-lists.ts';

/** Words of a query, counted as far as it tells which of them an index is to answer. */
export interface WordsCounted {
  /** The first word of each alternative is its rarest: an index answers one of them. */
  readonly sought: SoughtWords;
  readonly byOneWord: readonly Document[];
  /** The same by their other words, where the count does not tell which is the rarest. */
  readonly byOthers: readonly Document[];
  /** So far each word was counted. */
  readonly most: number;
  /** Entries. */
  readonly counted: number;
}

export async function withRarestFirst(
  referrals: Collection<ReferralDocument>,
  query: ListQuery,
  lookedAt: number,
): Promise<WordsCounted> {
  const sought = soughtIn(query);
  const words = Object.values(sought).flatMap((each: readonly Ways[]) => each.flatMap(wordsToCount)).length;
  // However many words there are, counting them takes a quarter of what may be read.
  const most = Math.max(1, Math.min(mostCounted, Math.floor(lookedAt / 4 / Math.max(1, words))));
  const of = (field: keyof SoughtWords) =>
    Promise.all(sought[field].map((ways) => rarestFirst(referrals, field, ways, most)));
  const [inWords, inFacets] = await Promise.all([of('keys.words'), of('keys.facets')]);
  const choices = [...inWords.map(asFilters('keys.words')), ...inFacets.map(asFilters('keys.facets'))];
  return {
    sought: { 'keys.words': inWords.map(({ ways }) => ways), 'keys.facets': inFacets.map(({ ways }) => ways) },
    byOneWord: choices.flatMap((each) => each.slice(0, 1)),
    byOthers: choices.flatMap((each) => each.slice(1)),
    most,
    counted: [...inWords, ...inFacets].reduce((sum, each) => sum + each.counted, 0),
  };
}

const asFilters =
  (field: keyof SoughtWords) =>
  ({ byOneWord }: RarestFirst): readonly Document[] =>
    byOneWord.map((ways) => holdsWords(field, ways));

/** Of `withRarestFirst`, which leaves out what nothing has. */
export function hasUnknownWord(sought: SoughtWords): boolean {
  return Object.values(sought).some((each: readonly Ways[]) => each.some((ways) => ways.length === 0));
}
