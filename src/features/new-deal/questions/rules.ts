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
  return dealQuestions.slice(0, dealQuestions.indexOf(asking)).findLast((question) => applies(fields, question));
}

/** Where a group of questions is gone through: the next one of it. */
export function nextInGroup(question: DealQuestion): DealQuestion | undefined {
  const group = questionOf(question)?.group;
  const members = askedQuestions.filter((id) => group !== undefined && questions[id].group === group);
  return members[(members as readonly DealQuestion[]).indexOf(question) + 1];
}

/** The first of a group of several: changing it goes through all of them. */
export function beginsGroup(question: DealQuestion): boolean {
  const group = questionOf(question)?.group;
  return group !== undefined && askedQuestions.find((id) => questions[id].group === group) === question;
}

/** Answers that were given for what is no longer so are taken away. */
export function afterChange(before: DealFields, after: DealFields): DealFields {
  return askedQuestions.reduce((fields, id) => questions[id].whenOthersChange?.(before, fields) ?? fields, after);
}

/** What is missing before the deal can be created. */
export function missing(fields: DealFields): readonly AskedQuestion[] {
  return askedQuestions.filter((question) => applies(fields, question) && !isKnown(fields, question));
}

/** For "question 4 of 18": only those that this deal has. */
export function progress({ fields, asking }: Pick<DealDraft, 'fields' | 'asking'>): { number: number; of: number } {
  const all: readonly DealQuestion[] = askedQuestions.filter((question) => applies(fields, question));
  return { number: Math.max(1, all.indexOf(asking) + 1), of: all.length };
}
