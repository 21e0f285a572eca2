import type { DealFields } from '../../draft/deal-draft.ts';
import type { FormFace, FormInput } from './question.ts';

/** A single form input that shows the answer in its canonical form, and is read like a pressed answer. */
export function oneInput(
  input: string | FormInput,
  shown: (fields: DealFields) => string | null | undefined,
  more: Omit<FormFace, 'inputs' | 'shown'> = {},
): FormFace {
  const own = typeof input === 'string' ? { id: input } : input;
  return { inputs: [own], shown: (fields) => ({ [own.id]: shown(fields) }), ...more };
}

/** For a question that has no input: other questions' inputs fill its field. */
export const readInParts: FormFace = { inputs: [], shown: () => ({}), read: ({ draft: { fields } }) => ({ fields }) };

/** Without the field, so that its question is asked again. */
export function withoutField(fields: DealFields, field: keyof DealFields): DealFields {
  const { [field]: _gone, ...rest } = fields;
  return rest;
}
