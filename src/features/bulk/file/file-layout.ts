import { headerOf } from './csv-rows.ts';

/** The most columns that are looked at: a row of Partner Center's has at most 34 and 98 more of its lists. */
export const mostColumns = 300;

export interface FileLayout {
  readonly delimiter: string;
  /** Without the empty cells at its end. */
  readonly header: readonly string[];
  /** Cells of the header line, empty ones at its end included: rows have as many. */
  readonly width: number;
  readonly next: { readonly from: number; readonly line: number };
}

/** Commas; semicolons, where a country's comma is the decimal mark; tabs, which Excel's UTF-16 export has. */
const delimiters = [',', ';', '\t'];
const directive = /^"?sep=([,;\t|])"?(?:\r?\n|\r|$)/i;

/**
 * How a file is laid out, told from its header line alone: the delimiter is the one by which most of its names are known.
 * Undefined: its header can't be read.
 */
export function layoutOf(text: string, known: (header: readonly string[]) => number): FileLayout | undefined {
  const told = directive.exec(text);
  // Excel obeys this line, and so the file was written for it.
  const blank = told ? undefined : leadingBlank(text);
  const [from, line] = told ? [told[0].length, 2] : [blank?.from ?? 0, blank?.line ?? 1];
  const layouts = (told?.[1] ? [told[1]] : delimiters).flatMap((delimiter) => {
    const read = headerOf(text, delimiter, from, line);
    if (!read) return [];
    const header = withoutEmptyEnd(read.cells);
    return [
      {
        layout: { delimiter, header, width: read.cells.length, next: read.next },
        names: known(header.slice(0, mostColumns)),
      },
    ];
  });
  const best = layouts.toSorted(
    (one, other) => other.names - one.names || other.layout.header.length - one.layout.header.length,
  );
  return best[0]?.layout;
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}

const blankLine = /[ \t]*(?:\r\n|\n|\r)/y;
/** Who leaves more lines empty before the names has no file of rows. */
const mostBlank = 1_000;

function leadingBlank(text: string): { readonly from: number; readonly line: number } {
  let [from, line] = [0, 1];
  for (; line <= mostBlank; line++) {
    blankLine.lastIndex = from;
    const found = blankLine.exec(text);
    if (!found) break;
    from += found[0].length;
  }
  return { from, line };
}
