import { createHash } from 'node:crypto';

/** Input values by input id. */
type Typed = Readonly<Record<string, string | undefined>>;

/**
 * For optimistic concurrency of forms: a form stays open for minutes while others change the deal. It carries a short
 * digest of each field as first displayed, so that the reader's changes can be told from concurrent ones and neither is
 * lost. Never the values themselves: cards carry only ids.
 */
export function seenOf(fields: readonly string[], shown: Typed): string {
  return fields.map((field) => mark(shown[field] ?? '')).join('.');
}

export interface Moves {
  /** Changed by the reader. */
  readonly touched: (field: string) => boolean;
  /** Changed by somebody else since the form was opened. */
  readonly moved: (field: string) => boolean;
}

/** @param current the values that the form would show if it were opened now. */
export function movesSince(seen: string, fields: readonly string[], typed: Typed, current: Typed): Moves {
  const marks = seen.split('.');
  const whole = marks.length === fields.length;
  const before = (field: string) => (whole ? marks[fields.indexOf(field)] : mark(current[field] ?? ''));
  return {
    touched: (field) => mark(typed[field] ?? '') !== before(field),
    moved: (field) => mark(current[field] ?? '') !== before(field),
  };
}

/** Clients change line breaks and surrounding spaces: these are not edits. */
function mark(text: string): string {
  const same = text.replace(/\r\n?/g, '\n').trim();
  return createHash('sha256').update(same).digest('base64url').slice(0, 7);
}
