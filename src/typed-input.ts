import { z } from 'zod';

/** Long beyond what fits anywhere: too long is a problem to show beside the input, not a press to refuse. */
const longest = 20_000;

/**
 * What an input of a form brought, as a text. Its type is the client's choice: a number for a number input, true for a
 * toggle, null for what was left empty. Each is read as what it means; refusing it would lose all that was typed.
 */
export const typedInput = typedUpTo(longest);

function typedUpTo(most: number) {
  return z
    .union([z.string().max(most), z.number(), z.boolean(), z.null()])
    .optional()
    .transform((value): string | undefined => {
      if (value === null || value === undefined) return undefined;
      if (typeof value === 'boolean') return value ? 'yes' : 'no';
      return typeof value === 'number' ? numberText(value) : value;
    });
}

/** A number has one reading; as text, `120.125` would have two. */
function numberText(value: number): string {
  const text = String(value);
  return /^\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** The inputs of a form by their ids, for a schema. @param most characters that any of them may bring. */
export function typedInputs<Id extends string>(
  ids: readonly Id[],
  most = longest,
): Readonly<Record<Id, typeof typedInput>> {
  const input = typedUpTo(most);
  return Object.fromEntries(ids.map((id) => [id, input])) as Record<Id, typeof typedInput>;
}

/** A mark that a form carries for itself. What is none says nothing, and is no reason to lose what was typed. */
export const formMark = z.string().max(400).nullish().catch(undefined);
