import { vocabulary } from '../text/vocabulary.ts';
import { aroundMoment, clockWords, countWords, dayPartWords, halfWords, lengthWords } from './moment-words.ts';

/**
 * Tokens of a moment in folded text. `number` written in digits, `count` as a word, `clock` with hour and minute
 * (9:30), `length` a unit in minutes (hour, minute), `part` part of a day, `half` half of a day (am), `at` preposition
 * before an hour, `sign` mark after an hour, `other` anything else.
 */
export interface MomentToken {
  readonly kind:
    | 'number'
    | 'count'
    | 'clock'
    | 'length'
    | 'part'
    | 'am'
    | 'pm'
    | 'at'
    | 'sign'
    | 'half'
    | 'minutes'
    | 'around'
    | 'other';
  /** In minutes for lengths and for 9:30; otherwise the number itself. */
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

type Meant = Pick<MomentToken, 'kind' | 'value'>;

const words = vocabulary<Meant>([
  ...lengthWords.map(([value, list]) => [{ kind: 'length', value }, list] as const),
  ...dayPartWords.map(([hour, list]) => [{ kind: 'part', value: hour * 60 }, list] as const),
  [{ kind: 'am', value: 0 }, halfWords.am],
  [{ kind: 'pm', value: 0 }, halfWords.pm],
  // `2 дня` is two days, `в 2 дня` is 2 pm.
  [{ kind: 'pm', value: 1 }, halfWords.pmOrDays],
  [{ kind: 'at', value: 0 }, clockWords.before],
  [{ kind: 'sign', value: 0 }, clockWords.behind],
  [{ kind: 'half', value: 30 }, clockWords.half],
  [{ kind: 'minutes', value: 0 }, clockWords.minutes],
  ...countWords.map(([value, list]) => [{ kind: 'count', value }, list] as const),
  [{ kind: 'around', value: 0 }, aroundMoment],
]);

const digits = /(\d{1,4})(?:[:.](\d{2}))?/y;
const letter = /\p{L}/u;
const alphabetic = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;

/** Tokens in the order of the text; punctuation and spaces between them are skipped. */
export function momentTokens(text: string): readonly MomentToken[] {
  const tokens: MomentToken[] = [];
  for (let place = 0; place < text.length; ) {
    const found = numberAt(text, place) ?? wordAt(text, place) ?? otherAt(text, place);
    if (!found) {
      place++;
      continue;
    }
    tokens.push(found);
    place = found.to;
  }
  return tokens;
}

function numberAt(text: string, place: number): MomentToken | undefined {
  digits.lastIndex = place;
  const [written, first = '', second] = digits.exec(text) ?? [];
  if (written === undefined) return undefined;
  const [hour, minute] = [Number(first), Number(second ?? 0)];
  const at = { from: place, to: place + written.length };
  if (second === undefined) return { kind: 'number', value: hour, ...at };
  const isClock = hour < 24 && minute < 60;
  return isClock ? { kind: 'clock', value: hour * 60 + minute, ...at } : { kind: 'other', value: 0, ...at };
}

/** Latin and Cyrillic words match only at a word boundary. */
function wordAt(text: string, place: number): MomentToken | undefined {
  if (alphabetic.test(text.charAt(place - 1)) && alphabetic.test(text.charAt(place))) return undefined;
  const found = words.at(text, place);
  return found && { ...found.meaning, from: place, to: place + found.length };
}

/** The rest of an unrelated word; in Korean and Chinese a single character. */
function otherAt(text: string, place: number): MomentToken | undefined {
  if (!letter.test(text.charAt(place))) return undefined;
  let end = place + 1;
  while (alphabetic.test(text.charAt(place)) && alphabetic.test(text.charAt(end))) end++;
  return { kind: 'other', value: 0, from: place, to: end };
}
