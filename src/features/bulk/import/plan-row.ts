import type { Referral } from '../../referrals/index.ts';
import { isBlankCell } from '../cells/cell-answer.ts';
import { readIdCell } from '../cells/code-cells.ts';
import { type BulkColumn, placeInList } from '../columns/bulk-columns.ts';
import { columnMeaning } from '../columns/column-names.ts';
import { isNeededOfNew } from '../columns/needed-columns.ts';
import { isOfRegistrations } from '../columns/registration-columns.ts';
import { sampleMark } from '../export/sample-mark.ts';
import { planRegistration } from '../registrations/plan-registration.ts';
import { cellsNotMeant, isPlaceholder } from './cells-not-meant.ts';
import { planChange } from './plan-change.ts';
import { planCreate } from './plan-create.ts';
import type { RowPlan } from './row-plan.ts';
import { type FileReading, type ImportRow, RowReader } from './row-reader.ts';
import { shiftedFrom } from './shifted-row.ts';

/** The referrals that a row's ids name, within the person's reach. */
export interface NamedReferrals {
  readonly byId?: Referral;
  /** Our referrals of that engagement; Microsoft's side is a separate record. */
  readonly byEngagement: readonly Referral[];
}

/** The ids of a row, in lower case; undefined if missing or malformed. */
export function idsOf({ cells }: ImportRow): { readonly referralId?: string; readonly engagementId?: string } {
  const read = (column: 'referralId' | 'engagementId') => {
    const answer = readIdCell(cells.get(column) ?? '');
    return answer.kind === 'value' ? answer.value : undefined;
  };
  const [referralId, engagementId] = [read('referralId'), read('engagementId')];
  return { ...(referralId ? { referralId } : {}), ...(engagementId ? { engagementId } : {}) };
}

/**
 * Plans a row. A referral id identifies the record; an engagement id by itself our referral of it. An id that is unknown or
 * ambiguous is an error and never a new deal: its writer meant an existing one.
 */
export function planRow(row: ImportRow, reading: FileReading, named: NamedReferrals): RowPlan {
  if (row.cells.get('errors')?.trim().startsWith(sampleMark)) return { kind: 'sample' };
  if (areNames(row)) return notADeal('names-again');
  if (row.listsMore) return { kind: 'refused', problems: [{ why: 'lists-more' }] };
  const reader = new RowReader(row, reading);
  const referralId = reader.read('referralId', readIdCell);
  const engagementId = reader.read('engagementId', readIdCell);
  if (reader.problems.length > 0) {
    const cut = cellsNotMeant(row, ['referralId', 'engagementId']);
    return { kind: 'refused', problems: cut.length > 0 ? cut : reader.problems };
  }
  return withShiftSaid(reader, planRead(reader, { referralId, engagementId }, named));
}

/** One sentence in place of one for each cell that stands in its neighbour's column. */
function withShiftSaid(reader: RowReader, plan: RowPlan): RowPlan {
  const column = plan.kind === 'refused' ? shiftedFrom(reader, plan.problems) : undefined;
  return column ? { kind: 'refused', problems: [{ why: 'shifted', column }] } : plan;
}

function planRead(
  reader: RowReader,
  { referralId, engagementId }: { readonly referralId: string | undefined; readonly engagementId: string | undefined },
  { byId, byEngagement }: NamedReferrals,
): RowPlan {
  const isRegistration = isOfRegistrations(reader.row.cells);
  if (!referralId && !engagementId) return isRegistration ? refused('missing', 'referralId') : planNew(reader);
  const planOf = (referral: Referral) =>
    isRegistration && reader.registering
      ? planRegistration(reader, referral, reader.registering)
      : planChange(reader, referral);
  if (referralId) {
    if (!byId) return refused('not-found', 'referralId');
    const agrees = !engagementId || byId.record.engagementId.toLowerCase() === engagementId;
    return agrees ? planOf(byId) : refused('ids-disagree', 'engagementId');
  }
  const [only, ...others] = byEngagement;
  if (!only) return refused('not-found', 'engagementId');
  return others.length > 0 ? refused('several-found', 'engagementId') : planOf(only);
}

/** Fewest columns of a file that creates deals; one that changes deals has ids. */
const columnsOfDeals = 10;
/** Most filled cells of a line below a table, such as a total; and of one that names no customer, with its currency and count. */
const [fewCells, fewOfNobody] = [2, 4];

function notADeal(why: 'names-again' | 'nearly-empty'): RowPlan {
  return { kind: 'refused', problems: [{ why }] };
}

/** A repeated header, from concatenated pages or files. */
function areNames({ cells }: ImportRow): boolean {
  let names = 0;
  for (const [column, cell] of cells) {
    if (isBlankCell(cell)) continue;
    const meaning = columnMeaning(cell);
    if (meaning.kind !== 'column' || meaning.column !== column) return false;
    names++;
  }
  return names > 1;
}

function planNew(given: RowReader): RowPlan {
  // Where a new deal needs nothing in this very cell, `-` and `n/a` are what an empty one is.
  const reader = given.withEmpty((column, cell) => !isNeededItself(column) && isPlaceholder(cell, column));
  const { cells } = reader.row;
  const notMeant = cellsNotMeant(reader.row, cells.keys());
  if (notMeant.length > 0) return { kind: 'refused', problems: notMeant };
  const filled = [...cells.values()].filter((cell) => !isBlankCell(cell));
  const few = isBlankCell(cells.get('customerName') ?? '') ? fewOfNobody : fewCells;
  return cells.size >= columnsOfDeals && filled.length <= few ? notADeal('nearly-empty') : planCreate(reader);
}

/** Of a list any item will do, and a currency may be said by the amount: where nothing is left, that is told as missing. */
function isNeededItself(column: BulkColumn): boolean {
  return isNeededOfNew(column) && column !== 'currency' && placeInList(column) === undefined;
}

function refused(
  why: 'missing' | 'not-found' | 'several-found' | 'ids-disagree',
  column: 'referralId' | 'engagementId',
): RowPlan {
  return { kind: 'refused', problems: [{ why, column }] };
}
