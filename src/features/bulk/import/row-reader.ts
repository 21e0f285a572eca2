import type { RegistrationReader } from '../../deals/index.ts';
import type { KnownSolutions } from '../../solutions/index.ts';
import { currencyOfAmount } from '../cells/amount-currency.ts';
import { type CellAnswer, type CellFault, isBlankCell } from '../cells/cell-answer.ts';
import { readCurrencyCell } from '../cells/code-cells.ts';
import { readDayCell, type SlashOrder } from '../cells/day-cells.ts';
import { readValueCell } from '../cells/number-cell.ts';
import { type BulkColumn, type CurrencyColumn, currencyColumns } from '../columns/bulk-columns.ts';
import type { HeaderColumns } from '../columns/header-columns.ts';

/** A row by column, with constant formulas and guards removed from its cells. */
export interface ImportRow {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  readonly cells: ReadonlyMap<BulkColumn, string>;
  /** The columns that are read, from left to right. */
  readonly fromLeft?: readonly BulkColumn[];
  /** From the header, by the column of the currency: `Deal Value (USD)`. */
  readonly currencies?: HeaderColumns['currencies'];
  /** Has a value beyond the fiftieth solution or member. */
  readonly listsMore?: true;
}

/** Context of the registration rules: the reader's day and language, and the catalogue's entries. */
export type RegisteringReader = RegistrationReader & { readonly known: KnownSolutions };

/** Properties of the whole file that affect how its cells are read. */
export interface FileReading {
  readonly now: Date;
  readonly delimiter: string;
  readonly slashes: SlashOrder;
  /** A person's choice for an ambiguous column. */
  readonly chosenSlashes?: Exclude<SlashOrder, 'mixed'>;
  /** Meaning of `1.200`: 1200 (`whole`) or 1.2 (`fraction`). */
  readonly chosenThousands?: 'whole' | 'fraction';
  /** Ignores emptied optional cells. */
  readonly keepsEmptied?: boolean;
  /** Present for a registrations file. */
  readonly registering?: RegisteringReader;
}

export interface RowProblem {
  readonly column?: BulkColumn;
  readonly why: RowFault;
  /** In the reader's language, if a rule of the desk gives more detail than the code. */
  readonly text?: string;
}

/** Why a row is refused: codes of sentences in the catalogues (`bulk.fault.<why>`). */
export type RowFault =
  | CellFault
  /** Of the whole line. */
  | ('quote' | 'long' | 'cell-count' | 'cell-too-long')
  /** Artefacts of programs: lost or misdecoded letters, codes of a web page, a spreadsheet error, a truncated number, a code as a decimal, a word for an empty value. */
  | ('lost' | 'misread' | 'web-code' | 'sheet-error' | 'shortened' | 'as-decimal' | 'program-empty')
  /** Digits alone for a name; cells beside their columns; the id of another row's customer. */
  | ('no-letters' | 'shifted' | 'other-rows-id')
  /** Not a deal: a repeated header; a total or a remark. */
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
  /** The person lacks the right. */
  | 'no-right'
  /** Of a list: more than fifty items; contradicting duplicates. */
  | ('lists-more' | 'listed-twice')
  /** Of a registration: against Microsoft's rules; of a deal that can't be registered. */
  | ('registration' | 'not-registrable');

export interface HeldCell {
  readonly column: BulkColumn;
  readonly readings: readonly (string | number)[];
}

/** Reads the cells of one row and collects all problems and ambiguities, so that they are reported together. */
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

  /** Undefined: the file has no such column, so the value is left unchanged. */
  text(column: BulkColumn): string | undefined {
    return this.row.cells.get(column);
  }

  /** The same row with these cells empty. */
  withEmpty(isEmpty: (column: BulkColumn, cell: string) => boolean): RowReader {
    const cells = [...this.row.cells].map(([column, cell]) => [column, isEmpty(column, cell) ? '' : cell] as const);
    return new RowReader({ ...this.row, cells: new Map(cells) }, this.#reading);
  }

  refuse(why: RowFault, column?: BulkColumn): void {
    this.problems.push({ why, ...(column ? { column } : {}) });
  }

  /** Undefined: empty, or refused, which is recorded. */
  read<Value>(column: BulkColumn, reader: (cell: string) => CellAnswer<Value>): Value | undefined {
    const answer = reader(this.text(column) ?? '');
    if (answer.kind === 'value') return answer.value;
    if (answer.kind === 'fault') this.refuse(answer.why, column);
    if (answer.kind === 'held') this.held.push({ column, readings: answer.readings as readonly (string | number)[] });
    return undefined;
  }

  /** The same for a mandatory cell. */
  needed<Value>(column: BulkColumn, reader: (cell: string) => CellAnswer<Value>): Value | undefined {
    const cell = this.text(column) ?? '';
    // A cell of invisible characters counts as empty, but only the readers of text accept it as such.
    if (!isBlankCell(cell)) return this.read(column, reader);
    this.refuse('missing', column);
    return undefined;
  }

  day(cell: string): CellAnswer<string> {
    return readDayCell(cell, this.#reading.slashes, this.now, this.#reading.chosenSlashes);
  }

  /** The only currency that the header names for the amount. */
  namedCurrency(column: CurrencyColumn): string | undefined {
    const [only, ...others] = this.row.currencies?.get(column) ?? [];
    return others.length === 0 ? only : undefined;
  }

  /** The only currency that the amount's own cell names, where its header names none. */
  currencyBeside(column: CurrencyColumn): string | undefined {
    if (this.row.currencies?.has(column)) return undefined;
    const amounts = Object.entries(currencyColumns).filter(([, currency]) => currency === column);
    const [amount] = amounts.map(([name]) => this.text(name as BulkColumn) ?? '');
    return amount === undefined ? undefined : currencyOfAmount(amount);
  }

  /** Of the cell; where it is empty, of the amount's name in the header, or of the amount: `€50,000`. */
  neededCurrency(column: CurrencyColumn): string | undefined {
    const named = this.namedCurrency(column) ?? this.currencyBeside(column);
    return named && isBlankCell(this.text(column) ?? '') ? named : this.needed(column, readCurrencyCell);
  }

  /** Whether an amount's name in the header is of another currency than the row's cell, or than what stands where that says none. */
  isOtherMoney(column: BulkColumn, standing: (column: CurrencyColumn) => string | undefined): boolean {
    const currency = currencyColumns[column as keyof typeof currencyColumns] as CurrencyColumn | undefined;
    return currency !== undefined && this.#isInOtherCurrency(currency, standing(currency) || undefined);
  }

  #isInOtherCurrency(column: CurrencyColumn, otherwise: string | undefined): boolean {
    const named = this.row.currencies?.get(column);
    const said = readCurrencyCell(this.text(column) ?? '');
    const own = said.kind === 'value' ? said.value : otherwise;
    return named !== undefined && own !== undefined && !named.includes(own);
  }

  /** @param otherwise currency if the row and the amount itself say none. @param column of the currency. */
  amount(cell: string, otherwise?: string, column: CurrencyColumn = 'currency'): CellAnswer<number> {
    if (this.#isInOtherCurrency(column, otherwise)) return { kind: 'fault', why: 'header-currency' };
    const said = readCurrencyCell(this.text(column) ?? '');
    const currency =
      said.kind === 'value' ? said.value : (this.currencyBeside(column) ?? otherwise ?? this.namedCurrency(column));
    const answer = readValueCell(cell, currency, this.#reading.delimiter);
    const { chosenThousands } = this.#reading;
    if (answer.kind !== 'held' || !chosenThousands) return answer;
    const pick = chosenThousands === 'whole' ? Math.max : Math.min;
    return { kind: 'value', value: pick(...answer.readings) };
  }
}

/** Trimmed text with an upper bound of characters. */
export function textUpTo(most: number): (cell: string) => CellAnswer<string> {
  return (cell) => {
    const text = cell.trim();
    if (isBlankCell(text)) return { kind: 'empty' };
    return text.length > most ? { kind: 'fault', why: 'too-long' } : { kind: 'value', value: text };
  };
}
