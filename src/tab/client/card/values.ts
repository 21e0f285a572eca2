import { type Element, inputsOf, textIn } from './elements.ts';

/** Values of a card's inputs in Teams' form: multiple choices joined by commas, no choice omitted. */
export function valuesIn(root: HTMLElement, card: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(inputsOf(card).map((input) => [textIn(input, 'id'), sentBy(root, input)]));
}

/** Empty mandatory inputs, with the card's error messages. */
export function problemsIn(root: HTMLElement, card: unknown, otherwise: string): ReadonlyMap<string, string> {
  return new Map(
    inputsOf(card)
      .filter((input) => input.isRequired === true && sentBy(root, input).trim() === '')
      .map((input) => [textIn(input, 'id'), textIn(input, 'errorMessage') || otherwise]),
  );
}

function sentBy(root: HTMLElement, input: Element): string {
  const name = textIn(input, 'id');
  const fields = [...root.querySelectorAll<HTMLInputElement>('[name]')].filter((field) => field.name === name);
  const [first] = fields;
  // Not drawn as it is hidden: Teams sends those too.
  if (!first) return typeof input.value === 'number' ? String(input.value) : textIn(input, 'value');
  if (first.type === 'radio') return fields.find(({ checked }) => checked)?.value ?? '';
  if (first.type !== 'checkbox') return first.value;
  if (input.type === 'Input.Toggle') return first.checked ? first.value : (first.dataset.off ?? '');
  return fields
    .filter(({ checked }) => checked)
    .map(({ value }) => value)
    .join(',');
}
