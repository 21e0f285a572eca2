import type { DealDraft, DealFields } from '../draft/deal-draft.ts';
import { questionOf, questions } from './all.ts';
import { type AskedQuestion, askedQuestions, type DealQuestion, dealQuestions } from './order.ts';

export function applies(fields: DealFields, question: DealQuestion): boolean {
  return questionOf(question)?.applies?.(fields) ?? true;
}

export function isKnown(fields: DealFields, question: DealQuestion): boolean {
  return questionOf(question)?.known(fields) ?? false;
}

/** The fields with this question skipped, or undefined if it is required. An existing answer is kept. */
export function skipped(fields: DealFields, question: DealQuestion): DealFields | undefined {
  const without = emptied(fields, question);
  return without && isKnown(fields, question) ? fields : without;
}

/** The same with any existing answer removed. */
export function emptied(fields: DealFields, question: DealQuestion): DealFields | undefined {
  return questionOf(question)?.passedOver?.(fields);
}

export function isOptional(fields: DealFields, question: DealQuestion): boolean {
  return emptied(fields, question) !== undefined;
}

/** The first question that still needs an answer; `review` if there is none. */
export function nextQuestion(fields: DealFields): DealQuestion {
  return missing(fields)[0] ?? 'review';
}

/** The previous question, or undefined at the beginning. */
export function questionBefore({ fields, asking }: Pick<DealDraft, 'fields' | 'asking'>): DealQuestion | undefined {
  // A question opened from a list leads back to that list.
  if (asking !== 'review' && !inTurn(fields, asking)) return nextQuestion(fields);
  const before = dealQuestions.slice(0, dealQuestions.indexOf(asking));
  return before.findLast((id) => inTurn(fields, id) && counts(fields, id));
}

/** Whether this deal is asked the question in its turn. */
export function inTurn(fields: DealFields, question: DealQuestion): boolean {
  return applies(fields, question) && questionOf(question)?.onRequest?.(fields) !== true;
}

/** Removes answers that depended on a changed one; a field that was changed is no longer assumed. */
export function afterChange(before: DealFields, after: DealFields): DealFields {
  const kept = askedQuestions.reduce((fields, id) => questions[id].whenOthersChange?.(before, fields) ?? fields, after);
  const assumed = kept.assumed?.filter((field) => JSON.stringify(before[field]) === JSON.stringify(kept[field]));
  return assumed && assumed.length !== kept.assumed?.length ? { ...kept, assumed } : kept;
}

/** Answers that are missing before the deal can be created. */
export function missing(fields: DealFields): readonly AskedQuestion[] {
  return askedQuestions.filter((question) => inTurn(fields, question) && !isKnown(fields, question));
}

/**
 * Whether the question counts for the progress: not if it is usually answered together with another one, or was
 * assumed.
 */
function counts(fields: DealFields, id: DealQuestion): boolean {
  const question = questionOf(id);
  return !question?.partOf && !question?.assumed?.(fields);
}

/** For "question 4 of 8": counts only the questions asked in their turn; undefined at any other question. */
export function progress({ fields, asking }: Pick<DealDraft, 'fields' | 'asking'>) {
  const all: readonly DealQuestion[] = askedQuestions.filter(
    (id) => inTurn(fields, id) && (id === asking || counts(fields, id)),
  );
  const number = all.indexOf(asking) + 1;
  return number > 0 ? { number, of: all.length } : undefined;
}
