import type { RegistrationReader } from '../../deals/index.ts';
import type { KnownSolutions } from '../../solutions/index.ts';
import { type CellAnswer, type CellFault, isBlankCell } from '../cells/cell-answer.ts';
import { readCurrencyCell } from '../cells/code-cells.ts';
import { readDayCell, type SlashOrder } from '../cells/day-cells.ts';
import { readValueCell } from '../cells/number-cell.ts';
import type { BulkColumn } from '../columns/bulk-columns.ts';

/** A row of a file, its cells as they were meant, by the columns that the file has. */
export interface ImportRow {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  readonly cells: ReadonlyMap<BulkColumn, string>;
  /** A cell is filled in beyond the fiftieth solution or member. */
  readonly listsMore?: true;
}

/** What the rules of registering need beside a row: its reader's day and language, and what the catalogue knows. */
export type RegisteringReader = RegistrationReader & { readonly known: KnownSolutions };

/** What the whole file says about how its cells are to be read. */
export interface FileReading {
  readonly now: Date;
  readonly delimiter: string;
  readonly slashes: SlashOrder;
  /** What somebody said about a column in doubt. */
  readonly chosenSlashes?: Exclude<SlashOrder, 'mixed'>;
  /** How `1.200` is meant: as twelve hundred, or as a bit more than one. */
  readonly chosenThousands?: 'whole' | 'fraction';
  /** Optional cells that were emptied change nothing. */
  readonly keepsEmptied?: boolean;
  /** Of a file of registrations. */
  readonly registering?: RegisteringReader;
}

export interface RowProblem {
  readonly column?: BulkColumn;
  readonly why: RowFault;
  /** In its reader's language, where a rule of the desk's says more than the code. */
  readonly text?: string;
}

/** Why a row is not taken: codes, for which the catalogues have sentences (`bulk.fault.<why>`). */
export type RowFault =
  | CellFault
  /** Of the whole line: nothing of it is taken. */
  | ('quote' | 'long' | 'cell-count' | 'cell-too-long')
  /** What a program made of a cell: letters that it lost or read in another encoding, an error that it shows, a long number that it cut, a decimal of one, its word for nothing. */
  | ('lost' | 'misread' | 'sheet-error' | 'shortened' | 'as-decimal' | 'program-empty')
  /** No deal's row: the names of the columns once more; a sum, or a remark. */
  | ('names-again' | 'nearly-empty')
  | (
      | 'missing'
      | 'consent'
      | 'state-pair'
      | 'answer-unclear'
      | 'not-from-here'
      | 'reason-missing'
      | 'help-missing'
      | 'contact-missing'
    )
  | ('closed' | 'vanished' | 'ids-disagree' | 'not-found' | 'several-found' | 'twice' | 'nothing-left')
  /** Somebody else's to do. */
  | 'no-right'
  /** Of a list: more than fifty; the same one twice, said differently. */
  | ('lists-more' | 'listed-twice')
  /** Of a registration: against Microsoft's rules; of a deal that can't be registered. */
  | ('registration' | 'not-registrable');

export interface HeldCell {
  readonly column: BulkColumn;
  readonly readings: readonly (string | number)[];
}

/** Reads the cells of one row, and notes all that is wrong or in doubt: one look names everything. */
export class RowReader {
  readonly row: ImportRow;
  readonly problems: RowProblem[] = [];
  readonly held: HeldCell[] = [];
  readonly #reading: FileReading;

  constructor(row: ImportRow, reading: FileReading) {
    this.row = row;
    this.#reading = reading;
  }

  get now(): Date {
    return this.#reading.now;
  }

  get registering(): RegisteringReader | undefined {
    return this.#reading.registering;
  }

  get keepsEmptied(): boolean {
    return this.#reading.keepsEmptied ?? false;
  }

  /** Undefined: the file has no such column, which touches nothing. */
  text(column: BulkColumn): string | undefined {
    return this.row.cells.get(column);
  }

  refuse(why: RowFault, column?: BulkColumn): void {
    this.problems.push({ why, ...(column ? { column } : {}) });
  }

  /** Undefined: empty, or not to be taken, which is noted. */
  read<Value>(column: BulkColumn, reader: (cell: string) => CellAnswer<Value>): Value | undefined {
    const answer = reader(this.text(column) ?? '');
    if (answer.kind === 'value') return answer.value;
    if (answer.kind === 'fault') this.refuse(answer.why, column);
    if (answer.kind === 'held') this.held.push({ column, readings: answer.readings as readonly (string | number)[] });
    return undefined;
  }

  /** The same for what a row can't do without. */
  needed<Value>(column: BulkColumn, reader: (cell: string) => CellAnswer<Value>): Value | undefined {
    const cell = this.text(column) ?? '';
    // Characters that nobody sees say nothing; other readers than those of texts refuse them.
    if (!isBlankCell(cell)) return this.read(column, reader);
    this.refuse('missing', column);
    return undefined;
  }

  day(cell: string): CellAnswer<string> {
    return readDayCell(cell, this.#reading.slashes, this.#reading.chosenSlashes);
  }

  /** @param otherwise the currency where the file has no column for it. @param column that says the currency. */
  amount(cell: string, otherwise?: string, column: BulkColumn = 'currency'): CellAnswer<number> {
    const said = readCurrencyCell(this.text(column) ?? '');
    const answer = readValueCell(cell, said.kind === 'value' ? said.value : otherwise, this.#reading.delimiter);
    const { chosenThousands } = this.#reading;
    if (answer.kind !== 'held' || !chosenThousands) return answer;
    const pick = chosenThousands === 'whole' ? Math.max : Math.min;
    return { kind: 'value', value: pick(...answer.readings) };
  }
}

/** Text of at most so many characters; spaces around it are not part of it. */
export function textUpTo(most: number): (cell: string) => CellAnswer<string> {
  return (cell) => {
    const text = cell.trim();
    if (isBlankCell(text)) return { kind: 'empty' };
    return text.length > most ? { kind: 'fault', why: 'too-long' } : { kind: 'value', value: text };
  };
}
