/** Upper bound of the columns that are read: Partner Center's rows have 34, and at most 98 more for its lists. */
export const mostColumns = 300;

/** Where the rows begin, and how they are written. */
export interface RowsStart {
  readonly from: number;
  readonly line: number;
  /** A program took cells in quotes for their text, and put them in quotes once more. */
  readonly quotedTwice?: boolean;
  /** A sign at the end of each line that delimits nothing. */
  readonly tail?: string;
}

export interface FileLayout {
  readonly delimiter: string;
  /** Without empty cells at the end. */
  readonly header: readonly string[];
  /** Number of the header's cells, with empty ones at the end: rows have the same number. */
  readonly width: number;
  readonly next: RowsStart;
  /** Lines above the header, such as a report's title. Not read, which the person is told. */
  readonly above?: number;
}
