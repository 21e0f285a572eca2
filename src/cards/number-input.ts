import { inputValue } from './plain.ts';
import { absentValue } from './template.ts';

/** Upper bound in characters of a rejected value that is shown again; no amount is longer. */
const longest = 100;

/** The value of an Input.Number, or of the Input.Text that replaces it if the text typed is not a plain number. */
export interface NumberShown {
  readonly value: string | number;
  readonly asText: boolean;
}

/** Chooses between the two inputs. An Input.Number can hold only a number, and an ambiguous text must not be lost. */
export function numberShown(typed: string | undefined): NumberShown {
  const text = typed?.trim() ?? '';
  if (text === '') return { value: absentValue, asText: false };
  // Not with three decimals, which may be thousands: 120.000.
  if (/^-?\d{1,15}(?:\.(?:\d{1,2}|\d{4,6}))?$/.test(text)) return { value: Number(text), asText: false };
  return { value: inputValue(text, longest), asText: true };
}
