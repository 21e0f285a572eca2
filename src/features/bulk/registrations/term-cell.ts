import { foldName } from '../../../answers/text/said.ts';
import { besideDay, termEndWords } from '../../../answers/words/term-end-words.ts';
import { readDayCell } from '../cells/day-cells.ts';
import { registrationChoices } from './registration-choices.ts';

/** `Finite, 2027-12-31`: the term with its end, as it is proposed for a cell that names only a day. */
export function finiteUntil(day: string): string {
  return `Finite, ${day}`;
}

/** The term alone, and the end that a cell names beside it. */
export function termAndEnd(cell: string): { readonly term: string; readonly endsOn?: string } {
  const [, term = cell, endsOn] = /^\s*([a-z]+), (\d{4}-\d{2}-\d{2})\s*$/i.exec(cell) ?? [];
  return endsOn ? { term, endsOn } : { term };
}

/** Longest cell that is looked through, in words; a day has at most four. */
const mostWords = 12;
const longestDay = 4;
const notNow = new Date(0);

/**
 * The day that a cell names as the term's end (`until 12/31/2027`, `2027년 12월 31일까지`), in each way in which it may be read.
 * None where words beside it may say something else.
 */
export function endsNamed(said: string): readonly string[] {
  // A particle is written together with the day.
  const words = said.replaceAll(besideDay, ' ').split(/\s+/).filter(Boolean);
  if (words.length > mostWords) return [];
  for (let length = Math.min(longestDay, words.length); length > 0; length--)
    for (let from = 0; from + length <= words.length; from++) {
      const days = daysOf(words.slice(from, from + length).join(' '));
      const beside = [words.slice(0, from), words.slice(from + length)].map((part) => foldName(part.join(' ')));
      if (days.length > 0) return beside.every(saysEnd) ? days : [];
    }
  return [];
}

function daysOf(text: string): readonly string[] {
  const answer = readDayCell(text.replace(/^[,:(]|[,;)]$/g, ''), 'mixed', notNow);
  if (answer.kind === 'value') return [answer.value];
  return answer.kind === 'held' ? answer.readings : [];
}

const finite = registrationChoices.term
  .filter(({ cell }) => cell === 'Finite')
  .flatMap(({ cell, names }) => [cell, ...names]);
const mayStand = new Set([...termEndWords, ...finite].map(foldName));

function saysEnd(beside: string): boolean {
  return beside === '' || mayStand.has(beside) || beside.split(' ').every((word) => mayStand.has(word));
}
