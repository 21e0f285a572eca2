import type { RecordScanner } from './csv-records.ts';
import type { LoopTurns } from './loop-turns.ts';

/** Which line of a file a place in its text stands in; it goes forward only, and a long way in turns. */
export class LineCount {
  readonly #scanner: RecordScanner;
  readonly #turns: LoopTurns;
  #place: number;
  #line: number;

  constructor(scanner: RecordScanner, start: { readonly from: number; readonly line: number }, turns: LoopTurns) {
    [this.#scanner, this.#turns, this.#place, this.#line] = [scanner, turns, start.from, start.line];
  }

  /** From 1. @param place not before the one that was asked for last. */
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

  /** The line that begins there; at the end of a text without a last line break, the one that would. */
  async endingAt(place: number): Promise<number> {
    const line = await this.at(place);
    return place >= this.#scanner.text.length && !this.#scanner.text.endsWith(this.#scanner.lineEnd) ? line + 1 : line;
  }
}
