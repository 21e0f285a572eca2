import type { LineField } from '../../../../answers/line/line-words.ts';
import type { DealFields } from '../../draft/deal-draft.ts';
import { problem, type Reader, settled } from './answer.ts';
import { oneInput, withoutField } from './form-inputs.ts';
import type { FormFace, Question } from './question.ts';

type TextField = 'name' | 'crmId' | 'campaignId' | 'notes' | 'helpNotes' | 'solutionArea';

/** A question with a free text answer of up to `max` characters. Its input has the field's name. */
export function textQuestion({
  field,
  max,
  maxInForm,
  line,
}: {
  readonly field: TextField;
  readonly max: number;
  /** A smaller upper bound for the form's input. */
  readonly maxInForm?: number;
  readonly line?: LineField;
}) {
  const keeps = (fields: DealFields) => (fields[field]?.length ?? 0) > (maxInForm ?? max);
  const form: FormFace = oneInput(
    { id: field, max: maxInForm ?? max },
    (fields) => (keeps(fields) ? undefined : fields[field]),
    {
      keeps,
      read: ({ draft, typed, context }) => {
        const text = typed(field);
        if (text === '') return keeps(draft.fields) ? { fields: draft.fields } : 'empty';
        const answer = read(draft, text, context);
        return answer.kind === 'problem'
          ? { fields: draft.fields, problems: { [field]: answer.problem } }
          : { fields: answer.kind === 'fields' ? answer.fields : draft.fields };
      },
    },
  );
  const read: Reader = (draft, said) => {
    if (said === '') return problem('problem.required');
    return said.length > max ? problem('problem.tooLong', { max }) : settled(draft, { [field]: said });
  };
  return {
    known: (fields) => fields[field] !== undefined,
    passedOver: (fields) => ({ ...fields, [field]: null }),
    forgotten: (fields) => withoutField(fields, field),
    read,
    say: (fields) => fields[field] ?? undefined,
    form,
    ...(line ? { line: { field: line } } : {}),
  } satisfies Question;
}
