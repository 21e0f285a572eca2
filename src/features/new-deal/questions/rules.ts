import type { DealDraft, DealFields } from '../draft/deal-draft.ts';
import { questionOf, questions } from './all.ts';
import { type AskedQuestion, askedQuestions, type DealQuestion, dealQuestions } from './order.ts';

export function applies(fields: DealFields, question: DealQuestion): boolean {
  return questionOf(question)?.applies?.(fields) ?? true;
}

export function isKnown(fields: DealFields, question: DealQuestion): boolean {
  return questionOf(question)?.known(fields) ?? false;
}

/** The fields with this question passed over, or undefined when it can't be. An answer that is there stays. */
export function skipped(fields: DealFields, question: DealQuestion): DealFields | undefined {
  const without = emptied(fields, question);
  return without && isKnown(fields, question) ? fields : without;
}

/** The same with whatever answer there is taken away. */
export function emptied(fields: DealFields, question: DealQuestion): DealFields | undefined {
  return questionOf(question)?.passedOver?.(fields);
}

export function isOptional(fields: DealFields, question: DealQuestion): boolean {
  return emptied(fields, question) !== undefined;
}

/** The first question that still needs an answer; `review` when none does. */
export function nextQuestion(fields: DealFields): DealQuestion {
  return missing(fields)[0] ?? 'review';
}

/** The question before this one, or undefined at the beginning. */
export function questionBefore({ fields, asking }: Pick<DealDraft, 'fields' | 'asking'>): DealQuestion | undefined {
  // What was opened from a list leads back to it.
  if (asking !== 'review' && !inTurn(fields, asking)) return nextQuestion(fields);
  const before = dealQuestions.slice(0, dealQuestions.indexOf(asking));
  return before.findLast((id) => inTurn(fields, id) && counts(fields, id));
}

/** Whether a deal like this is asked for it in its turn. */
export function inTurn(fields: DealFields, question: DealQuestion): boolean {
  return applies(fields, question) && questionOf(question)?.onRequest?.(fields) !== true;
}

/** Answers that were given for what is no longer so are taken away; what somebody changed is taken for granted no more. */
export function afterChange(before: DealFields, after: DealFields): DealFields {
  const kept = askedQuestions.reduce((fields, id) => questions[id].whenOthersChange?.(before, fields) ?? fields, after);
  const assumed = kept.assumed?.filter((field) => JSON.stringify(before[field]) === JSON.stringify(kept[field]));
  return assumed && assumed.length !== kept.assumed?.length ? { ...kept, assumed } : kept;
}

/** What is missing before the deal can be created. */
export function missing(fields: DealFields): readonly AskedQuestion[] {
  return askedQuestions.filter((question) => inTurn(fields, question) && !isKnown(fields, question));
}

/** A question of its own: not one that is mostly answered with another, nor one whose answer was taken for granted. */
function counts(fields: DealFields, id: DealQuestion): boolean {
  const question = questionOf(id);
  return !question?.partOf && !question?.assumed?.(fields);
}

/** For "question 4 of 8": only those that this deal is asked in their turn; undefined where another one is asked. */
export function progress({ fields, asking }: Pick<DealDraft, 'fields' | 'asking'>) {
  const all: readonly DealQuestion[] = askedQuestions.filter(
    (id) => inTurn(fields, id) && (id === asking || counts(fields, id)),
  );
  const number = all.indexOf(asking) + 1;
  return number > 0 ? { number, of: all.length } : undefined;
}
