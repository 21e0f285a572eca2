import type { FaultOfWord } from '../cells/near-cells.ts';
import type { DayWay } from '../cells/near-values.ts';
import type { BulkColumn } from '../columns/bulk-columns.ts';

/** An unreadable cell: any place of a list is its list's first. */
export interface MistakenCell {
  readonly column: BulkColumn;
  /** As the first row spells it. */
  readonly cell: string;
  readonly why: FaultOfWord;
}

/** The same unreadable cell in many rows, and what it may be meant as, each reading as the cell would have to be written. */
export interface SameMistake extends MistakenCell {
  readonly lines: readonly number[];
  readonly readings: readonly string[];
  /** Of days that only the way of writing has in common, beside each reading; `cell` is one of them. */
  readonly ways?: readonly DayWay[];
}

/** What a person has decided for all rows with such a cell. Without `as` they stay errors. */
export interface MistakeDecision extends MistakenCell {
  readonly as?: string;
  /** For all cells that are written alike, by this way, or left as errors without it. */
  readonly alike?: DayWay | 'left';
}

/** With the rows that it concerns. */
export interface DecidedMistake extends MistakeDecision {
  readonly lines: readonly number[];
}
