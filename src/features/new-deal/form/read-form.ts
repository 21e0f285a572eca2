import { say } from '../../../i18n/catalogue.ts';
import type { DealDraft, DealFields } from '../draft/deal-draft.ts';
import { questions } from '../questions/all.ts';
import { type AskedQuestion, askedQuestions } from '../questions/order.ts';
import { emptied } from '../questions/rules.ts';
import type { FormContext, FormStep, FormTaken, FormValues, Question } from '../questions/shared/question.ts';
import type { FormProblems } from './draft-form.ts';

export interface FormRead {
  readonly fields: DealFields;
  readonly problems: FormProblems;
}

/**
 * Applies the form's values to the draft, by the rules of the conversation. Valid values are taken, invalid ones are
 * reported beside their input, required ones that are empty are asked for in the chat. Pure.
 */
export function readForm(draft: DealDraft, values: FormValues, context: FormContext): FormRead {
  const { pending: _over, ...rest } = draft;
  const typed = (input: string) => values[input]?.trim() ?? '';
  let { fields } = draft;
  const problems: Record<string, string> = {};
  const left: AskedQuestion[] = [];
  for (const id of askedQuestions) {
    const step: FormStep = { draft: { ...rest, asking: id, fields }, typed, context };
    const { form } = questions[id];
    const taken = form.read ? form.read(step) : readInput(questions[id], step);
    if (taken === 'empty') {
      left.push(id);
      continue;
    }
    fields = taken.fields;
    for (const [beside, { key, values: said }] of Object.entries(taken.problems ?? {}))
      problems[beside] = say(context.locale, key, said);
  }
  // Whether a question may be empty depends on the other answers.
  for (const id of left) fields = emptied(fields, id) ?? questions[id].forgotten(fields);
  return { fields, problems };
}

/** Reads the first input's text like a pressed answer, because the form's lists and dates send canonical values. */
function readInput(question: Question, { draft, typed, context }: FormStep): FormTaken | 'empty' {
  const [{ id: input } = { id: '' }] = question.form.inputs;
  const said = typed(input);
  if (said === '') return 'empty';
  const answer = question.pressed?.(draft, said, context) ?? question.read(draft, said, context);
  if (answer.kind === 'fields') return { fields: answer.fields };
  const why = answer.kind === 'problem' ? answer.problem : ({ key: 'newDeal.problem.ambiguous' } as const);
  return { fields: draft.fields, problems: { [input]: why } };
}
