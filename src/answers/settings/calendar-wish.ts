import { fold, longestAnswer } from '../text/said.ts';
import { longestWordFirst, placeOfWord } from '../text/written-words.ts';
import * as words from './calendar-wish-words.ts';

const off = longestWordFirst(words.calendarOffWords);
const another = longestWordFirst(words.calendarNewWords);
const kept = longestWordFirst(words.calendarKeptWords);

/** `revoke my calendar link`: off; `новая ссылка на календарь`: new; a question, and all else: show, which changes nothing. */
export function readCalendarWish(text: string): 'show' | 'new' | 'off' {
  const said = fold(text);
  if (said.length > longestAnswer || /[?？]\s*$/u.test(said) || has(said, kept)) return 'show';
  if (has(said, off)) return 'off';
  return has(said, another) ? 'new' : 'show';
}

function has(said: string, list: readonly string[]): boolean {
  return list.some((word) => placeOfWord(said, word) >= 0);
}
