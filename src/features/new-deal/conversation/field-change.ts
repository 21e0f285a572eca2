import { withoutPoliteness } from '../../../answers/aside/aside.ts';
import { fold, withoutEnd, wordsByLength } from '../../../answers/text/said.ts';
import * as words from '../../../answers/words/change-words.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { questions } from '../questions/all.ts';
import { askedQuestions, type DealQuestion } from '../questions/order.ts';
import { questionCalled } from './field-names.ts';

/** "Change the value to 50k": the field and its new value as written, '' if none was given. */
export interface FieldChange {
  readonly question: DealQuestion;
  readonly said: string;
  /** Behind a comma, what is said of another field: `crm id CRM-99, campaign Spring`. */
  readonly more?: string;
}

interface Reader {
  readonly locale: Locale;
  readonly today: string;
}

const longest = 200;
const mostWordsOfField = 4;

/**
 * Reads a change of a field, independent of the current question. Undefined: not a change, or the field is ambiguous.
 * `bare`: also without a verb, as at the review ("value 140k").
 */
export function readFieldChange(text: string, reader: Reader, bare = false): FieldChange | undefined {
  const change = readOneChange(text, reader, bare);
  if (!change || change.question === 'review' || questions[change.question].words !== 'id') return change;
  const at = change.said.search(/[,;，；、]/u);
  const [head, tail] = at < 0 ? [change.said, ''] : [change.said.slice(0, at).trim(), change.said.slice(at + 1).trim()];
  const other = tail ? fieldIn(tail, reader.locale) : undefined;
  const isOther = other && other.said !== '' && other.question !== change.question;
  return isOther ? { ...change, said: head, more: tail } : change;
}

function readOneChange(text: string, reader: Reader, bare: boolean): FieldChange | undefined {
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
  const named = fieldIn(core, reader.locale) ?? wrongField(core, reader.locale);
  // `wait, the customer is wrong`: what it is instead is still to be said.
  if (changedMind && named?.said === '') return named;
  if (bare || (named && (isToldBy(named, reader) || isIdSaid(named)))) return named;
  return toldOf(core, reader) ?? afterClause(said, reader);
}

/** `crm id 12345`: no answer to anything else. */
const isIdSaid = ({ question, said }: FieldChange): boolean =>
  question !== 'review' && questions[question].words === 'id' && /\d/.test(said) && !/[\s,]/u.test(said);

/** "The value should be 75k": no verb of change, but a value that only this field can have. */
function toldOf(said: string, reader: Reader): FieldChange | undefined {
  const [place, connective = ''] = told
    .map((word) => [fold(said).indexOf(word), word] as const)
    .find(([at, word]) => at > 0 && standsAround(said, at, word)) ?? [-1];
  if (place < 1 || fold(said).length !== said.length) return undefined;
  const question = namedBy(withoutLead(said.slice(0, place).trim(), fieldLeads), reader.locale);
  const value = becomes(said.slice(place + connective.length).trim());
  const change = question && { question, said: value };
  return change && isToldBy(change, reader) ? change : undefined;
}

function isToldBy({ question, said }: FieldChange, reader: Reader): boolean {
  return question !== 'review' && questions[question].toldBy?.(said, reader) === true;
}

/** "Value is wrong, make it 80k": the new value is in the last clause. */
function afterClause(said: string, reader: Reader): FieldChange | undefined {
  const comma = Math.max(...[',', '，', ';', '、'].map((sign) => said.lastIndexOf(sign)));
  if (comma < 1) return undefined;
  const last = said.slice(comma + 1).trim();
  const named = fieldIn(said.slice(0, comma), reader.locale);
  const change =
    named && last
      ? changesIn(last)
          .map((one) => unnamed(withoutLead(one, things), reader))
          .find(Boolean)
      : undefined;
  return change && change.question === named?.question ? change : undefined;
}

function standsAround(said: string, at: number, word: string): boolean {
  const [before, behind] = [said.charAt(at - 1), said.charAt(at + word.length)];
  const letters = /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word);
  return !letters || (!alphabetic.test(before) && !alphabetic.test(behind));
}

/** Candidates for the changed part, one for each position in which a language puts its verb. */
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

/** The longest field name at the beginning, and the text after it. */
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

/** `客戶錯了`: the field, and that it is wrong, without a space between. */
function wrongField(said: string, locale: Locale): FieldChange | undefined {
  const bare = withoutEnd(said, /[\s.!。]/);
  const ending = wrongEnds.find((one) => bare.length > one.length && fold(bare).endsWith(one));
  const question = ending && namedBy(withoutLead(bare.slice(0, -ending.length).trim(), fieldLeads), locale);
  return question ? { question, said: '' } : undefined;
}

/** The field of a name with a colon or a particle: `value:`, 금액을, 日期. */
function namedBy(said: string, locale: Locale): DealQuestion | undefined {
  const plain = said.replace(/[:：=]$/, '');
  const bare = words.fieldParticles.find((one) => plain.length > one.length + 1 && plain.endsWith(one));
  return questionCalled(plain, locale) ?? (bare ? questionCalled(plain.slice(0, -bare.length), locale) : undefined);
}

function becomes(rest: string): string {
  const said = withoutLead(rest, connectives);
  if (wrong.has(fold(withoutEnd(said, /[\s.!。]/)))) return '';
  // Strips the particle: 140만원으로, 비공개로.
  return said.replace(words.koreanInto, '');
}

/** Values that identify their field: a visibility, an amount, a day. */
function unnamed(said: string, reader: Reader): FieldChange | undefined {
  const value = becomes(said);
  const [question, ...others] = askedQuestions.filter((id) => questions[id].toldBy?.(value, reader));
  return question && others.length === 0 ? { question, said: value } : undefined;
}

const wrongEnds = wordsByLength(words.wrongWords);
const wrong = new Set(wrongEnds);
const verbs = wordsByLength(words.changeVerbs);
const endings = wordsByLength(words.changeEnds);
const middles = wordsByLength(words.changeMiddles);
const fieldLeads = wordsByLength(words.beforeField);
const connectives = wordsByLength(words.afterField);
const things = wordsByLength(words.changedIt);
const minds = wordsByLength(words.changeOfMind);
const told = wordsByLength(words.toldConnectives);

/** Strips up to `most` leading words, each with its separator. */
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
