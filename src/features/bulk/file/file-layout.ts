/** The most columns that are looked at: a row of Partner Center's has at most 34 and 98 more of its lists. */
export const mostColumns = 300;

/** Where the rows begin, and how they are written. */
export interface RowsStart {
  readonly from: number;
  readonly line: number;
  /** A program took cells in quotes for their text, and put them in quotes once more. */
  readonly quotedTwice?: boolean;
}

export interface FileLayout {
  readonly delimiter: string;
  /** Without the empty cells at its end. */
  readonly header: readonly string[];
  /** Cells of the header line, empty ones at its end included: rows have as many. */
  readonly width: number;
  readonly next: RowsStart;
  /** Lines above the names that are no rows: a report's title, perhaps. Not read, which is said. */
  readonly above?: number;
}
