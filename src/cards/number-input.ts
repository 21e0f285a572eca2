import { inputValue } from './plain.ts';
import { absentValue } from './template.ts';

/** Characters of what was typed that come back: no amount is longer. */
const longest = 100;

/** What an Input.Number shows; or, in an Input.Text in its place, what was typed and is no plain number. */
export interface NumberShown {
  readonly value: string | number;
  readonly asText: boolean;
}

/** An Input.Number can hold nothing but a number, and what somebody typed must not be lost because it has two readings. */
export function numberShown(typed: string | undefined): NumberShown {
  const text = typed?.trim() ?? '';
  if (text === '') return { value: absentValue, asText: false };
  // Three decimals may be thousands: 120.000.
  if (/^-?\d{1,15}(?:\.(?:\d{1,2}|\d{4,6}))?$/.test(text)) return { value: Number(text), asText: false };
  return { value: inputValue(text, longest), asText: true };
}
