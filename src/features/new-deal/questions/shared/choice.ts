import { deniesSomewhere } from '../../../../answers/aside/denies-somewhere.ts';
import { optionInSentence } from '../../../../answers/choice/option-in-sentence.ts';
import { type MessageKey, say } from '../../../../i18n/catalogue.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { DealFields } from '../../draft/deal-draft.ts';
import { type Answer, notPicked, type Option, pick, settled } from './answer.ts';
import { oneInput, withoutField } from './form-inputs.ts';
import type { Question } from './question.ts';

type ChoiceField = 'visibility' | 'marketplaceIntent' | 'help';

/**
 * A question with a fixed list of answers, each with a sentence `<sentences>.<value>`. Its input has the field's name.
 */
export function choiceQuestion<Value extends string>({
  field,
  values,
  sentence,
}: {
  readonly field: ChoiceField;
  readonly values: readonly Value[];
  sentence(value: Value): MessageKey;
}) {
  const options = (locale: Locale): readonly Option[] =>
    values.map((value) => ({ value, label: say(locale, sentence(value)) }));
  const change = (value: string): Partial<DealFields> => ({ [field]: value });
  return {
    known: (fields) => fields[field] !== undefined,
    forgotten: (fields) => withoutField(fields, field),
    read: (draft, said, { locale }) => {
      const picked = pick(said, options(locale));
      if (picked !== undefined) return settled(draft, change(picked));
      return (draft.pending ? undefined : likely(said, options(locale))) ?? notPicked(said, options(locale), locale);
    },
    pressed: (draft, value) => (values.includes(value as Value) ? settled(draft, change(value)) : undefined),
    options,
    label: (value: string, locale: Locale) =>
      values.includes(value as Value) ? say(locale, sentence(value as Value)) : value,
    say: (fields, locale) => {
      const value = fields[field] as Value | undefined;
      return value && say(locale, sentence(value));
    },
    form: oneInput(field, (fields) => fields[field], { choices: options }),
  } satisfies Question;
}

/** A sentence that speaks of one of the options is asked about. */
function likely(said: string, options: readonly Option[]): Answer | undefined {
  const index = deniesSomewhere(said)
    ? undefined
    : optionInSentence(
        said,
        options.map(({ label }) => label),
      );
  const option = index === undefined ? undefined : options[index];
  if (!option) return undefined;
  const why = { key: 'newDeal.ask.likelyOption', values: { option: option.label } } as const;
  return { kind: 'pending', pending: { kind: 'doubt', value: option.value, instead: [], why } };
}
