import { isDeepStrictEqual } from 'node:util';
import type { Member, SolutionTag } from '../../referrals/index.ts';
import { type CellAnswer, value } from '../cells/cell-answer.ts';
import { memberCell, solutionCell } from '../cells/exported-cells.ts';
import { readMemberCell, readSolutionCell, type SolutionCell, saysSolution } from '../cells/list-cells.ts';
import { type BulkColumn, type ListColumn, placesIn } from '../columns/bulk-columns.ts';
import type { RowReader } from './row-reader.ts';

/** One of the lists of a row. */
export interface ListPlaces<Item> {
  /** Indexes of the list for which the file has a column, from 0. */
  readonly places: ReadonlySet<number>;
  /** By column, without duplicates. */
  readonly items: ReadonlyMap<BulkColumn, Item>;
  /** False: all its cells are empty. */
  readonly isFilled: boolean;
}

/** @param standing in the record that the row names: a cell that says one of these is taken as it is, whatever the rules for new ones. */
export function solutionPlaces(reader: RowReader, standing: readonly SolutionTag[] = []) {
  const read = (cell: string): CellAnswer<SolutionCell> => {
    const said = standing.find((tag) => saysSolution(cell, solutionCell(tag)));
    return said ? value(withoutName(said)) : readSolutionCell(cell);
  };
  return listPlaces(reader, 'solution', read, ({ id }) => id);
}

function withoutName({ id, currency, price, quantity }: SolutionTag): SolutionCell {
  return {
    id,
    ...(currency === undefined ? {} : { currency }),
    ...(price === undefined ? {} : { price }),
    ...(quantity === undefined ? {} : { quantity }),
  };
}

/** @param standing as with solutions. */
export function memberPlaces(reader: RowReader, standing: readonly Member[] = []) {
  const read = (cell: string): CellAnswer<Member> => {
    const said = standing.find((member) => memberCell(member).trim() === cell.trim());
    return said ? value(said) : readMemberCell(cell);
  };
  return listPlaces(reader, 'member', read, ({ email }) => email.toLowerCase());
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
