import { answerBeside } from '../../../answers/aside/answer-beside.ts';
import { readDay } from '../../../answers/day/day.ts';
import { twoDays } from '../../../answers/day/day-range.ts';
import { movedDays } from '../../../answers/day/moved-day.ts';
import { dayText } from '../../../answers/shown.ts';
import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import { type Answer, type AnswerContext, problem, readings } from './shared/answer.ts';
import { oneInput, withoutField } from './shared/form-inputs.ts';
import type { Question } from './shared/question.ts';

const aDay = /^\d{4}-\d\d-\d\d$/;

function closingOn({ fields }: DealDraft, day: string, { today }: AnswerContext): Answer {
  const past = day < today ? { remark: { key: 'newDeal.pastDay' } as const } : {};
  return { kind: 'fields', fields: { ...fields, closeDate: day }, ...past };
}

/** Counted from the day that stands, which is said as well: whoever had another one in mind sees it. */
function closingMoved(draft: DealDraft, day: string, context: AnswerContext): Answer {
  const answer = closingOn(draft, day, context);
  const { closeDate: former } = draft.fields;
  if (answer.kind !== 'fields' || answer.remark || !former) return answer;
  const values = { before: dayText(context.locale, former), after: dayText(context.locale, day) };
  return { ...answer, remark: { key: 'newDeal.movedDay', values } };
}

/** `end of March, when the budget is there`: the day, without the words beside it once that is confirmed. */
function dayBeside(said: string, context: AnswerContext): Answer | undefined {
  const found = answerBeside(said, (clause) => readDay(clause, context).kind !== 'nothing');
  const answer = found && readDay(found.answer, context);
  if (answer?.kind !== 'day') return undefined;
  const values = { answer: dayText(context.locale, answer.day), words: found?.beside.slice(0, 80) ?? '' };
  const why = { key: 'newDeal.ask.beside', values } as const;
  return { kind: 'pending', pending: { kind: 'doubt', value: answer.day, instead: [], why } };
}

export const closeDate: Question = {
  alsoCalled: dealFieldWords['close-date'],
  known: (fields) => fields.closeDate !== undefined,
  forgotten: (fields) => withoutField(fields, 'closeDate'),
  read: (draft, said, context) => {
    const { closeDate: former } = draft.fields;
    const [moved, ...others] = (former && movedDays(said, former, context.today)) || [];
    if (moved) return others.length > 0 ? readings([moved, ...others]) : closingMoved(draft, moved, context);
    const answer = readDay(said, context);
    const two = answer.kind === 'nothing' ? twoDays(said, context) : undefined;
    if (two) return readings(two);
    if (answer.kind === 'nothing') return dayBeside(said, context) ?? problem(`answer.day.${answer.reason}`);
    return answer.kind === 'day' ? closingOn(draft, answer.day, context) : readings(answer.readings);
  },
  pressed: (draft, value, context) => (aDay.test(value) ? closingOn(draft, value, context) : undefined),
  label: (value, locale) => dayText(locale, value),
  toldBy: (said, context) => readDay(said, context).kind === 'day',
  fitsNamed: (said, context) => readDay(said, context).kind !== 'nothing' || twoDays(said, context) !== undefined,
  say: (fields, locale) => fields.closeDate && dayText(locale, fields.closeDate),
  form: oneInput({ id: 'closeDate', as: 'date' }, (fields) => fields.closeDate),
  line: { field: 'closeDay', said: ({ closeDay }) => (closeDay ? [{ text: closeDay.day }] : []) },
  // A calendar day: midnight UTC is the same day for everybody.
  body: (fields) => (fields.closeDate ? { closesAt: new Date(`${fields.closeDate}T00:00:00Z`) } : {}),
};
