import type { FaultOfWord } from '../cells/near-cells.ts';
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
}

/** What a person has decided for all rows with such a cell. Without `as` they stay errors. */
export interface MistakeDecision extends MistakenCell {
  readonly as?: string;
}

/** With the rows that it concerns. */
export interface DecidedMistake extends MistakeDecision {
  readonly lines: readonly number[];
}
