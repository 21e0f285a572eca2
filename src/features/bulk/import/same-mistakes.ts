import { fold } from '../../../answers/said.ts';
import { readSolutionCell } from '../cells/list-cells.ts';
import { isFaultOfWord, nearCells } from '../cells/near-cells.ts';
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
  return (line, cells) => {
    const row = read(line, cells);
    const meant = [...row.cells].map(([column, cell]) => {
      const isConcerned = columns.has(firstOfList(column)) && cell.length <= longestMistake;
      return [column, (isConcerned ? taken.get(keyOf({ column, cell })) : undefined) ?? cell] as const;
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
  const found = new Map<string, MistakenCell & { readonly lines: Set<number> }>();
  for (const row of rows)
    for (const mistake of mistakesOf(row, read)) {
      const key = keyOf(mistake);
      if (decided.has(key)) continue;
      const same = found.get(key) ?? { ...mistake, lines: new Set() };
      found.set(key, same);
      same.lines.add(row.line);
    }
  const frequent = [...found.values()]
    .filter(({ lines }) => lines.size >= fewestRows)
    .toSorted((one, other) => other.lines.size - one.lines.size)
    .slice(0, mostCompared);
  const solutions = frequent.some(({ why }) => why === 'not-a-solution') ? solutionsIn(rows, read) : [];
  const offered: SameMistake[] = [];
  for (const { lines, ...mistake } of frequent) {
    const readings = nearCells(mistake, { solutions, now });
    if (readings.length > 0) offered.push({ ...mistake, lines: [...lines], readings });
    if (offered.length === mostOffered) break;
  }
  return offered;
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
      if (cell.length <= longestMistake) lines.get(keyOf({ column, cell }))?.add(row.line);
  return decisions.map((each) => ({ ...each, lines: [...(lines.get(keyOf(each)) ?? [])] }));
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
