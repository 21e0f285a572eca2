import { fold } from '../../../answers/text/said.ts';
import { placeholderWords } from '../../../answers/words/placeholder-words.ts';
import { isBlankCell } from '../cells/cell-answer.ts';
import type { BulkColumn } from '../columns/bulk-columns.ts';
import { lostLetter } from '../file/file-encoding.ts';
import { isMisreadText } from '../file/misread-text.ts';
import type { ImportRow, RowFault, RowProblem } from './row-reader.ts';

/** Spreadsheet errors in any language: `#REF!`, `#NAME?`, `#DIV/0!`, `#N/A`; `####` from a column that is too narrow. */
const sheetError = /^(?:#[\p{Lu}\d/_]{2,20}[!?]|#N\/A|#NV|#{3,})$/u;
/** A letter as web pages write it, which an export has left so: `Smith &amp; Sons`. */
const webCode =
  /&(?:[a-z](?:uml|acute|grave|circ|tilde|cedil|ring|slash|caron)|[a-z]{2}lig|[lrsb][ads]quo|[lr]aquo|[mn]dash|#\d{2,6}|#x[\da-f]{2,5}|amp|lt|gt|quot|apos|nbsp|shy|eth|thorn|reg|copy|trade|hellip|middot|bull|deg|ord[fm]|euro|pound|yen|cent|sect|para);/i;
/** A long number in scientific notation, which has lost digits: `3.42343E+12`. */
const shortened = /(?:^|[,，]\s*)\d(?:[.,]\d+)?E\+\d{2}(?:$|\s*[,，])/;
/** A code that a program has stored as a decimal: `98052.0`. */
const asDecimal = /(?:^|[,，]\s*)\d{4,}[.,]0(?:$|\s*[,，])/;
/** Words for an empty value, of programs or people. May be a person's name. */
const nothing = /^(?:nan|nat|null|<na>|\(null\)|undefined|\[object object\])$/i;
/** Without it a cell is no name, code or line of an address: `-`, `?`, `…`. */
const letterOrDigit = /[\p{L}\p{N}]/u;
const names: ReadonlySet<string> = new Set([
  ...['name', 'customerName', 'addressLine1', 'city', 'contactFirstName', 'contactLastName'],
]);
/** Columns in which digits are an identifier. */
const digits: ReadonlySet<string> = new Set([
  ...['referralId', 'engagementId', 'crmId', 'campaignId', 'duns', 'postalCode', 'contactPhone'],
]);
/** Digits alone are of the cell beside it: a postal code, a number of a street. */
const namesInLetters: ReadonlySet<string> = new Set(['city', 'contactFirstName', 'contactLastName']);

/**
 * The cells of these columns that show a program's artefact, or a placeholder, instead of a value. Unchanged cells are not checked.
 *
 * @param replaces they would take the place of what stands in a record.
 */
export function cellsNotMeant(
  { cells }: ImportRow,
  columns: Iterable<BulkColumn>,
  replaces = false,
): readonly RowProblem[] {
  return [...columns].flatMap((column): readonly RowProblem[] => {
    const cell = cells.get(column) ?? '';
    const why = spoiltText(cell, column) ?? (saysNothing(cell.trim(), column, replaces) ? 'program-empty' : undefined);
    const found = why ?? spoiltDigits(cell.trim(), column);
    return found ? [{ why: found, column }] : [];
  });
}

/** Answered by signs as well: `☐`, `✓`. */
const answers: ReadonlySet<string> = new Set(['helpWanted', 'share', 'consent']);

/** Whether a cell only says that it has no value: `-`, `n/a`, `NULL`. */
export function isPlaceholder(cell: string, column: BulkColumn): boolean {
  const text = cell.trim();
  if (isBlankCell(text) || answers.has(column)) return false;
  if (saysNothing(text, column, true)) return true;
  return !written.has(column) && (!letterOrDigit.test(text) || placeholderWords.has(fold(text)));
}

function spoiltText(whole: string, column: BulkColumn): RowFault | undefined {
  const cell = whole.trim();
  if (cell.includes(lostLetter) || areLost(cell, column)) return 'lost';
  // `à` is misdecoded as `Ã` and a no-break space, which is missing if the cell was trimmed.
  if (isMisreadText(whole) || (/\p{Ll}Ã$/u.test(cell) && isMisreadText(`${cell}\u00a0`))) return 'misread';
  if ((texts.has(column) || column.startsWith('member ')) && webCode.test(cell)) return 'web-code';
  return sheetError.test(cell) ? 'sheet-error' : undefined;
}

function spoiltDigits(cell: string, column: BulkColumn): RowFault | undefined {
  if (namesInLetters.has(column)) return /^[\p{N}\s-]+$/u.test(cell) ? 'no-letters' : undefined;
  if (!digits.has(column) && !column.startsWith('member ')) return undefined;
  if (shortened.test(cell)) return 'shortened';
  return asDecimal.test(cell) ? 'as-decimal' : undefined;
}

function saysNothing(cell: string, column: BulkColumn, replaces: boolean): boolean {
  if (isBlankCell(cell)) return false;
  if (names.has(column) || digits.has(column) || column === 'addressLine2' || column === 'state') {
    if (!letterOrDigit.test(cell) || placeholderWords.has(fold(cell))) return true;
  }
  // In a new deal such notes harm nobody.
  if (replaces && written.has(column)) return /^(?:[-–—.…]{1,9}|n\/a)$/i.test(cell);
  return !names.has(column) && nothing.test(cell);
}

/** Only at the beginning of a word; `Who??` is a question. */
const lostWord = /(?<![^\s,，.'"(-])\?{2,}/g;
const written: ReadonlySet<string> = new Set(['notes', 'helpNotes']);
const texts: ReadonlySet<string> = new Set([...names, 'addressLine2', 'state', 'crmId', 'campaignId']);

/** A program that saves in a single-language encoding writes a question mark for each other letter: `???????? Azure`. */
function areLost(cell: string, column: BulkColumn): boolean {
  if (!cell.includes('??')) return false;
  const runs = cell.match(lostWord) ?? [];
  if (texts.has(column) || column.startsWith('member ')) return runs.length > 0;
  // Notes may contain a question such as `Since when ??`.
  return written.has(column) && (runs.length > 1 || runs.some((run) => run.length > 3));
}
