import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { DateInput } from '../date-input.tsx';
import { t } from '../texts.ts';
import { type Element, elementsIn, textIn } from './elements.ts';

interface InputProps {
  readonly input: Element;
  readonly problem?: string | undefined;
}

/** Uncontrolled inputs: read by name when a button is pressed. */
export function CardInput({ input, problem }: InputProps) {
  switch (input.type) {
    case 'Input.ChoiceSet':
      return <Choices input={input} problem={problem} />;
    case 'Input.Toggle':
      return <Toggle input={input} problem={problem} />;
    default:
      return <Typed input={input} problem={problem} />;
  }
}

const kinds: Readonly<Record<string, string>> = {
  'Input.Number': 'number',
  'Input.Date': 'date',
  'Input.Time': 'time',
};
const styles: Readonly<Record<string, string>> = { Email: 'email', email: 'email', Tel: 'tel', tel: 'tel' };

function Typed({ input, problem }: InputProps) {
  const id = useId();
  const given = {
    id,
    name: textIn(input, 'id'),
    defaultValue: textIn(input, 'value'),
    placeholder: textIn(input, 'placeholder'),
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': problem ? `${id}-problem` : undefined,
    'aria-required': input.isRequired === true || undefined,
    ...(typeof input.maxLength === 'number' ? { maxLength: input.maxLength } : {}),
  };
  const type = kinds[textIn(input, 'type')] ?? styles[textIn(input, 'style')] ?? 'text';
  const { defaultValue, ...dated } = given;
  const bounds = type === 'number' ? { step: 'any' } : {};
  return (
    <Field id={id} input={input} problem={problem}>
      {input.isMultiline === true ? (
        <textarea rows={4} {...given} />
      ) : type === 'date' || type === 'time' ? (
        <DateInput {...dated} type={type} day={defaultValue} />
      ) : (
        <input {...({ type, ...bounds, ...given } as object)} />
      )}
    </Field>
  );
}

function Choices({ input, problem }: InputProps) {
  const id = useId();
  const choices = elementsIn(input.choices);
  const values = textIn(input, 'value').split(',');
  const name = textIn(input, 'id');
  const many = input.isMultiSelect === true;
  if (input.style === 'expanded' || many)
    return (
      <fieldset class="field" aria-describedby={problem ? `${id}-problem` : undefined}>
        <legend>{textIn(input, 'label')}</legend>
        {choices.map((choice) => (
          <label class="choice" key={textIn(choice, 'value')}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              value={textIn(choice, 'value')}
              defaultChecked={values.includes(textIn(choice, 'value'))}
            />
            <span>{textIn(choice, 'title')}</span>
          </label>
        ))}
        <Problem id={id} problem={problem} />
      </fieldset>
    );
  const chosen = choices.some((choice) => textIn(choice, 'value') === textIn(input, 'value'));
  return (
    <Field id={id} input={input} problem={problem}>
      <select
        id={id}
        name={name}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
      >
        {chosen ? null : <option value="">{textIn(input, 'placeholder') || t('tab.page.choose')}</option>}
        {choices.map((choice) => (
          <option
            key={textIn(choice, 'value')}
            value={textIn(choice, 'value')}
            selected={textIn(choice, 'value') === textIn(input, 'value')}
          >
            {textIn(choice, 'title')}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Toggle({ input }: InputProps) {
  const on = textIn(input, 'valueOn') || 'true';
  return (
    <label class="choice field">
      <input
        type="checkbox"
        name={textIn(input, 'id')}
        value={on}
        data-off={textIn(input, 'valueOff') || 'false'}
        defaultChecked={textIn(input, 'value') === on}
      />
      <span>{textIn(input, 'title')}</span>
    </label>
  );
}

function Field({
  id,
  input,
  problem,
  children,
}: InputProps & { readonly id: string; readonly children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>
        {textIn(input, 'label') || textIn(input, 'placeholder')}
        {input.isRequired === true ? <span aria-hidden="true"> *</span> : null}
      </label>
      {children}
      <Problem id={id} problem={problem} />
    </div>
  );
}

function Problem({ id, problem }: { readonly id: string; readonly problem?: string | undefined }) {
  return problem ? (
    <p class="problem" id={`${id}-problem`}>
      {problem}
    </p>
  ) : null;
}
