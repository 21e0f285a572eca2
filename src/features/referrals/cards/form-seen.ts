import { createHash } from 'node:crypto';

/** What was typed, by the inputs' ids. */
type Typed = Readonly<Record<string, string | undefined>>;

/**
 * A form stays open for minutes while others change the deal. What it showed when it was opened travels with it, as a
 * few characters for each field: so what its reader changed is told from what others changed meanwhile, and neither is
 * lost. Never the values themselves: cards carry ids.
 */
export function seenOf(fields: readonly string[], shown: Typed): string {
  return fields.map((field) => mark(shown[field] ?? '')).join('.');
}

export interface Moves {
  /** What the reader changed. */
  readonly touched: (field: string) => boolean;
  /** What somebody else changed since the form was opened. */
  readonly moved: (field: string) => boolean;
}

/** @param current what the form would show if it were opened now. */
export function movesSince(seen: string, fields: readonly string[], typed: Typed, current: Typed): Moves {
  const marks = seen.split('.');
  const whole = marks.length === fields.length;
  const before = (field: string) => (whole ? marks[fields.indexOf(field)] : mark(current[field] ?? ''));
  return {
    touched: (field) => mark(typed[field] ?? '') !== before(field),
    moved: (field) => mark(current[field] ?? '') !== before(field),
  };
}

/** Clients send line breaks and outer blanks their own way: these are no change. */
function mark(text: string): string {
  const same = text.replace(/\r\n?/g, '\n').trim();
  return createHash('sha256').update(same).digest('base64url').slice(0, 7);
}
