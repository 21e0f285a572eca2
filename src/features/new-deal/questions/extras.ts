import { extraQuestions } from './order.ts';
import { problem } from './shared/answer.ts';
import { readInParts, withoutField } from './shared/form-inputs.ts';
import type { Question } from './shared/question.ts';

/** Optional fields: each has a button that opens its question, which leads back here. */
export const extras: Question = {
  known: (fields) => fields.extras === true,
  passedOver: (fields) => ({ ...fields, extras: true }),
  forgotten: (fields) => withoutField(fields, 'extras'),
  read: (_draft, said) => (said === '' ? problem('problem.required') : { kind: 'asks', named: said }),
  pressed: (_draft, value) => {
    const question = extraQuestions.find((id) => id === value);
    return question && { kind: 'asks', question };
  },
  opens: extraQuestions,
  say: () => undefined,
  form: { ...readInParts, read: ({ draft: { fields } }) => ({ fields: { ...fields, extras: true } }) },
};
