/**
 * What a spreadsheet would run as a formula, also in full width; also after apostrophes, so that removing one restores the
 * original (docs/reliability.md#csv).
 */
const formula = /^'*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/;

/** Escapes a cell, so that a spreadsheet shows it and does not run it. */
export function guarded(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

/** The inverse: `unguarded(guarded(cell))` is `cell`, for every cell. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** How programs write a code with leading zeros: a constant formula, harmless. */
const keptText = /^="([^"]*)"$/;

/** A cell of a person's own file in the file that is returned: constant formulas are left as they were. */
export function sentBack(cell: string): string {
  return keptText.test(cell) ? cell : guarded(unguarded(cell));
}

/** The apostrophe that makes a spreadsheet keep a number as text; `'90s` is a word. */
const textMark = /^'(?=\d[\d\s().,/:+-]*$)/;

/**
 * The meaning of a cell of a person's own file. Programs write `="00123"` so that a spreadsheet does not read a code as a number;
 * guarded cells never begin this way.
 */
export function cellAsMeant(cell: string): string {
  const [, inner] = keptText.exec(cell) ?? [];
  return inner ?? unguarded(cell).replace(textMark, '');
}
