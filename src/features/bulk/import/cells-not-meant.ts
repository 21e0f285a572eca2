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
/** A program's word for an empty cell. People's names may be such a word. */
const nothing = /^(?:nan|nat|null|<na>|\(null\)|undefined|\[object object\])$/i;
const names: ReadonlySet<string> = new Set([
  ...['name', 'customerName', 'addressLine1', 'city', 'contactFirstName', 'contactLastName'],
]);
/** Where digits are a name, not an amount. */
const digits: ReadonlySet<string> = new Set(['crmId', 'campaignId', 'duns', 'postalCode', 'contactPhone']);

/** Of these columns, the cells that say what a program made of them, not what anybody wrote. What stands so already is no matter. */
export function cellsNotMeant({ cells }: ImportRow, columns: Iterable<BulkColumn>): readonly RowProblem[] {
  return [...columns].flatMap((column): readonly RowProblem[] => {
    const cell = cells.get(column)?.trim() ?? '';
    if (cell.includes(lostLetter) || areLost(cell, column)) return [{ why: 'lost', column }];
    if (isMisreadText(cell)) return [{ why: 'misread', column }];
    if (sheetError.test(cell)) return [{ why: 'sheet-error', column }];
    if (nothing.test(cell) && !names.has(column)) return [{ why: 'program-empty', column }];
    const hasDigits = digits.has(column) || column.startsWith('member ');
    if (!hasDigits) return [];
    if (shortened.test(cell)) return [{ why: 'shortened', column }];
    return asDecimal.test(cell) ? [{ why: 'as-decimal', column }] : [];
  });
}

/** A program that saves for one language puts a question mark in place of each letter of another: `?????`. */
function areLost(cell: string, column: BulkColumn): boolean {
  const parts = column.startsWith('member ') ? cell.split(/[,，]/) : names.has(column) ? [cell] : [];
  return parts.some((part) => part.includes('??') && !/[^?\s.'-]/.test(part));
}
