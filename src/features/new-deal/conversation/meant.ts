import { type Aside, noneOf, readAside, withoutHedge } from '../../../answers/aside/aside.ts';
import { asksHow } from '../../../answers/aside/asks-how.ts';
import { withoutAssent } from '../../../answers/aside/assent.ts';
import { isPutOff } from '../../../answers/aside/put-off.ts';
import { takenOver } from '../../../answers/aside/taken-over.ts';
import { saysWhoseField, saysWhoseId } from '../../../answers/aside/whose-field.ts';
import { readYesNo } from '../../../answers/choice/yes-no.ts';
import type { Elsewhere } from '../../../feature.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DealDraft, Pending } from '../draft/deal-draft.ts';
import { meantAs } from '../offers/suggested.ts';
import { questionOf, questions } from '../questions/all.ts';
import { type AskedQuestion, askedQuestions, type DealQuestion } from '../questions/order.ts';
import { isOptional } from '../questions/rules.ts';
import type { Suggested } from '../questions/shared/question.ts';
import { quoted, type Steering, steeringIn } from './conversation-words.ts';
import { doubtOf, longestDoubt } from './doubt-of-answer.ts';
import { type FieldChange, readFieldChange } from './field-change.ts';
import { questionCalled } from './field-names.ts';
import { onCard } from './on-card.ts';
import { severalNamed, severalSaid } from './several-said.ts';

/** Classification of a message, before the current question parses it. */
export type Meant =
  | { readonly kind: 'steers'; readonly steering: Steering }
  /** A doubt, a refusal, politeness. `yes`: a yes to a question that a yes does not answer. */
  | { readonly kind: 'aside'; readonly aside: Aside | 'yes' }
  /** The value of a button on the card. */
  | { readonly kind: 'pressed'; readonly value: string }
  | { readonly kind: 'no-such-number'; readonly count: number }
  /** Concerns another field of the deal. */
  | { readonly kind: 'changes'; readonly change: FieldChange }
  /** Answers to several questions in one message. */
  | { readonly kind: 'several'; readonly changes: readonly FieldChange[] }
  /** A request for the desk. */
  | { readonly kind: 'elsewhere' }
  /** Ambiguous: could be a name or a note, but also a request. The person is asked. `text`: what would be the answer. */
  | { readonly kind: 'doubtful'; readonly deed: boolean; readonly text?: string }
  /** `perhaps`: how the desk would understand it, if it is not a valid answer. */
  | { readonly kind: 'answers'; readonly text: string; readonly perhaps?: true };

export interface SaidContext {
  readonly locale: Locale;
  readonly today: string;
  /** Options on the question's card. */
  readonly card?: Suggested;
  /** How the desk would understand the message outside the conversation. */
  readonly elsewhere?: Elsewhere | undefined;
}

/** These checks take precedence over the question's own parser, so that "not sure" never becomes a customer's name. */
export function meant(draft: DealDraft, written: string, context: SaidContext): Meant {
  const { asking, pending } = draft;
  const { locale } = context;
  const literal = quoted(written);
  if (literal !== undefined) return { kind: 'answers', text: literal };
  const said = bare(asking, written);
  const card = context.card && onCard(draft, said, context.card, locale);
  if (card) return card;
  const ownWords = questionOf(asking)?.ownWords === true && pending?.kind !== 'meant';
  const steering = steeringIn(said, locale);
  const asked =
    shows(said) ?? noneSaid(draft, said, locale) ?? howAsked(asking, said, context) ?? ownAnswer(draft, said, locale);
  if (asked) return asked;
  const lists = asking === 'review' || (questionOf(asking)?.opens !== undefined && !steering);
  const change = changeSaid(draft, said, context, lists);
  if (change && isDoubtfulChange(change, draft, said)) return { kind: 'doubtful', deed: !saysWhose(change) };
  const changed = allNamed(said, ownWords, change, context) ?? (change && changes(draft, change, locale));
  if (changed) return changed;
  // "Change management" is a valid name where a name is asked for.
  if (steering && !(ownWords && steering.word === 'edit' && !steering.question)) return { kind: 'steers', steering };
  const found = pending?.kind === 'meant' ? undefined : context.elsewhere;
  const plain = found === 'whole' ? undefined : plainAnswer(draft, said, context);
  return (
    plain ??
    asideOf(draft, said) ??
    ofAnotherField(draft, said, context) ??
    doubted(draft, said, elsewhere(asking, said, found), locale)
  );
}

/** `solutions: retail insights` at the question for solutions, and no look-up in the catalogue. */
function ownAnswer({ asking, pending }: DealDraft, said: string, locale: Locale): Meant | undefined {
  const [, name = '', answer = ''] = /^([^:：]{2,40})[:：](.+)$/su.exec(said) ?? [];
  const isOwn =
    !questionOf(asking)?.ownWords && !pending && name !== '' && questionCalled(name.trim(), locale) === asking;
  return isOwn ? answers(answer.trim()) : undefined;
}

/** What the draft has by now is read back at every question. */
function shows(said: string): Meant | undefined {
  return readAside(said) === 'show' ? { kind: 'aside', aside: 'show' } : undefined;
}

/** Several fields by their names, where the first of them does not take the rest with it. */
function allNamed(
  said: string,
  ownWords: boolean,
  change: FieldChange | undefined,
  context: SaidContext,
): Meant | undefined {
  const all = !ownWords && change?.more === undefined ? severalNamed(said, context) : undefined;
  return all && { kind: 'several', changes: all };
}

/** Without what is said of how sure one is, or that all else is right. */
function bare(asking: DealQuestion, written: string): string {
  if (asking === 'review') return withoutAssent(written);
  return questionOf(asking)?.takesHedge ? withoutHedge(written) : written;
}

/** What answers the question beyond doubt, alone, with answers to others, or in the place of what was said before it. */
function plainAnswer({ asking, pending }: DealDraft, said: string, context: SaidContext): Meant | undefined {
  const tells = questionOf(asking)?.toldBy;
  if (pending && pending.kind !== 'currency' && pending.kind !== 'readings') return undefined;
  if (!tells && asking !== 'review') return undefined;
  if (!pending && questionOf(asking)?.isPlain?.(said)) return answers(said);
  const kept = takenOver(said);
  if (kept !== undefined && tells?.(kept, context)) return answers(kept);
  const all = severalSaid(said, context);
  return all && { kind: 'several', changes: all };
}

/** That there is none of what is asked for; of Microsoft's help, that asks who then sees the deal. */
function noneSaid({ asking, pending }: DealDraft, said: string, locale: Locale): Meant | undefined {
  if (!pending && questionOf(asking)?.readsNo?.(said)) return answers(said);
  const none = noneOf(said);
  return none && questionCalled(none, locale) === asking ? { kind: 'aside', aside: 'nothing' } : undefined;
}

/** A question how something is done is no answer, and changes no field, whatever it names: the desk answers it, else it is doubted. */
function howAsked(asking: DealQuestion, said: string, { elsewhere: found }: SaidContext): Meant | undefined {
  if (!asksHow(said)) return undefined;
  if (found === 'whole' || found === 'likely') return { kind: 'elsewhere' };
  const { words, ownWords } = questionOf(asking) ?? {};
  return words !== undefined || ownWords ? { kind: 'doubtful', deed: false } : { kind: 'aside', aside: 'explain' };
}

/** `давай завтра` puts the question off, and is no day of another one. */
function changeSaid(draft: DealDraft, said: string, context: SaidContext, lists: boolean): FieldChange | undefined {
  return readAside(said) ? undefined : (readFieldChange(said, context, lists) ?? unasked(draft, said, context));
}

function unasked({ asking, fields }: DealDraft, said: string, context: SaidContext): FieldChange | undefined {
  const question = askedQuestions.find((id) => id !== asking && questions[id].toldUnasked?.(said, fields, context));
  return question && { question, said };
}

/** A request or a name, where a name or a note is asked for; or of another deal than this. */
function isDoubtfulChange(change: FieldChange, { asking, pending }: DealDraft, said: string): boolean {
  const ownWords = questionOf(asking)?.ownWords === true && pending?.kind !== 'meant';
  const isOther = change.said !== '' && change.question !== asking && said.length <= longestDoubt;
  return saysWhose(change) || (ownWords && isOther);
}

/** `set crm id 12345 on Contoso`, `change the name of the Contoso deal to …`: a field of some other deal, perhaps. */
function saysWhose({ question, said }: FieldChange): boolean {
  const isId = question !== 'review' && questions[question].words === 'id';
  return (isId && saysWhoseId(said)) || saysWhoseField(said);
}

type Doubted = Extract<Pending, { kind: 'meant' }>;

/** The button value that a reply to the doubt stands for. Undefined: the reply says something else. */
export function settledAs(
  draft: DealDraft,
  { text, deed }: Doubted,
  said: string,
  context: SaidContext,
): string | undefined {
  const what = meant(draft, said, context);
  if (what.kind === 'pressed') return what.value;
  if (said.trim() === text.trim()) return deed ? meantAs.deed : meantAs.answer;
  const { kind } = readYesNo(said);
  if (kind === 'yes') return meantAs.answer;
  return kind === 'no' ? meantAs.not : undefined;
}

/** The change of this deal that ambiguous words would make. Undefined: they are a request for the desk. */
export function deedMeant({ asking }: DealDraft, text: string, context: SaidContext): FieldChange | undefined {
  const other = toldQuestion(asking, text, context);
  return readFieldChange(text, context) ?? (other && { question: other, said: text });
}

/** The question whose look-up is needed, and the text to look up. */
export interface LookedUpFor {
  readonly question: DealQuestion;
  readonly text: string;
}

/** The text that is parsed as an answer; once a doubt is settled, the doubted text. */
export function lookedUpFor(draft: DealDraft, said: string, context: SaidContext): LookedUpFor {
  const { asking, pending } = draft;
  if (pending?.kind === 'other' && saidYesNo(draft, said, context) === 'yes') return pending;
  const as = pending?.kind === 'meant' ? settledAs(draft, pending, said, context) : undefined;
  if (as !== undefined) return lookedUpForPress(draft, asking, as, context);
  const what = meant(draft, said, context);
  if (what.kind === 'changes') return { question: what.change.question, text: what.change.said };
  if (what.kind === 'pressed') return { question: asking, text: what.value };
  return { question: asking, text: what.kind === 'answers' ? what.text : '' };
}

/** In words, or by a button's label or number. */
export function saidYesNo(draft: DealDraft, said: string, context: SaidContext) {
  const what = meant(draft, said, context);
  return readYesNo(what.kind === 'pressed' ? what.value : said).kind;
}

export function lookedUpForPress(
  draft: DealDraft,
  question: DealQuestion,
  value: string,
  context: SaidContext,
): LookedUpFor {
  const { asking, pending } = draft;
  if (pending?.kind === 'other' && question === asking && readYesNo(value).kind === 'yes') return pending;
  if (pending?.kind !== 'meant' || question !== asking) return { question, text: value };
  if (value === meantAs.answer) return { question, text: pending.text.trim() };
  const change = value === meantAs.deed ? deedMeant(draft, pending.text, context) : undefined;
  return change ? { question: change.question, text: change.said } : { question, text: '' };
}

function changes(draft: DealDraft, change: FieldChange, locale: Locale): Meant {
  const { asking } = draft;
  const { question, said } = change;
  if (said === '') return { kind: 'steers', steering: { word: 'edit', field: '', question } };
  if (question !== asking) return { kind: 'changes', change };
  const what = doubted(draft, said, answers(said), locale);
  return what.kind === 'doubtful' ? { ...what, text: said } : what;
}

function asideOf({ asking, pending, fields }: DealDraft, said: string): Meant | undefined {
  const { kind } = readYesNo(said);
  const aside = readAside(said) ?? putOff(asking, said);
  const takesYesNo = pending && pending.kind !== 'create' ? isDoubt(pending) : questionOf(asking)?.noAnswersIt === true;
  if (takesYesNo && kind !== 'nothing' && aside !== 'unknown') return { kind: 'answers', text: said };
  if (asking === 'review' && kind === 'yes') return { kind: 'steers', steering: { word: 'create' } };
  // "No" to "anyone else?" is not a name.
  if (pending?.kind === 'more' && kind === 'no') return { kind: 'steers', steering: { word: 'done' } };
  if (aside) return { kind: 'aside', aside };
  if (kind === 'no' && !pending && isOptional(fields, asking)) return { kind: 'steers', steering: { word: 'skip' } };
  if (kind === 'no') return { kind: 'aside', aside: 'nothing' };
  return kind === 'yes' ? { kind: 'aside', aside: 'yes' } : undefined;
}

/** A note may say the same of the customer: where the words are the person’s own, they are confirmed instead. */
function putOff(asking: DealQuestion, said: string): Aside | undefined {
  return questionOf(asking)?.ownWords !== true && isPutOff(said) ? 'unknown' : undefined;
}

function isDoubt(pending: Pending): boolean {
  return pending.kind === 'doubt' || (pending.kind === 'person' && pending.leftOut !== undefined);
}

/** Words that identify another field anywhere: "The private one". */
function ofAnotherField({ asking, pending }: DealDraft, said: string, context: SaidContext): Meant | undefined {
  const { ownWords, words } = questionOf(asking) ?? {};
  const free = ownWords === true || words === 'name';
  const question = pending ? undefined : toldQuestion(asking, said, context);
  if (!question || !(free || questions[question].isPlain?.(said))) return undefined;
  if (free) return ownWords && words === undefined ? undefined : { kind: 'doubtful', deed: true };
  return { kind: 'changes', change: { question, said } };
}

/** The only other question that the words can answer. */
export function toldQuestion(asking: DealQuestion, said: string, context: SaidContext): AskedQuestion | undefined {
  // A bare number could belong to many fields.
  if (!/\p{L}|\p{Sc}/u.test(said)) return undefined;
  const able = askedQuestions.filter((id) => questions[id].toldBy?.(said, context));
  const [only, ...others] = able;
  return only !== asking && others.length === 0 ? only : undefined;
}

function doubted(draft: DealDraft, said: string, what: Meant, locale: Locale): Meant {
  return what.kind === 'answers' ? (doubtOf(draft, said, locale) ?? what) : what;
}

function elsewhere(asking: DealQuestion, said: string, found: Elsewhere | undefined): Meant {
  const { ownWords, isName } = questionOf(asking) ?? {};
  if (found === 'whole') return { kind: 'elsewhere' };
  if (found === undefined || (ownWords && (found === 'perhaps' || said.length > longestDoubt))) return answers(said);
  if (found === 'perhaps') return { ...answers(said), perhaps: true };
  return ownWords || (isName && found === 'likely') ? { kind: 'doubtful', deed: true } : { kind: 'elsewhere' };
}

function answers(text: string): Extract<Meant, { kind: 'answers' }> {
  return { kind: 'answers', text };
}
