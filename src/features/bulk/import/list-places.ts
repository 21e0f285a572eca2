import { isDeepStrictEqual } from 'node:util';
import type { CellAnswer } from '../cells/cell-answer.ts';
import { readMemberCell, readSolutionCell } from '../cells/list-cells.ts';
import { type BulkColumn, type ListColumn, placesIn } from '../columns/bulk-columns.ts';
import type { RowReader } from './row-reader.ts';

/** What a row says of one of its lists. */
export interface ListPlaces<Item> {
  /** Places of the list that the file has a column for, from 0. */
  readonly places: ReadonlySet<number>;
  /** By the column that says it; what is said twice stands once. */
  readonly items: ReadonlyMap<BulkColumn, Item>;
  /** False: each of its cells is empty. */
  readonly isFilled: boolean;
}

export function solutionPlaces(reader: RowReader) {
  return listPlaces(reader, 'solution', readSolutionCell, ({ id }) => id);
}

export function memberPlaces(reader: RowReader) {
  return listPlaces(reader, 'member', readMemberCell, ({ email }) => email.toLowerCase());
}

/** The same one twice, told differently: which of them counts, nobody can say. */
function listPlaces<Item>(
  reader: RowReader,
  list: ListColumn,
  read: (cell: string) => CellAnswer<Item>,
  keyOf: (item: Item) => string,
): ListPlaces<Item> {
  const places = new Set<number>();
  const items = new Map<BulkColumn, Item>();
  const byKey = new Map<string, Item>();
  let isFilled = false;
  for (const [place, column] of placesIn(list).entries()) {
    const cell = reader.text(column);
    if (cell === undefined) continue;
    places.add(place);
    isFilled ||= cell.trim() !== '';
    const item = reader.read(column, read);
    if (item === undefined) continue;
    const before = byKey.get(keyOf(item));
    if (before === undefined) {
      byKey.set(keyOf(item), item);
      items.set(column, item);
    } else if (!isDeepStrictEqual(before, item)) reader.refuse('listed-twice', column);
  }
  return { places, items, isFilled };
}
