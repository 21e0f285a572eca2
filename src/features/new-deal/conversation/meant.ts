import { type Aside, noneOf, readAside, saysMe } from '../../../answers/aside.ts';
import { soundsLikeSentence } from '../../../answers/sentence-like.ts';
import { readYesNo } from '../../../answers/yes-no.ts';
import type { Elsewhere } from '../../../feature.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DealDraft, Pending } from '../draft/deal-draft.ts';
import { meantAs } from '../offers/suggested.ts';
import { questionOf, questions } from '../questions/all.ts';
import { type AskedQuestion, askedQuestions, type DealQuestion } from '../questions/order.ts';
import { isOptional } from '../questions/rules.ts';
import type { Suggested } from '../questions/shared/question.ts';
import { quoted, type Steering, steeringIn } from './conversation-words.ts';
import { type FieldChange, readFieldChange } from './field-change.ts';
import { questionCalled } from './field-names.ts';
import { onCard } from './on-card.ts';

/** What somebody's words are, before the question that is asked reads any of them. */
export type Meant =
  | { readonly kind: 'steers'; readonly steering: Steering }
  /** A doubt, a refusal, politeness. `yes`: to a question that no yes answers. */
  | { readonly kind: 'aside'; readonly aside: Aside | 'yes' }
  /** What a button of the card carries. */
  | { readonly kind: 'pressed'; readonly value: string }
  | { readonly kind: 'no-such-number'; readonly count: number }
  /** About another field of the deal. */
  | { readonly kind: 'changes'; readonly change: FieldChange }
  /** For the desk to answer. */
  | { readonly kind: 'elsewhere' }
  /** A name or a note may read so, and it would do something as well: the person says which. */
  | { readonly kind: 'doubtful'; readonly deed: boolean }
  /** `perhaps`: what the desk understands of it, should it be no answer. */
  | { readonly kind: 'answers'; readonly text: string; readonly perhaps?: true };

export interface SaidContext {
  readonly locale: Locale;
  readonly today: string;
  /** What the question's card offers. */
  readonly card?: Suggested;
  /** What the words would mean to the desk, were nothing asked. */
  readonly elsewhere?: Elsewhere | undefined;
}

/** Longer words are nobody's slip: they are the note, or the name. */
const longestDoubt = 120;

/** Each of these goes before what the question itself makes of the words, so that no doubt becomes a customer. */
export function meant(draft: DealDraft, said: string, context: SaidContext): Meant {
  const { asking, pending } = draft;
  const { locale } = context;
  const literal = quoted(said);
  if (literal !== undefined) return { kind: 'answers', text: literal };
  const card = context.card && onCard(draft, said, context.card, locale);
  if (card) return card;
  const ownWords = questionOf(asking)?.ownWords === true && pending?.kind !== 'meant';
  const steering = steeringIn(said, locale);
  const none = noneOf(said);
  if (none && questionCalled(none, locale) === asking) return { kind: 'aside', aside: 'nothing' };
  const lists = asking === 'review' || (questionOf(asking)?.opens !== undefined && !steering);
  const change = readFieldChange(said, context, lists) ?? unasked(draft, said, context);
  if (change && change.said !== '' && ownWords && change.question !== asking && said.length <= longestDoubt)
    return { kind: 'doubtful', deed: true };
  if (change) return changes(draft, change);
  // "Change management" is a name where a name is asked.
  if (steering && !(ownWords && steering.word === 'edit' && !steering.question)) return { kind: 'steers', steering };
  const found = pending?.kind === 'meant' ? undefined : context.elsewhere;
  return (
    asideOf(draft, said) ?? ofAnotherField(draft, said, context) ?? doubted(draft, said, elsewhere(asking, said, found))
  );
}

function unasked({ asking, fields }: DealDraft, said: string, context: SaidContext): FieldChange | undefined {
  const question = askedQuestions.find((id) => id !== asking && questions[id].toldUnasked?.(said, fields, context));
  return question && { question, said };
}

type Doubted = Extract<Pending, { kind: 'meant' }>;

/** What a press or words say of words that were doubted, as its button carries it. Undefined: something else is said. */
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

/** What words do to this deal that were meant to do something. Undefined: they are for the desk. */
export function deedMeant({ asking }: DealDraft, text: string, context: SaidContext): FieldChange | undefined {
  const other = toldQuestion(asking, text, context);
  return readFieldChange(text, context) ?? (other && { question: other, said: text });
}

/** Which question's look-up is needed, and what is looked up. */
export interface LookedUpFor {
  readonly question: DealQuestion;
  readonly text: string;
}

/** What of the words is read as an answer; once a doubt is settled, what was doubted. */
export function lookedUpFor(draft: DealDraft, said: string, context: SaidContext): LookedUpFor {
  const { asking, pending } = draft;
  const as = pending?.kind === 'meant' ? settledAs(draft, pending, said, context) : undefined;
  if (as !== undefined) return lookedUpForPress(draft, asking, as, context);
  const what = meant(draft, said, context);
  if (what.kind === 'changes') return { question: what.change.question, text: what.change.said };
  if (what.kind === 'pressed') return { question: asking, text: what.value };
  return { question: asking, text: what.kind === 'answers' ? what.text : '' };
}

export function lookedUpForPress(
  draft: DealDraft,
  question: DealQuestion,
  value: string,
  context: SaidContext,
): LookedUpFor {
  const { asking, pending } = draft;
  if (pending?.kind !== 'meant' || question !== asking) return { question, text: value };
  if (value === meantAs.answer) return { question, text: pending.text.trim() };
  const change = value === meantAs.deed ? deedMeant(draft, pending.text, context) : undefined;
  return change ? { question: change.question, text: change.said } : { question, text: '' };
}

function changes({ asking }: DealDraft, change: FieldChange): Meant {
  const { question, said } = change;
  if (said === '') return { kind: 'steers', steering: { word: 'edit', field: '', question } };
  return question === asking ? { kind: 'answers', text: said } : { kind: 'changes', change };
}

function asideOf({ asking, pending, fields }: DealDraft, said: string): Meant | undefined {
  const { kind } = readYesNo(said);
  const aside = readAside(said);
  const takesYesNo = pending && pending.kind !== 'create' ? isDoubt(pending) : questionOf(asking)?.noAnswersIt === true;
  if (takesYesNo && kind !== 'nothing' && aside !== 'unknown') return { kind: 'answers', text: said };
  if (asking === 'review' && kind === 'yes') return { kind: 'steers', steering: { word: 'create' } };
  // "No" to "anyone else?" is no name.
  if (pending?.kind === 'more' && kind === 'no') return { kind: 'steers', steering: { word: 'done' } };
  if (aside) return { kind: 'aside', aside };
  if (kind === 'no' && !pending && isOptional(fields, asking)) return { kind: 'steers', steering: { word: 'skip' } };
  if (kind === 'no') return { kind: 'aside', aside: 'nothing' };
  return kind === 'yes' ? { kind: 'aside', aside: 'yes' } : undefined;
}

function isDoubt(pending: Pending): boolean {
  return pending.kind === 'doubt' || (pending.kind === 'person' && pending.leftOut !== undefined);
}

/** "The private one", wherever it is said. */
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
  // A bare number is anybody's.
  if (!/\p{L}|\p{Sc}/u.test(said)) return undefined;
  const able = askedQuestions.filter((id) => questions[id].toldBy?.(said, context));
  const [only, ...others] = able;
  return only !== asking && others.length === 0 ? only : undefined;
}

/** A question or a sentence is no name and no ID, unless the person says that it is. */
function doubted({ asking, pending }: DealDraft, said: string, what: Meant): Meant {
  const { words, ownWords } = questionOf(asking) ?? {};
  if (what.kind !== 'answers') return what;
  const asks = /[?？]\s*$/u.test(said) && (words !== undefined || ownWords !== true);
  if (asks && !/\d/.test(said)) return { kind: 'aside', aside: 'explain' };
  if (pending || words === undefined) return what;
  const isNone = soundsLikeSentence(said) || saysMe(said) || (words === 'name' && !/\p{L}/u.test(said));
  return isNone ? { kind: 'doubtful', deed: false } : what;
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
