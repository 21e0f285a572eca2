/**
 * What a spreadsheet would run as a formula, also in full width; and what stands behind an apostrophe that is there already,
 * so that taking one off gives back what was written (docs/reliability.md#csv).
 */
const formula = /^'*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/;

/** A cell as it is written: a spreadsheet shows it and does not run it. */
export function guarded(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

/** A cell as it was meant: `unguarded(guarded(cell))` is the cell, whatever it is. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** A program's way to write a code that keeps its zeros: a constant, nothing that runs. */
const keptText = /^="([^"]*)"$/;

/** A cell of somebody's file as it goes back to them: what keeps a code's zeros stands as it stood. */
export function sentBack(cell: string): string {
  return keptText.test(cell) ? cell : guarded(unguarded(cell));
}

/** By which a spreadsheet is told to keep a number as text; `'90s` is somebody's word. */
const textMark = /^'(?=\d[\d\s().,/:+-]*$)/;

/**
 * A cell of somebody's file as it was meant. `="00123"` is how programs keep a spreadsheet from taking a code for a number; none that
 * was guarded begins so.
 */
export function cellAsMeant(cell: string): string {
  const [, inner] = keptText.exec(cell) ?? [];
  return inner ?? unguarded(cell).replace(textMark, '');
}
