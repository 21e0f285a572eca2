/** The most columns that are looked at: a row of Partner Center's has at most 34 and 98 more of its lists. */
export const mostColumns = 300;

export interface FileLayout {
  readonly delimiter: string;
  /** Without the empty cells at its end. */
  readonly header: readonly string[];
  /** Cells of the header line, empty ones at its end included: rows have as many. */
  readonly width: number;
  readonly next: { readonly from: number; readonly line: number };
  /** Lines above the names that are no rows: a report's title, perhaps. Not read, which is said. */
  readonly above?: number;
}
