import { fold, wordsByLength } from '../text/said.ts';
import { isEmptyLeadFilter, leadWordIn, readLeadFilter } from './lead-filter.ts';
import { leadBetween, leadHeadsOfOne } from './lead-words.ts';

/** A line is no essay; a name in a script without spaces may begin at any sign. */
const longest = { line: 120, words: 4, signs: 12 };

const heads = wordsByLength(leadHeadsOfOne);

/** Ends a stretch in which a name beside the word stands. A colon begins a text in which anything may stand. */
const apart = /[.!?。！？，,、;"“”«»()]+/u;

/**
 * What may be a lead's name because the word for one lead stands beside it, longest first: `how long do I have for the Adatum
 * lead?`, `закрой лид Ромашка, им не интересно`. Which of them is one, only the stored leads tell.
 */
export function readLeadSpokenOf(text: string): readonly string[] {
  if (text.length > longest.line || /[:：\n]/u.test(text)) return [];
  const found = leadWordIn(` ${fold(text)} `, heads);
  if (!found) return [];
  const before = (found.before.split(apart).at(-1) ?? '').replace(leadBetween.before, '').trim();
  const after = (found.after.split(apart)[0] ?? '').replace(leadBetween.after, '').trim();
  const names = [...endsOf(before), ...beginningsOf(after)].filter(isName);
  return [...new Set(names)].sort((one, other) => other.length - one.length);
}

/** What stands in front of the word for a lead: whatever is wanted, is wanted of what is named first. */
export const beforeLeadWord = (text: string): string => leadWordIn(` ${fold(text)} `, heads)?.before ?? '';

const isSigned = (word: string) => /\p{Script=Han}/u.test(word);

function endsOf(text: string): readonly string[] {
  const said = text.split(/\s+/u).slice(-longest.words);
  const [last = ''] = said.slice(-1);
  const signs = isSigned(last) ? [...last].slice(-longest.signs) : [];
  return [...said.map((_, from) => said.slice(from).join(' ')), ...signs.map((_, from) => signs.slice(from).join(''))];
}

function beginningsOf(text: string): readonly string[] {
  const said = text.split(/\s+/u).slice(0, longest.words);
  const [first = ''] = said;
  const signs = isSigned(first) ? [...first].slice(0, longest.signs) : [];
  const all = [
    ...said.map((_, to) => said.slice(0, to + 1).join(' ')),
    ...signs.map((_, to) => signs.slice(0, to + 1).join('')),
  ];
  return all.flatMap((name) => [name, name.replace(leadBetween.particle, '')]);
}

/** What narrows a list of leads names none: `hot`, `german`. */
const isName = (text: string) => /\p{L}{2}/u.test(text) && isEmptyLeadFilter(readLeadFilter(text).filter);
