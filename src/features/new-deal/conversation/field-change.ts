import { withoutPoliteness } from '../../../answers/aside.ts';
import { fold, withoutEnd, wordsOf } from '../../../answers/said.ts';
import * as words from '../../../answers/words/change-words.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { questions } from '../questions/all.ts';
import { askedQuestions, type DealQuestion } from '../questions/order.ts';
import { questionCalled } from './field-names.ts';

/** "Change the value to 50k": which field, and what it becomes, as it was written; '' where that is not said. */
export interface FieldChange {
  readonly question: DealQuestion;
  readonly said: string;
}

interface Reader {
  readonly locale: Locale;
  readonly today: string;
}

const longest = 200;
const mostWordsOfField = 4;

/**
 * Words that change a field of the deal, whichever is asked. Undefined: they don't, or nobody can tell which field. `bare`:
 * also without a verb, as at the review ("value 140k").
 */
export function readFieldChange(text: string, reader: Reader, bare = false): FieldChange | undefined {
  const said = text.trim();
  if (said === '' || said.length > longest) return undefined;
  const start = withoutLead(said, minds);
  const changedMind = start.length < said.length;
  const core = withoutPoliteness(start);
  for (const change of changesIn(core)) {
    const found = fieldIn(change, reader.locale) ?? unnamed(withoutLead(change, things), reader);
    if (found) return found;
  }
  if (changedMind) {
    const found = unnamed(core, reader);
    if (found) return found;
  }
  return bare ? fieldIn(core, reader.locale) : undefined;
}

/** What is changed, in each place where a language puts its verb. */
function changesIn(said: string): readonly string[] {
  const front = withoutLead(said, verbs, 1);
  const behind = withoutEnding(said);
  const middle = middles.find((one) => said.indexOf(one) >= 0);
  const [before = '', after = ''] = middle
    ? [said.slice(0, said.indexOf(middle)), said.slice(said.indexOf(middle) + middle.length)]
    : [];
  return [
    ...(middle ? [`${withoutLead(before, fieldLeads)} ${after}`.trim()] : []),
    ...(front.length < said.length ? [front] : []),
    ...(behind === undefined ? [] : [behind]),
  ];
}

/** The longest name of a field at the beginning, and what follows it. */
function fieldIn(said: string, locale: Locale): FieldChange | undefined {
  const from = withoutLead(said, fieldLeads);
  const ends = [...from.matchAll(/\s+|$/g)].map(({ index }) => index).filter((end) => end > 0);
  for (const end of ends.slice(0, mostWordsOfField).reverse()) {
    const named = namedBy(from.slice(0, end), locale);
    const rest = from.slice(end).trim();
    if (!named) continue;
    return { question: named, said: becomes(rest) };
  }
  return undefined;
}

/** `value:`, 금액을, 日期. */
function namedBy(said: string, locale: Locale): DealQuestion | undefined {
  const plain = said.replace(/[:：=]$/, '');
  const bare = particles.find((one) => plain.length > one.length + 1 && plain.endsWith(one));
  return questionCalled(plain, locale) ?? (bare ? questionCalled(plain.slice(0, -bare.length), locale) : undefined);
}

const particles = ['을', '를', '은', '는', '이', '가', '의', '到'];

function becomes(rest: string): string {
  const said = withoutLead(rest, connectives);
  // 140만원으로, 비공개로.
  return said.replace(/(?<=[\p{Script=Hangul}\d%])(?:으로|로)$/u, '');
}

/** What only one question can be told by: who sees it, an amount, a day. */
function unnamed(said: string, reader: Reader): FieldChange | undefined {
  const value = becomes(said);
  const [question, ...others] = askedQuestions.filter((id) => questions[id].toldBy?.(value, reader));
  return question && others.length === 0 ? { question, said: value } : undefined;
}

const byLength = (list: string) => [...wordsOf(list)].sort((one, other) => other.length - one.length);
const verbs = byLength(words.changeVerbs);
const endings = byLength(words.changeEnds);
const middles = byLength(words.changeMiddles);
const fieldLeads = byLength(words.beforeField);
const connectives = byLength(words.afterField);
const things = byLength(words.changedIt);
const minds = byLength(words.changeOfMind);

/** Without words before it, each with what separates it. */
function withoutLead(text: string, leads: readonly string[], most = 4): string {
  let said = text;
  for (let round = 0; round < most; round++) {
    const lower = fold(said);
    const lead = leads.find(
      (one) => lower.length > one.length && lower.startsWith(one) && standsApart(lower, one.length, one),
    );
    if (!lead || lower.length !== said.length) return said;
    said = said.slice(lead.length).replace(/^[\s,，、:：.…!;—–-]+/u, '');
  }
  return said;
}

function withoutEnding(said: string): string | undefined {
  const bare = withoutEnd(said, /[\s.!。~]/);
  const ending = endings.find((one) => bare.length > one.length && fold(bare).endsWith(one));
  return ending && bare.slice(0, -ending.length).trim();
}

const alphabetic = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/u;

function standsApart(said: string, place: number, lead: string): boolean {
  return !(alphabetic.test(lead.charAt(lead.length - 1)) && alphabetic.test(said.charAt(place)));
}
