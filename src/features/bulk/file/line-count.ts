import type { RecordScanner } from './csv-records.ts';
import type { LoopTurns } from './loop-turns.ts';

/** Line numbers of positions in a text; forward only, and over long distances in turns. */
export class LineCount {
  readonly #scanner: RecordScanner;
  readonly #turns: LoopTurns;
  #place: number;
  #line: number;

  constructor(scanner: RecordScanner, start: { readonly from: number; readonly line: number }, turns: LoopTurns) {
    [this.#scanner, this.#turns, this.#place, this.#line] = [scanner, turns, start.from, start.line];
  }

  /** From 1. @param place not before that of the previous call. */
  async at(place: number): Promise<number> {
    const { text, lineEnd } = this.#scanner;
    for (;;) {
      const end = text.indexOf(lineEnd, this.#place);
      if (end < 0 || end >= place) return this.#line;
      this.#place = end + 1;
      this.#line++;
      if (this.#line % 4_096 === 0 && this.#turns.isOver) await this.#turns.next();
    }
  }

  /** The line that begins there; at the end of a text without a final line break, the line that would begin. */
  async endingAt(place: number): Promise<number> {
    const line = await this.at(place);
    return place >= this.#scanner.text.length && !this.#scanner.text.endsWith(this.#scanner.lineEnd) ? line + 1 : line;
  }
}
