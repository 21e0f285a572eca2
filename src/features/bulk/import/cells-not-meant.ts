import type { BulkColumn } from '../columns/bulk-columns.ts';
import { lostLetter } from '../file/file-encoding.ts';
import { isMisreadText } from '../file/misread-text.ts';
import type { ImportRow, RowProblem } from './row-reader.ts';

/** `#REF!`, `#NAME?`, `#DIV/0!`, `#N/A`, in any language; a column that is too narrow shows `####`. */
const sheetError = /^(?:#[\p{Lu}\d/_]{2,20}[!?]|#N\/A|#NV|#{3,})$/u;
/** A long number of which a spreadsheet has kept the first digits: `3.42343E+12`. */
const shortened = /(?:^|[,，]\s*)\d(?:[.,]\d+)?E\+\d{2}(?:$|\s*[,，])/;
/** What a program that keeps numbers as decimals makes of a code: `98052.0`. */
const asDecimal = /(?:^|[,，]\s*)\d{4,}[.,]0(?:$|\s*[,，])/;
/** A program's or a person's word for an empty cell. People's names may be such a word. */
const nothing = /^(?:nan|nat|null|<na>|\(null\)|undefined|\[object object\])$/i;
/** Nobody's name, and no code or line of an address. */
const notApplicable = /^n\/a$/i;
const names: ReadonlySet<string> = new Set([
  ...['name', 'customerName', 'addressLine1', 'city', 'contactFirstName', 'contactLastName'],
]);
/** Where digits are a name, not an amount. */
const digits: ReadonlySet<string> = new Set(['crmId', 'campaignId', 'duns', 'postalCode', 'contactPhone']);

/** Of these columns, the cells that say what a program made of them, not what anybody wrote. What stands so already is no matter. */
export function cellsNotMeant({ cells }: ImportRow, columns: Iterable<BulkColumn>): readonly RowProblem[] {
  return [...columns].flatMap((column): readonly RowProblem[] => {
    const whole = cells.get(column) ?? '';
    const cell = whole.trim();
    if (cell.includes(lostLetter) || areLost(cell, column)) return [{ why: 'lost', column }];
    // `à` is misread as `Ã` and a space that does not break, which is no longer there where somebody trimmed the cell.
    if (isMisreadText(whole) || (/\p{Ll}Ã$/u.test(cell) && isMisreadText(`${cell}\u00a0`)))
      return [{ why: 'misread', column }];
    if (sheetError.test(cell)) return [{ why: 'sheet-error', column }];
    if (saysNothing(cell, column)) return [{ why: 'program-empty', column }];
    const hasDigits = digits.has(column) || column.startsWith('member ');
    if (!hasDigits) return [];
    if (shortened.test(cell)) return [{ why: 'shortened', column }];
    return asDecimal.test(cell) ? [{ why: 'as-decimal', column }] : [];
  });
}

function saysNothing(cell: string, column: BulkColumn): boolean {
  const isCodeOrLine = digits.has(column) || column === 'addressLine2' || column === 'state';
  if ((names.has(column) || isCodeOrLine) && notApplicable.test(cell)) return true;
  return !names.has(column) && nothing.test(cell);
}

/** At a word's beginning; `Who??` is somebody's question. */
const lostWord = /(?<![^\s,，.'"(-])\?{2,}/g;
const written: ReadonlySet<string> = new Set(['notes', 'helpNotes']);
const texts: ReadonlySet<string> = new Set([...names, 'addressLine2', 'crmId', 'campaignId']);

/** A program that saves for one language puts a question mark in place of each letter of another: `???????? Azure`. */
function areLost(cell: string, column: BulkColumn): boolean {
  if (!cell.includes('??')) return false;
  const runs = cell.match(lostWord) ?? [];
  if (texts.has(column) || column.startsWith('member ')) return runs.length > 0;
  // Whoever writes notes may ask `Since when ??`.
  return written.has(column) && (runs.length > 1 || runs.some((run) => run.length > 3));
}
