import { wordsOf } from './said.ts';
import { vocabulary } from './vocabulary.ts';
import * as words from './words/day-words.ts';

/**
 * The parts of a day, each of one kind. A day's shape is the letters of its kinds in order, whatever the language:
 * "30 Sep 2027" is `nMn`, "下週五" is `xwW`.
 */
export interface DayToken {
  /**
   * n number, D mark of a day (30th, 日), O mark of a month (月), M month, W weekday; d w o q y units (o is a month's
   * length); x which one (next = 1); s m e start, middle, end; r days from today; > < in, later; b ago; z 30/9/2027.
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
    | 'x'
    | 's'
    | 'm'
    | 'e'
    | 'r'
    | '>'
    | '<'
    | 'b'
    | 'z';
  readonly value: number;
  /** n: how many digits, 0 for a word. z: the written parts. */
  readonly digits?: number;
  readonly written?: readonly string[];
}

const token = (kind: DayToken['kind'], value = 0): readonly DayToken[] => [{ kind, value }];
const kindsByName: Readonly<Record<string, DayToken['kind']>> = {
  ...{ start: 's', middle: 'm', end: 'e', offset: 'x', number: 'n', monthNumber: 'O' },
  ...{ day: 'd', week: 'w', month: 'o', quarter: 'q', year: 'y' },
};
const named = (name: string, value: number): DayToken => ({ kind: kindsByName[name] ?? 'n', value });

function phrasePart(part: string): DayToken {
  const [name = '', value = '0'] = part.split(':');
  return named(name, Number(value));
}

/** 下週五: which week and which day of it, in one word. */
function* chineseWeekdays(): Iterable<readonly [readonly DayToken[], string]> {
  const { week, days, sunday } = words.chineseWeek;
  const dayNames = [...wordsOf(days).map((name, index) => [name, index + 1] as const), [sunday, 7] as const];
  for (const weekName of wordsOf(week)) {
    for (const [name, weekday] of dayNames) {
      yield [token('W', weekday), `${weekName}${name}|(${name})`];
      for (const [offset, list] of words.offsetWords) {
        const ahead = wordsOf(list).map((which) => `${which}${weekName}${name}`);
        yield [[...token('x', offset), ...token('w'), ...token('W', weekday)], ahead.join('|')];
      }
    }
  }
}

const dayVocabulary = vocabulary<readonly DayToken[]>([
  ...words.dayPhrases.map(([list, parts]) => [parts.split(' ').map(phrasePart), list] as const),
  ...words.nearDayWords.map(([value, list]) => [token('r', value), list] as const),
  ...words.monthWords.map((list, index) => [token('M', index + 1), list] as const),
  ...words.weekdayWords.map((list, index) => [token('W', index + 1), list] as const),
  ...chineseWeekdays(),
  ...words.offsetWords.map(([value, list]) => [token('x', value), list] as const),
  ...words.dayNumberWords.map(([value, list]) => [token('n', value), list] as const),
  ...Object.entries({ ...words.partWords, ...words.unitWords, monthNumber: words.monthNumberWords }).map(
    ([name, list]) => [[named(name, 0)], list] as const,
  ),
  [token('D'), words.ordinalEndings],
  [token('>'), words.countBeforeWords],
  [token('<'), words.countAfterWords],
  [token('b'), words.agoWords],
  [[], words.dayFillers],
]);

const numeric = /(\d{1,4}) ?([./-]) ?(\d{1,2})(?: ?\2 ?(\d{1,4}))?(?!\d)/y;
const chineseNumber = new RegExp(`[${words.chineseDigits}${words.chineseTen}]+`, 'y');

/** The text in parts, or undefined when something in it says nothing about a day. `text` is folded. */
export function dayTokens(text: string): readonly DayToken[] | undefined {
  const tokens: DayToken[] = [];
  let place = 0;
  while (place < text.length) {
    const found = tokenAt(text, place);
    if (found) {
      tokens.push(...found.tokens);
      place += found.length;
    } else if (/[\s,.:;!?’()。、/-]/.test(text.charAt(place))) {
      place++;
    } else {
      return undefined;
    }
    // No day takes that many words.
    if (tokens.length > 12) return undefined;
  }
  return tokens;
}

function tokenAt(text: string, place: number): { tokens: readonly DayToken[]; length: number } | undefined {
  numeric.lastIndex = place;
  const [day = '', ...parts] = numeric.exec(text) ?? [];
  if (day) {
    const written = [parts[0], parts[2], parts[3]].filter((part) => part !== undefined);
    return { tokens: [{ kind: 'z', value: 0, written }], length: day.length };
  }
  // 20270930.
  const [compact = '', ...dense] = /^(\d{4})(\d\d)(\d\d)(?!\d)/.exec(text.slice(place, place + 9)) ?? [];
  if (compact) return { tokens: [{ kind: 'z', value: 0, written: dense }], length: compact.length };
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

/** 三十一 is 31, 二〇二六 is 2026. */
function chineseValue(text: string): number {
  const digit = (sign: string) => words.chineseDigits.indexOf(sign);
  const [tens = '', ones = ''] = text.split(words.chineseTen);
  if (!text.includes(words.chineseTen)) return Number([...text].slice(0, 6).map(digit).join(''));
  return (tens ? digit(tens.at(-1) ?? '') : 1) * 10 + (ones ? digit(ones.charAt(0)) : 0);
}
