import { wordsByLength, wordsOf } from '../text/said.ts';
import { afterCloseDay, type LineField, lineWords, lineWordsWithColon } from './line-words.ts';

interface Keyword {
  readonly field: LineField;
  readonly word: string;
  readonly needsColon: boolean;
}

function keywordsOf(lists: { readonly [Field in LineField]?: string }, needsColon: boolean): readonly Keyword[] {
  return Object.entries(lists).flatMap(([field, list]) =>
    wordsOf(list).map((word) => ({ field: field as LineField, word, needsColon })),
  );
}

/** Longest first: "close date" before "close". */
const keywords = [...keywordsOf(lineWords, false), ...keywordsOf(lineWordsWithColon, true)].sort(
  (one, other) => other.word.length - one.word.length,
);

export interface KeyedPiece {
  readonly field: LineField;
  readonly rest: string;
  /** "customer: Contoso": the colon makes it unambiguous. */
  readonly colon: boolean;
}

/** The field whose name the piece begins with. */
export function keyed(piece: string): KeyedPiece | undefined {
  const lower = piece.toLowerCase();
  for (const { field, word, needsColon } of keywords) {
    if (!lower.startsWith(word)) continue;
    const behind = piece.slice(word.length);
    const [mark = ''] = /^ ?[:=]/.exec(behind) ?? [];
    const ends =
      mark !== '' ||
      (!needsColon && (/^\s/.test(behind) || !/^[\p{Script=Latin}\p{Script=Cyrillic}]|^$/u.test(behind)));
    const rest = behind.slice(mark.length).trim();
    // A Korean or Chinese word may continue (고객센터 does not begin with the field 고객).
    const runsOn =
      mark === '' && /^[\p{Script=Hangul}\p{Script=Han}]/u.test(behind) && field !== 'closeDay' && field !== 'value';
    if (ends && rest && !runsOn) return { field, rest, colon: mark !== '' };
  }
  return undefined;
}

/** Offsets in the piece at which a field name begins, last first: `Contoso 120k EUR close 30 Sep`. */
export function keywordPlaces(piece: string): readonly number[] {
  const places = [...piece.matchAll(/ /g)].map(({ index }) => index + 1);
  return places.reverse().filter((place) => keyed(piece.slice(place)) !== undefined);
}

const afters = wordsByLength(afterCloseDay);

/** The text before the Korean or Chinese word for closing. */
export function beforeClosing(piece: string): string | undefined {
  const word = afters.find((after) => piece.length > after.length && piece.endsWith(after));
  return word && piece.slice(0, -word.length).trim();
}
