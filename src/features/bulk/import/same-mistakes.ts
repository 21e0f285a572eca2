import { fold } from '../../../answers/text/said.ts';
import { saidIn } from '../cells/cell-answer.ts';
import { readSolutionCell } from '../cells/list-cells.ts';
import { isFaultOfWord, mostReadings, nearCells } from '../cells/near-cells.ts';
import { type DayWay, dayInWay, dayWays, isNearDay } from '../cells/near-values.ts';
import { type BulkColumn, placeInList } from '../columns/bulk-columns.ts';
import type { ImportedRow } from './bulk-import.ts';
import type { DecidedMistake, MistakeDecision, MistakenCell, SameMistake } from './repeated-mistake.ts';
import type { ImportRow } from './row-reader.ts';

type ReadCells = (row: ImportedRow) => ImportRow;

/** Beyond this a card could not show both the mistakes and the rest. */
const mostOffered = 3;
/** Of one import. */
export const mostDecisions = 20;
/** Mistakes that are compared with what their columns know. */
const mostCompared = 30;
const fewestRows = 2;
/** In characters: a longer cell is no misspelt word. */
const longestMistake = 80;

/** Reads rows as a person has decided about cells that repeat the same mistake. */
export function asDecided(
  read: (line: number, cells: readonly string[]) => ImportRow,
  decisions: readonly MistakeDecision[] = [],
): typeof read {
  const taken = new Map(decisions.flatMap((each) => (each.as === undefined ? [] : [[keyOf(each), each.as] as const])));
  if (taken.size === 0) return read;
  const columns = new Set(decisions.map(({ column }) => column));
  const alike = decisions.flatMap(({ column, alike: way }) => (way && way !== 'left' ? [{ column, way }] : []));
  const asWritten = (column: BulkColumn, cell: string) =>
    alike.flatMap((each) => (each.column === firstOfList(column) ? (dayInWay(saidIn(cell), each.way) ?? []) : []))[0];
  return (line, cells) => {
    const row = read(line, cells);
    const meant = [...row.cells].map(([column, cell]) => {
      const isConcerned = columns.has(firstOfList(column)) && cell.length <= longestMistake;
      const meant = isConcerned ? (taken.get(keyOf({ column, cell })) ?? asWritten(column, cell)) : undefined;
      return [column, meant ?? cell] as const;
    });
    return { ...row, cells: new Map(meant) };
  };
}

/**
 * The most frequent mistakes that several rows have in common and that are like something. None of those decided already.
 *
 * @param read a row's cells, as decided.
 */
export function sameMistakes(
  rows: readonly ImportedRow[],
  read: ReadCells,
  { decisions = [], now }: { readonly decisions?: readonly MistakeDecision[] | undefined; readonly now: Date },
): readonly SameMistake[] {
  if (decisions.length >= mostDecisions) return [];
  const decided = new Set(decisions.map(keyOf));
  const left = new Set(decisions.flatMap(({ column, why, alike }) => (alike === 'left' ? [`${column} ${why}`] : [])));
  const found = new Map<string, MistakenCell & { readonly lines: Set<number> }>();
  for (const row of rows)
    for (const mistake of mistakesOf(row, read)) {
      const key = keyOf(mistake);
      if (decided.has(key) || left.has(`${mistake.column} ${mistake.why}`)) continue;
      const same = found.get(key) ?? { ...mistake, lines: new Set() };
      found.set(key, same);
      same.lines.add(row.line);
    }
  const alike = writtenAlike([...found.values()], now);
  const grouped = new Set(alike.map(({ column, why }) => `${column} ${why}`));
  const frequent = [...found.values()]
    .filter(({ column, why }) => !grouped.has(`${column} ${why}`))
    .filter(({ lines }) => lines.size >= fewestRows)
    .toSorted((one, other) => other.lines.size - one.lines.size)
    .slice(0, mostCompared);
  const solutions = frequent.some(({ why }) => why === 'not-a-solution') ? solutionsIn(rows, read) : [];
  const offered: SameMistake[] = alike.slice(0, mostOffered);
  for (const { lines, ...mistake } of frequent) {
    if (offered.length === mostOffered) break;
    const readings = nearCells(mistake, { solutions, now });
    if (readings.length > 0) offered.push({ ...mistake, lines: [...lines], readings });
  }
  return offered;
}

/** Days of a column with short years, or as numbers, each another one: one choice for all of them, among the ways that fit each. */
function writtenAlike(
  found: readonly (MistakenCell & { readonly lines: ReadonlySet<number> })[],
  now: Date,
): readonly SameMistake[] {
  const days = found.filter(({ why }) => why === 'short-year' || why === 'day-number');
  // What is a day in no way stays a mistake of its own: no choice of a way concerns it.
  const readable = days.filter(({ cell }) => dayWays.some((way) => dayInWay(saidIn(cell), way) !== undefined));
  return [...Map.groupBy(readable, ({ column, why }) => `${column} ${why}`).values()].flatMap((cells) => {
    if (cells.length < fewestRows) return [];
    const fitting = dayWays.filter((way) =>
      cells.every(({ cell }) => {
        const day = dayInWay(saidIn(cell), way);
        return day !== undefined && isNearDay(day, way, now);
      }),
    );
    const readingsOf = ({ cell }: MistakenCell) => fitting.map((way) => dayInWay(saidIn(cell), way) ?? '');
    // The one of which the ways make most different days.
    const [example] = cells.toSorted((one, other) => new Set(readingsOf(other)).size - new Set(readingsOf(one)).size);
    if (!example || fitting.length === 0) return [];
    const away = (day: string) => Math.abs(Date.parse(day) - now.getTime());
    const byReading = new Map(readingsOf(example).map((day, place) => [day, fitting[place] as DayWay]));
    const offered = [...byReading].toSorted(([one], [other]) => away(one) - away(other)).slice(0, mostReadings);
    const lines = [...new Set(cells.flatMap((each) => [...each.lines]))].toSorted((one, other) => one - other);
    const { column, cell, why } = example;
    return [{ column, cell, why, lines, readings: offered.map(([day]) => day), ways: offered.map(([, way]) => way) }];
  });
}

/** @param read a row's cells, as they stand in the file. */
export function decidedMistakes(
  rows: readonly ImportedRow[],
  read: ReadCells,
  decisions: readonly MistakeDecision[] = [],
): readonly DecidedMistake[] {
  if (decisions.length === 0) return [];
  const lines = new Map<string, Set<number>>(decisions.map((each) => [keyOf(each), new Set()]));
  for (const row of rows)
    for (const [column, cell] of read(row).cells)
      if (cell.length <= longestMistake)
        for (const each of decisions) if (isOf(each, column, cell)) lines.get(keyOf(each))?.add(row.line);
  return decisions.map((each) => ({ ...each, lines: [...(lines.get(keyOf(each)) ?? [])] }));
}

function isOf(decision: MistakeDecision, column: BulkColumn, cell: string): boolean {
  const { alike } = decision;
  if (!alike) return keyOf(decision) === keyOf({ column, cell });
  const ways = alike === 'left' ? dayWays : [alike];
  return decision.column === firstOfList(column) && ways.some((way) => dayInWay(saidIn(cell), way) !== undefined);
}

function mistakesOf(row: ImportedRow, read: ReadCells): readonly MistakenCell[] {
  if (row.plan.kind !== 'refused') return [];
  const { problems } = row.plan;
  if (!problems.some(({ column, why }) => column && isFaultOfWord(why))) return [];
  const { cells } = read(row);
  return problems.flatMap(({ column, why }) => {
    const cell = (column && cells.get(column)?.trim()) ?? '';
    const isShort = cell !== '' && cell.length <= longestMistake;
    return column && isShort && isFaultOfWord(why) ? [{ column: firstOfList(column), cell, why }] : [];
  });
}

/** Equal for cells that differ in capitals, spaces or invisible signs only. */
function keyOf({ column, cell }: Pick<MistakenCell, 'column' | 'cell'>): string {
  return `${firstOfList(column)} ${fold(cell)}`;
}

function firstOfList(column: BulkColumn): BulkColumn {
  const list = placeInList(column)?.list;
  return list ? `${list} 1` : column;
}

function solutionsIn(rows: readonly ImportedRow[], read: ReadCells): readonly string[] {
  const ids = rows.flatMap((row) =>
    [...read(row).cells].flatMap(([column, cell]) => {
      if (placeInList(column)?.list !== 'solution') return [];
      const answer = readSolutionCell(cell);
      return answer.kind === 'value' ? [answer.value.id] : [];
    }),
  );
  return [...new Set(ids)];
}
