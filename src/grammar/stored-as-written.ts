import { inTypedWords } from '../answers/text/as-typed.ts';
import type { Intent, Meaning } from './meaning.ts';
import type { Sentence } from './sentence/piece.ts';

/** These have free text that is stored as it stands: what is written is what was typed, and only its reading is folded. */
const withFreeText: ReadonlySet<Intent> = new Set(['note', 'decline', 'lost', 'new-deal']);

/** Whether something that people wrote would be stored with it. */
export function storesFreeText({ intent, rest, also }: Meaning): boolean {
  return (withFreeText.has(intent) && rest !== '') || (also !== undefined && storesFreeText(also));
}

export function storedAsWritten(meaning: Meaning, sentence: Sentence, typed: string): Meaning {
  if (!withFreeText.has(meaning.intent)) return meaning;
  const { intent, also } = meaning;
  // The line of a new deal is no text for people: its own reader takes the values.
  const rest =
    intent === 'new-deal' ? meaning.rest : withBothMarks(withRejected(meaning.rest, sentence), sentence.text);
  return {
    ...meaning,
    rest: inTypedWords(typed, rest),
    ...(also ? { also: storedAsWritten(also, sentence, typed) } : {}),
  };
}

/** `note Zenith: they want 90k, not 80k`: a value that was rejected within the free text is a part of it. */
function withRejected(rest: string, { text, whole }: Sentence): string {
  if (rest === '' || text === whole || !text.endsWith(rest)) return rest;
  const before = text.slice(0, -rest.length).trimEnd();
  return whole.startsWith(before) ? whole.slice(before.length).replace(leadingSigns, '').trim() : rest;
}

/** `decline Zenith "no budget"`: quotation marks around it all are no part of what is stored; else both stay. */
function withBothMarks(rest: string, text: string): string {
  const before = rest === '' || !text.endsWith(rest) ? '' : text.slice(0, -rest.length).trimEnd();
  const marks = quotes.find(([open]) => before.endsWith(open));
  const close = rest.search(marks?.[1] ?? /$^/u);
  if (!marks || close < 0) return rest;
  return close === rest.length - 1 ? rest.slice(0, -1) : text.slice(before.length - 1);
}
const quotes: readonly (readonly [open: string, close: RegExp])[] = [
  ['「', /」/u],
  ['『', /』/u],
  ['«', /»/u],
  ['“', /”/u],
  ['„', /[“”]/u],
  ['"', /"/u],
  ['‘', /’/u],
  ["'", /'/u],
];

/** What is read may end before the colon of the note. */
const leadingSigns = /^[\s:：,，;；–—-]{1,4}/u;
