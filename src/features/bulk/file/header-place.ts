import { headerOf } from './csv-rows.ts';
import { type FileLayout, mostColumns } from './file-layout.ts';

const directive = /^"?sep=([,;\t|])"?(?:\r{0,2}\n|\r|$)/i;

/** The layout of a file, found by its header. Undefined: no readable header. */
export function layoutOf(text: string, known: (header: readonly string[]) => number): FileLayout | undefined {
  const told = directive.exec(text);
  // `sep=` is honoured by Excel, so the file was written for it.
  const blank = told ? undefined : leadingBlank(text);
  const [from, line] = told ? [told[0].length, 2] : [blank?.from ?? 0, blank?.line ?? 1];
  return headerPlace(text, { from, line }, told?.[1], known);
}

/** Semicolons: in countries whose decimal separator is the comma. Tabs: Excel's UTF-16 export. */
const delimiters = [',', ';', '\t', '|'];

/** Upper bound of lines above the header: a report's title, date, filter, column groups. */
const mostAbove = 20;
/** Upper bound of such a line, in characters. */
const longestAbove = 2_000;
/** A first line with this many known names is the header, whatever follows. */
const enoughNames = 5;

interface Place {
  readonly from: number;
  readonly line: number;
}

interface Candidate {
  readonly layout: FileLayout;
  /** The number of known names. */
  readonly names: number;
  /** Its cells stood in one: either the line of a program with another delimiter, or a title with commas. */
  readonly inOneCell: boolean;
}

/**
 * The header: the first line, unless a later line has far more known names and the lines above it have too few cells to be
 * rows. The delimiter is the one that yields the most known names. Undefined: no readable line.
 *
 * @param told the delimiter, if the file declares it.
 */
function headerPlace(
  text: string,
  start: Place,
  told: string | undefined,
  known: (header: readonly string[]) => number,
): FileLayout | undefined {
  const first = candidateAt(text, start, told, known);
  if (!first || (!first.inOneCell && (first.names >= enoughNames || isAllNames(first)))) return first?.layout;
  const above = [first];
  let [best, at] = [first, first.layout.next];
  for (
    let lines = 1;
    lines <= mostAbove && at.from < text.length && at.from - start.from < lines * longestAbove;
    lines++
  ) {
    const next = candidateAt(text, at, told, known);
    if (!next) break;
    const isThin = above.every((line) => (isTitle(line, next) ? 1 : filledIn(line)) <= filledIn(next) / 2);
    const fewest = isTitle(best, next) ? best.names : best.names * 2;
    if (isThin && next.names > 1 && next.names > fewest)
      best = { ...next, layout: { ...next.layout, above: at.line - start.line } };
    above.push(next);
    at = next.layout.next;
  }
  return best.layout;
}

/** Above names that have a cell each, a line in one cell is no row of theirs, whatever its words. */
function isTitle(line: Candidate, names: Candidate): boolean {
  return line.inOneCell && !names.inOneCell;
}

/** For a file of few columns. */
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
    return [{ layout, names: known(header.slice(0, mostColumns)), inOneCell: read.inOneCell }];
  });
  return layouts.toSorted(
    (one, other) => other.names - one.names || other.layout.header.length - one.layout.header.length,
  )[0];
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}

const blankLine = /[ \t]*(?:\r{0,2}\n|\r)/y;
/** Upper bound of empty lines above the header. */
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
