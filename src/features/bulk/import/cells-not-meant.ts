import type { BulkColumn } from '../columns/bulk-columns.ts';
import { lostLetter } from '../file/file-encoding.ts';
import { isMisreadText } from '../file/misread-text.ts';
import type { ImportRow, RowProblem } from './row-reader.ts';

/** Spreadsheet errors in any language: `#REF!`, `#NAME?`, `#DIV/0!`, `#N/A`; `####` from a column that is too narrow. */
const sheetError = /^(?:#[\p{Lu}\d/_]{2,20}[!?]|#N\/A|#NV|#{3,})$/u;
/** A long number in scientific notation, which has lost digits: `3.42343E+12`. */
const shortened = /(?:^|[,，]\s*)\d(?:[.,]\d+)?E\+\d{2}(?:$|\s*[,，])/;
/** A code that a program has stored as a decimal: `98052.0`. */
const asDecimal = /(?:^|[,，]\s*)\d{4,}[.,]0(?:$|\s*[,，])/;
/** Words for an empty value, of programs or people. May be a person's name. */
const nothing = /^(?:nan|nat|null|<na>|\(null\)|undefined|\[object object\])$/i;
/** Never a name, a code or a line of an address. */
const notApplicable = /^n\/a$/i;
const names: ReadonlySet<string> = new Set([
  ...['name', 'customerName', 'addressLine1', 'city', 'contactFirstName', 'contactLastName'],
]);
/** Columns in which digits are an identifier. */
const digits: ReadonlySet<string> = new Set(['crmId', 'campaignId', 'duns', 'postalCode', 'contactPhone']);

/** The cells of these columns that show a program's artefact instead of a value. Unchanged cells are not checked. */
export function cellsNotMeant({ cells }: ImportRow, columns: Iterable<BulkColumn>): readonly RowProblem[] {
  return [...columns].flatMap((column): readonly RowProblem[] => {
    const whole = cells.get(column) ?? '';
    const cell = whole.trim();
    if (cell.includes(lostLetter) || areLost(cell, column)) return [{ why: 'lost', column }];
    // `à` is misdecoded as `Ã` and a no-break space, which is missing if the cell was trimmed.
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

/** Only at the beginning of a word; `Who??` is a question. */
const lostWord = /(?<![^\s,，.'"(-])\?{2,}/g;
const written: ReadonlySet<string> = new Set(['notes', 'helpNotes']);
const texts: ReadonlySet<string> = new Set([...names, 'addressLine2', 'crmId', 'campaignId']);

/** A program that saves in a single-language encoding writes a question mark for each other letter: `???????? Azure`. */
function areLost(cell: string, column: BulkColumn): boolean {
  if (!cell.includes('??')) return false;
  const runs = cell.match(lostWord) ?? [];
  if (texts.has(column) || column.startsWith('member ')) return runs.length > 0;
  // Notes may contain a question such as `Since when ??`.
  return written.has(column) && (runs.length > 1 || runs.some((run) => run.length > 3));
}
