import { readYesNo } from '../../../answers/choice/yes-no.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DealDraft, DealFields } from '../draft/deal-draft.ts';
import { questionOf } from './all.ts';
import type { DealQuestion } from './order.ts';
import { type Answer, type AnswerContext, type Option, pick, problem } from './shared/answer.ts';

/** Applies an answer in the person's own words to the draft. Never throws; never loses existing values. */
export function readAnswer(draft: DealDraft, id: DealQuestion, text: string, context: AnswerContext): Answer {
  const question = questionOf(id);
  if (!question) return problem('newDeal.problem.review');
  const said = text.trim();
  const { pending } = draft;
  if (draft.asking === id && pending?.kind === 'doubt' && readYesNo(said).kind === 'yes')
    return readPressed(draft, id, pending.value, context);
  if (draft.asking === id && pending?.kind === 'readings') {
    const picked = pick(said, readingOptions(id, pending.values, context.locale));
    if (picked !== undefined) return readPressed(draft, id, picked, context);
    const other = question.insteadOf?.(draft, pending.values, said, context);
    if (other) return other;
  }
  return question.read(draft, said, context);
}

/** Applies a pressed button: a canonical answer, independent of the language; any other value is read as words. */
export function readPressed(draft: DealDraft, id: DealQuestion, value: string, context: AnswerContext): Answer {
  return questionOf(id)?.pressed?.(draft, value, context) ?? readAnswer(draft, id, value, context);
}

/** Options for the readings of an ambiguous answer, formatted for the locale. */
export function readingOptions(id: DealQuestion, values: readonly string[], locale: Locale): readonly Option[] {
  const label = questionOf(id)?.label ?? ((value: string) => value);
  return values.map((value) => ({ value, label: label(value, locale) }));
}

/** The stored answer, formatted for the locale; undefined if there is none. Not escaped. */
export function answerInWords(fields: DealFields, id: DealQuestion, locale: Locale): string | undefined {
  return questionOf(id)?.say(fields, locale);
}
