import { headerOf } from './csv-rows.ts';
import { type FileLayout, mostColumns } from './file-layout.ts';

const directive = /^"?sep=([,;\t|])"?(?:\r?\n|\r|$)/i;

/** How a file is laid out, told from the line that names its columns. Undefined: there is none that can be read. */
export function layoutOf(text: string, known: (header: readonly string[]) => number): FileLayout | undefined {
  const told = directive.exec(text);
  // Excel obeys this line, and so the file was written for it.
  const blank = told ? undefined : leadingBlank(text);
  const [from, line] = told ? [told[0].length, 2] : [blank?.from ?? 0, blank?.line ?? 1];
  return headerPlace(text, { from, line }, told?.[1], known);
}

/** Commas; semicolons, where a country's comma is the decimal mark; tabs, which Excel's UTF-16 export has; pipes. */
const delimiters = [',', ';', '\t', '|'];

/** Lines that reports write above the names: a title, when it was made, what it was filtered by, names of groups of columns. */
const mostAbove = 20;
/** Such a line is no longer than this, in characters. */
const longestAbove = 2_000;
/** A first line that knows so many names is theirs, whatever comes below. */
const enoughNames = 5;

interface Place {
  readonly from: number;
  readonly line: number;
}

interface Candidate {
  readonly layout: FileLayout;
  /** How many of its names are known. */
  readonly names: number;
}

/**
 * The line that names the columns: the first one, unless a line below it knows far more names, and what stands above that one is too
 * thin to be a row. The delimiter is the one by which most of its names are known. Undefined: no line can be read.
 *
 * @param told the delimiter, where the file says it.
 */
function headerPlace(
  text: string,
  start: Place,
  told: string | undefined,
  known: (header: readonly string[]) => number,
): FileLayout | undefined {
  const first = candidateAt(text, start, told, known);
  if (!first || first.names >= enoughNames || isAllNames(first)) return first?.layout;
  const above = [filledIn(first)];
  let [best, at] = [first, first.layout.next];
  for (
    let lines = 1;
    lines <= mostAbove && at.from < text.length && at.from - start.from < lines * longestAbove;
    lines++
  ) {
    const next = candidateAt(text, at, told, known);
    if (!next) break;
    const isThin = above.every((filled) => filled <= filledIn(next) / 2);
    if (isThin && next.names > 1 && next.names > best.names * 2)
      best = { ...next, layout: { ...next.layout, above: at.line - start.line } };
    above.push(filledIn(next));
    at = next.layout.next;
  }
  return best.layout;
}

/** A file of few columns. */
function isAllNames(candidate: Candidate): boolean {
  return candidate.names > 1 && candidate.names === filledIn(candidate);
}

function filledIn({ layout }: Candidate): number {
  return layout.header.filter((cell) => cell.trim() !== '').length;
}

function candidateAt(
  text: string,
  { from, line }: Place,
  told: string | undefined,
  known: (header: readonly string[]) => number,
): Candidate | undefined {
  const layouts = (told ? [told] : delimiters).flatMap((delimiter): Candidate[] => {
    const read = headerOf(text, delimiter, from, line);
    if (!read) return [];
    const header = withoutEmptyEnd(read.cells);
    const layout = { delimiter, header, width: read.cells.length, next: read.next };
    return [{ layout, names: known(header.slice(0, mostColumns)) }];
  });
  return layouts.toSorted(
    (one, other) => other.names - one.names || other.layout.header.length - one.layout.header.length,
  )[0];
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
