/** Where a record stands in the text of a file; the record's own line break is not part of it. */
export interface RecordPlace {
  readonly from: number;
  readonly to: number;
  /** A quotation mark that is never closed, or text right behind a closing one. */
  readonly isBroken: boolean;
}

const lineFeed = 10;
/** Upper bound of a record, in characters: an unclosed quotation mark must not swallow the rest of the file. */
export const longestRecord = 2_000_000;

/** Candidate delimiters: decided by the header's names, or by `sep=`. */
const delimiters = [',', ';', '\t', '|'];
/** Sticky patterns by delimiter and line end; each use sets `lastIndex`. */
const plainCells = new Map(
  delimiters.flatMap((delimiter) =>
    ['\r', '\n'].map((end) => [delimiter + end, new RegExp(`[^${delimiter}${end}]*`, 'y')] as const),
  ),
);

/**
 * Another delimiter at the end of the first line: a program of a country with the other delimiter saved a file whose lines each stood
 * in one cell of a wider table: `Deal Name,Currency;;`.
 */
export function tailOf(text: string, delimiter: string): string | undefined {
  const end = new RecordScanner(text, delimiter).endOfLine(0);
  const last = text.charAt(end - 1);
  return delimiters.includes(last) && last !== delimiter ? last : undefined;
}

export function withoutTail(record: string, tail: string | undefined): string {
  let end = record.length;
  while (tail !== undefined && end > 0 && record[end - 1] === tail) end--;
  return record.slice(0, end);
}

/** Finds the bounds of records. csv-parse reads their cells. */
export class RecordScanner {
  readonly text: string;
  readonly delimiter: string;
  /** The sign that ends a line; a CR before a LF belongs to it, and a second one, where a program made CRLF of a LF that had its CR already. */
  readonly lineEnd: '\r' | '\n';
  /** An unquoted cell. */
  readonly #plain: RegExp;
  readonly #break: RegExp;
  readonly #sign: RegExp;
  readonly #tail: string | undefined;

  /** @param tail a sign that each line has at its end and that delimits nothing: see `tailOf`. */
  constructor(text: string, delimiter: string, tail?: string) {
    this.text = text;
    this.delimiter = delimiter;
    this.#tail = tail;
    // Old Excel for the Mac ended lines with CR alone; in other files a CR within a cell is part of it.
    const isMac = !text.includes('\n');
    const end = isMac ? '\r' : '\n';
    this.lineEnd = end;
    const plain = plainCells.get(delimiter + end);
    if (!plain) throw new Error('no delimiter that the desk reads');
    this.#plain = plain;
    this.#break = isMac ? /\r/y : /\r{0,2}\n/y;
    this.#sign = isMac ? /\r/g : /\n/g;
  }

  /** The record that begins at `from`; undefined at the end of the text. A record that is too long ends at the next line end. */
  next(from: number): RecordPlace | undefined {
    if (from >= this.text.length) return undefined;
    let place = from;
    for (;;) {
      const cell = this.#endOfCell(place, from);
      if (cell === undefined) return { from, to: this.endOfLine(this.#brokenAt(place, from)), isBroken: true };
      if (this.text[cell] !== this.delimiter) return { from, to: this.#withoutReturn(cell, place), isBroken: false };
      place = cell + 1;
      if (place - from > longestRecord) return { from, to: this.endOfLine(place), isBroken: false };
    }
  }

  /** The raw cells of a record, with their quotation marks. */
  cellsOf({ from, to }: RecordPlace): readonly string[] {
    const cells: string[] = [];
    for (let place = from; ; ) {
      const end = Math.min(this.#endOfCell(place, from) ?? to, to);
      cells.push(this.text.slice(place, end));
      if (end >= to) return cells;
      place = end + 1;
    }
  }

  /** Skips some thousands of empty lines at a time: a file may have millions. */
  behindFeeds(from: number): number {
    let place = from;
    while (this.text.charCodeAt(place) === lineFeed && place - from < 4_096) place++;
    return place;
  }

  /** Where the line goes on that ends at `to`. */
  behind(to: number): number {
    this.#break.lastIndex = to;
    const found = this.#break.exec(this.text);
    return found ? to + found[0].length : this.text.length;
  }

  endOfLine(place: number): number {
    this.#sign.lastIndex = place;
    const found = this.#sign.exec(this.text);
    return this.#withoutReturn(found ? found.index : this.text.length, place);
  }

  /** The end of the cell that begins at `place`; undefined: its quotation marks are not balanced. */
  #endOfCell(place: number, from: number): number | undefined {
    if (this.text[place] !== '"') {
      this.#plain.lastIndex = place;
      return place + (this.#plain.exec(this.text)?.[0].length ?? 0);
    }
    const close = this.#closingQuote(place, from);
    if (close === undefined) return undefined;
    let end = close + 1;
    while (this.#tail !== undefined && this.text[end] === this.#tail) end++;
    const next = this.text[end];
    this.#break.lastIndex = end;
    const isLast = next === undefined || this.#break.test(this.text);
    if (isLast) return end;
    return this.text[close + 1] === this.delimiter ? close + 1 : undefined;
  }

  #closingQuote(open: number, from: number): number | undefined {
    for (let place = open + 1; ; place += 2) {
      place = this.text.indexOf('"', place);
      if (place < 0 || place - from > longestRecord) return undefined;
      if (this.text[place + 1] !== '"') return place;
    }
  }

  /** The end of the text that a broken record has swallowed. */
  #brokenAt(open: number, from: number): number {
    return this.#closingQuote(open, from) ?? this.text.length;
  }

  #withoutReturn(end: number, from: number): number {
    let to = end;
    if (this.text[end] === '\n') while (to > from && end - to < 2 && this.text[to - 1] === '\r') to--;
    return to;
  }
}
