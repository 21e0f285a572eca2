import { wordsOf } from '../text/said.ts';
import { vocabulary } from '../text/vocabulary.ts';
import * as words from './day-words.ts';

/**
 * A token of a day. The letters of the tokens' kinds in order are the shape of a day, independent of the language: "30
 * Sep 2027" is `nMn`, "下週五" is `xwW`.
 */
export interface DayToken {
  /**
   * n number, D mark of a day (30th, 日; 日 has value 1, as it may also count days), O mark of a month (月), M month, W
   * weekday; units d w o q y (o is a month as a length of time), v weekend; x offset (next = 1); s m e start, middle,
   * end; r days from today; > < in, later (value 1: needs a length of time); k nth weekday of a month; b ago; z numeric
   * date such as 30/9/2027.
   */
  readonly kind:
    | 'n'
    | 'D'
    | 'O'
    | 'M'
    | 'W'
    | 'd'
    | 'w'
    | 'o'
    | 'q'
    | 'y'
    | 'v'
    | 'x'
    | 's'
    | 'm'
    | 'e'
    | 'r'
    | '>'
    | '<'
    | 'b'
    | 'k'
    | 'z';
  readonly value: number;
  /** n: number of digits, 0 for a word. z: the written parts. */
  readonly digits?: number;
  /** n: an ordinal, not a count; -1 is the last. */
  readonly ordinal?: true;
  /** n: counts weekdays even after a month: 12월 둘째 수요일. */
  readonly counts?: true;
  /** n: joined to a month by a hyphen: `Dec-27` may be a year. */
  readonly hyphened?: true;
  readonly written?: readonly string[];
}

const token = (kind: DayToken['kind'], value = 0): readonly DayToken[] => [{ kind, value }];
const kindsByName: Readonly<Record<string, DayToken['kind']>> = {
  ...{ start: 's', middle: 'm', end: 'e', offset: 'x', number: 'n', monthNumber: 'O' },
  namedMonth: 'M',
  ...{ day: 'd', week: 'w', month: 'o', quarter: 'q', year: 'y', weekend: 'v' },
};
const named = (name: string, value: number): DayToken => ({ kind: kindsByName[name] ?? 'n', value });

function phrasePart(part: string): DayToken {
  const [name = '', value = '0'] = part.split(':');
  return named(name, Number(value));
}

/** 下週五: week and weekday in one word. */
function* chineseWeekdays(): Iterable<readonly [readonly DayToken[], string]> {
  const { week, days, sunday } = words.chineseWeek;
  const dayNames = [...wordsOf(days).map((name, index) => [name, index + 1] as const), [sunday, 7] as const];
  for (const weekName of wordsOf(week)) {
    for (const [name, weekday] of dayNames) {
      yield [token('W', weekday), `${weekName}${name}|(${name})|個${weekName}${name}`];
      for (const [offset, list] of words.offsetWords) {
        const ahead = wordsOf(list).map((which) => `${which}${weekName}${name}`);
        yield [[...token('x', offset), ...token('w'), ...token('W', weekday)], ahead.join('|')];
      }
    }
  }
}

function ordinal(value: number, word: string): DayToken {
  return {
    kind: 'n',
    value,
    ordinal: true,
    ...(/[\p{Script=Hangul}\p{Script=Han}]/u.test(word) ? { counts: true } : {}),
  };
}

const dayVocabulary = vocabulary<readonly DayToken[]>([
  ...words.dayPhrases.map(([list, parts]) => [parts.split(' ').map(phrasePart), list] as const),
  ...words.nearDayWords.map(([value, list]) => [token('r', value), list] as const),
  ...words.monthWords.map((list, index) => [token('M', index + 1), list] as const),
  ...words.weekdayWords.map((list, index) => [token('W', index + 1), list] as const),
  ...chineseWeekdays(),
  ...words.offsetWords.map(([value, list]) => [token('x', value), list] as const),
  ...words.dayOrdinalWords.flatMap(([value, list]) =>
    wordsOf(list).map((word) => [[ordinal(value, word)], word] as const),
  ),
  ...words.dayNumberWords.map(([value, list]) => [token('n', value), list] as const),
  ...Object.entries({ ...words.partWords, ...words.unitWords, monthNumber: words.monthNumberWords }).map(
    ([name, list]) => [[named(name, 0)], list] as const,
  ),
  [token('D', 1), words.dayMarks],
  [token('D'), words.ordinalEndings],
  [token('>', 1), words.countBeforeWords],
  [token('>'), words.withinWords],
  [token('<'), words.countAfterWords],
  [token('b'), words.agoWords],
  [[], words.dayFillers],
]);

const numeric = /(\d{1,4}) ?([./-]) ?(\d{1,2})(?: ?\2 ?(\d{1,4}))?(?!\d)/y;
const chineseNumber = new RegExp(`[${words.chineseDigits}${words.chineseTen}${words.chineseTwenty}]+`, 'y');

/** Fixed formats, which take precedence over reading their digits one by one. */
const forms: readonly (readonly [RegExp, (parts: readonly string[]) => readonly DayToken[]])[] = [
  // A close date has no time of day, so times are skipped: 17:00, 00:00:00, T09:30, 3 pm.
  [/t?\d{1,2}:\d\d(?::\d\d(?:\.\d{1,6})?)?(?: ?[ap]m\b|z)?/y, () => []],
  [/(?:오전|오후|上午|下午) ?\d{1,2}(?:시|點|点)(?: ?\d{1,2}[분分])?/y, () => []],
  // Short forms: 2day, 2nite.
  [/2(?:day|nite)(?!\p{L})/uy, () => token('r', 0)],
  [/2m(?:orrow|oro|rw)(?!\p{L})/uy, () => token('r', 1)],
  // Two weeks from Monday, as two weeks on Monday.
  [/(?<=(?:week|weeks|fortnight) )from (?=(?:mon|tue|wed|thu|fri|sat|sun))/y, () => []],
  // Month and year: 09/2027, 09.2027; 2027-09.
  [/(\d{1,2}) ?[./-] ?((?:19|20|21)\d\d)(?!\d|[/-]|\.\d)/y, ([month, year]) => monthOf(month, year)],
  [/((?:19|20|21)\d\d) ?[./-] ?(\d{1,2})(?!\.? ?\d|[/-])/y, ([year, month]) => monthOf(month, year)],
  // Quarter and year: Q3/27, Q3-27, Q3 '27.
  [/q ?([1-4]) ?[/-] ?(\d\d|\d{4})(?!\d)/y, ([quarter, year]) => [token('q'), numbered(quarter), yearOf(year)].flat()],
  [/([1-4])\/4 ?(?:분기|квартал)/y, ([quarter]) => [numbered(quarter), token('q')].flat()],
  // 1H 2027 ends with June, hence with the second quarter.
  [/([12])h(?!\p{L})/uy, ([half]) => [numbered(String(Number(half) * 2)), token('q')].flat()],
  [/([12])(?:-?[ео]е)? полугоди[еи]/y, ([half]) => [numbered(String(Number(half) * 2)), token('q')].flat()],
  // Dec '27; CY27; FY27 only where the fiscal year is the calendar year.
  [/’(\d\d)(?!\d)/y, ([year]) => yearOf(year)],
  [/cy ?(\d\d|\d{4})(?!\d)/y, ([year]) => yearOf(year)],
  // Compact ISO date: 20270930.
  [/(\d{4})(\d\d)(\d\d)(?!\d)/y, (written) => [{ kind: 'z', value: 0, written }]],
];

const numbered = (digits = ''): readonly DayToken[] => [{ kind: 'n', value: Number(digits), digits: digits.length }];

/** An unambiguous year, treated as if it had been written with four digits. */
function yearOf(digits = ''): readonly DayToken[] {
  return [{ kind: 'n', value: Number(digits) + (digits.length === 2 ? 2000 : 0), digits: 4 }];
}

function monthOf(month = '', year = ''): readonly DayToken[] {
  return [...numbered(month), ...token('O'), ...yearOf(year)];
}

/** Tokenizes `text` (folded). Undefined if any part of it cannot belong to a day. */
export function dayTokens(text: string): readonly DayToken[] | undefined {
  const tokens: DayToken[] = [];
  let place = 0;
  while (place < text.length) {
    const found = tokenAt(text, place);
    if (found) {
      const hyphened = tokens.at(-1)?.kind === 'M' && text.charAt(place - 1) === '-';
      tokens.push(...(hyphened ? found.tokens.map((one) => ({ ...one, hyphened: true as const })) : found.tokens));
      place += found.length;
    } else if (/[\s,.:;!?’()。、/-]/.test(text.charAt(place))) {
      place++;
    } else {
      return undefined;
    }
    // Upper bound: no day takes this many tokens.
    if (tokens.length > 12) return undefined;
  }
  return tokens;
}

function tokenAt(text: string, place: number): { tokens: readonly DayToken[]; length: number } | undefined {
  for (const [form, tokens] of forms) {
    form.lastIndex = place;
    const [whole = '', ...parts] = form.exec(text) ?? [];
    if (whole) return { tokens: tokens(parts), length: whole.length };
  }
  numeric.lastIndex = place;
  const [day = '', ...parts] = numeric.exec(text) ?? [];
  if (day) {
    const written = [parts[0], parts[2], parts[3]].filter((part) => part !== undefined);
    return { tokens: [{ kind: 'z', value: 0, written }], length: day.length };
  }
  if (text.charAt(place) === words.ordinalMark) return ordinalAt(text, place);
  const [digits = ''] = /^\d+/.exec(text.slice(place, place + 20)) ?? [];
  if (digits) return { tokens: [{ kind: 'n', value: Number(digits), digits: digits.length }], length: digits.length };
  const word = dayVocabulary.at(text, place);
  chineseNumber.lastIndex = place;
  const [chinese = ''] = chineseNumber.exec(text) ?? [];
  if (chinese.length > (word?.length ?? 0)) {
    const value = chineseValue(chinese);
    return { tokens: [{ kind: 'n', value, digits: String(value).length }], length: chinese.length };
  }
  return word && { tokens: word.meaning, length: word.length };
}

/** 第三, 第 3: an ordinal, not a count. */
function ordinalAt(text: string, place: number): { tokens: readonly DayToken[]; length: number } | undefined {
  const gap = text.charAt(place + 1) === ' ' ? 2 : 1;
  const number = tokenAt(text.slice(0, place + gap + 20), place + gap);
  const [token] = number?.tokens ?? [];
  if (!number || token?.kind !== 'n') return number && { ...number, length: number.length + gap };
  // 第12週 is a week of the year, not a length of time.
  const counts = token.value <= 5 ? { counts: true as const } : {};
  return { tokens: [{ ...token, ordinal: true, ...counts }], length: number.length + gap };
}

/** 三十一 is 31, 廿五 is 25, 二〇二六 is 2026. */
function chineseValue(text: string): number {
  const full = text.replaceAll(words.chineseTwenty, `二${words.chineseTen}`);
  if (full !== text) return chineseValue(full);
  const digit = (sign: string) => words.chineseDigits.indexOf(sign);
  const [tens = '', ones = ''] = text.split(words.chineseTen);
  if (!text.includes(words.chineseTen)) return Number([...text].slice(0, 6).map(digit).join(''));
  return (tens ? digit(tens.at(-1) ?? '') : 1) * 10 + (ones ? digit(ones.charAt(0)) : 0);
}
