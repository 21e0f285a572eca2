import { numberShown } from '../../../cards/number-input.ts';
import { inputValue } from '../../../cards/plain.ts';
import type { AdaptiveCard } from '../../../messenger.ts';
import type { KeptInput } from './open-forms.ts';

/**
 * The form with its reader's earlier input and with the digests of what they saw then, so that concurrent changes can
 * still be told from the reader's own.
 */
export function restoredForm(card: AdaptiveCard, { typed, seen }: KeptInput): AdaptiveCard {
  return restored(card, typed, seen) as AdaptiveCard;
}

function restored(node: unknown, typed: KeptInput['typed'], seen: string | undefined): unknown {
  if (Array.isArray(node)) return node.map((inner) => restored(inner, typed, seen));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, inner]) => [key, restored(inner, typed, seen)]);
  const copy = Object.fromEntries(entries) as Record<string, unknown>;
  if (typeof copy.type === 'string' && copy.type.startsWith('Input.') && typeof copy.id === 'string') {
    const text = typed[copy.id];
    if (text !== undefined && copy.type === 'Input.Number') Object.assign(copy, numberAgain(text));
    else if (text !== undefined)
      copy.value = inputValue(text, typeof copy.maxLength === 'number' ? copy.maxLength : 500);
  }
  if (seen && typeof copy.seen === 'string' && 'referralId' in copy) copy.seen = seen;
  return copy;
}

function numberAgain(text: string): Record<string, unknown> {
  const { value, asText } = numberShown(text);
  if (text.trim() === '') return { value: undefined };
  return { value, ...(asText ? { type: 'Input.Text' } : {}) };
}
