import { hasMarkedDigit, plainDigits } from '../../../answers/text/said.ts';
import { visible } from '../../../visible-text.ts';
import type { BulkColumn } from '../columns/bulk-columns.ts';

/** Why a cell is refused: the code of a sentence in the catalogues (`bulk.cell.<why>`). */
export type CellFault =
  | ('not-an-id' | 'not-a-status' | 'not-a-reason' | 'not-a-stage' | 'not-a-number' | 'negative' | 'too-large')
  | (
      | 'not-a-currency'
      | 'not-a-day'
      | 'day-number'
      | 'no-such-day'
      | 'short-year'
      | 'not-yes-or-no'
      | 'not-a-help'
      | 'not-a-country'
    )
  | ('not-duns' | 'not-a-solution' | 'solution-parts' | 'not-a-price' | 'not-a-quantity')
  | (
      | 'member-parts'
      | 'not-a-phone'
      | 'not-an-email'
      | 'too-long'
      | 'other-currency'
      | 'header-currency'
      | 'not-a-choice'
      | 'not-an-intent'
    );

export interface CellProblem {
  readonly column: BulkColumn;
  readonly why: CellFault;
}

/**
 * The value of a cell. `held`: ambiguous; each reading is given as the cell would have to be written, and none is used until a
 * person has chosen.
 */
export type CellAnswer<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'empty' }
  | { readonly kind: 'fault'; readonly why: CellFault }
  | { readonly kind: 'held'; readonly readings: readonly Value[] };

/**
 * The visible text: programs leave zero-width and direction marks around words, and digits may be full-width or Arabic. A cell of
 * such marks alone is not empty. A superscript or circled digit beside a digit is not normalised, so that no pattern of a date or
 * an id matches: `1²` would become 12.
 */
export function saidIn(cell: string): string {
  const seen = visible(cell);
  const said = plainDigits((hasMarkedDigit(cell) ? seen : seen.normalize('NFKC')).trim() || cell.trim());
  // The apostrophe makes a spreadsheet keep a number as text.
  return /^'\d/.test(said) ? said.slice(1) : said;
}

/** No visible character: a text cell of this kind counts as empty for its reader, for clearing and for counts. */
export function isBlankCell(cell: string): boolean {
  return visible(cell).trim() === '';
}

export const empty = { kind: 'empty' } as const;

export function value<Value>(of: Value): CellAnswer<Value> {
  return { kind: 'value', value: of };
}

export function fault(why: CellFault): { readonly kind: 'fault'; readonly why: CellFault } {
  return { kind: 'fault', why };
}
