import { CommandsTogether } from '../../mongo/commands-together.ts';
import { soqlText } from './soql-text.ts';

export interface SoqlTogetherOptions<Ask, Row> {
  /** The rows of all that is asked for, by one query. */
  readonly query: (asked: readonly Ask[]) => Promise<readonly Row[]>;
  readonly isOf: (row: Row, ask: Ask) => boolean;
}

/** The query's address stays below 8 KB. */
const mostTogether = 50;
/** Milliseconds that a request waits at most while another query is under way. */
const gathers = 1_000;
/** Rows of an answer that may have been cut short. */
export const mostRowsTogether = 2_000;

/**
 * Looks for many deals at once share a query: the CRM counts requests, not rows, and its daily limit is shared with all that the
 * customer has besides the desk. A single one is sent at once; those that come while it is under way go together.
 */
export class SoqlTogether<Ask, Row> {
  readonly #gathering: CommandsTogether<Ask, readonly Row[]>;

  constructor({ query, isOf }: SoqlTogetherOptions<Ask, Row>) {
    const alone = (asked: readonly Ask[]) => Promise.all(asked.map((ask) => query([ask])));
    const send = async (asked: readonly Ask[]) => {
      if (asked.length === 1) return alone(asked);
      const rows = await query(asked);
      // A row that nobody asked for by any name that it shows belongs to one of them, and hides the others from none.
      const isPlain = rows.every((row) => asked.some((ask) => isOf(row, ask)));
      if (!isPlain || rows.length >= mostRowsTogether) return alone(asked);
      return asked.map((ask) => rows.filter((row) => isOf(row, ask)));
    };
    this.#gathering = new CommandsTogether({ most: mostTogether, gathers, send });
  }

  of(ask: Ask): Promise<readonly Row[]> {
    return this.#gathering.ask(ask);
  }
}

/** A condition: the column has one of these values. */
export function soqlOneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${[...new Set(values)].map(soqlText).join(', ')})`;
}
