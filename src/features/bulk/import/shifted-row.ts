import type { CellAnswer } from '../cells/cell-answer.ts';
import { readCountryCell, readCurrencyCell, readIdCell, readStateCell, readYesNoCell } from '../cells/code-cells.ts';
import { readMemberCell, readSolutionCell } from '../cells/list-cells.ts';
import { type BulkColumn, placeInList } from '../columns/bulk-columns.ts';
import type { RowProblem, RowReader } from './row-reader.ts';

/** Fewer columns that fit their neighbour's cell may do so by chance. */
const fewestThatFit = 2;

/**
 * The leftmost column of a row whose cells stand one column beside their own: most of what is wrong with it is right for the
 * column next to it, always on the same side, and that cell is no value of its own column. Undefined: it is not such a row.
 */
export function shiftedFrom(reader: RowReader, problems: readonly RowProblem[]): BulkColumn | undefined {
  const { cells, fromLeft = [] } = reader.row;
  const wrong = fromLeft.filter((column) => problems.some((problem) => problem.column === column));
  if (wrong.length < fewestThatFit) return undefined;
  for (const step of [-1, 1]) {
    const fitting = wrong.filter((column) => {
      const beside = fromLeft[fromLeft.indexOf(column) + step];
      const cell = (beside && cells.get(beside)?.trim()) ?? '';
      return beside !== undefined && cell !== '' && fits(reader, column, cell) && !fits(reader, beside, cell);
    });
    if (fitting.length >= fewestThatFit && fitting.length * 2 > wrong.length) return wrong[0];
  }
  return undefined;
}

/** False for columns of free text: every cell would be one of theirs. */
function fits(reader: RowReader, column: BulkColumn, cell: string): boolean {
  const answer = answerOf(reader, column, cell);
  return answer?.kind === 'value' || answer?.kind === 'held';
}

function answerOf(reader: RowReader, column: BulkColumn, cell: string): CellAnswer<unknown> | undefined {
  const list = placeInList(column)?.list;
  if (list) return list === 'solution' ? readSolutionCell(cell) : readMemberCell(cell);
  switch (column) {
    case 'referralId':
    case 'engagementId':
      return readIdCell(cell);
    case 'country':
      return readCountryCell(cell);
    case 'status':
    case 'substatus':
      return readStateCell(cell, column);
    case 'value':
      return reader.amount(cell);
    case 'currency':
      return readCurrencyCell(cell);
    case 'closeDate':
      return reader.day(cell);
    case 'helpWanted':
    case 'share':
    case 'consent':
      return readYesNoCell(cell);
    default:
      return undefined;
  }
}
