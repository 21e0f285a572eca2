import { CommandsTogether, eachByItself } from '../commands-together.ts';
import type { Urgency } from '../partner-center/urgency.ts';
import { CrmError } from './crm-error.ts';
import { urgencyOfReads } from './http/crm-urgency.ts';

export interface LooksTogetherOptions<Ask, Row> {
  /** The rows of all that is asked for, by one query. */
  readonly query: (asked: readonly Ask[]) => Promise<readonly Row[]>;
  readonly isOf: (row: Row, ask: Ask) => boolean;
  /** By default fifty: the query's address stays below 8 KB. */
  readonly most?: number;
}

const mostTogether = 50;
/** Milliseconds that a request waits at most while another query is under way. */
const gathers = 1_000;
/** Rows of an answer that may have been cut short. */
export const mostRowsTogether = 2_000;

/**
 * Looks for many deals at once share a query: the CRM counts requests, not rows, and its daily limit is shared with all that the
 * customer has besides the desk. A single one is sent at once; those that come while it is under way go together.
 */
export class LooksTogether<Ask, Row> {
  /** A person's look is not held up with those of a sweep. */
  readonly #gathering = new Map<Urgency, CommandsTogether<Ask, readonly Row[]>>();
  readonly #send: (asked: readonly Ask[]) => Promise<readonly (readonly Row[] | Error)[]>;
  readonly #most: number;

  constructor({ query, isOf, most = mostTogether }: LooksTogetherOptions<Ask, Row>) {
    this.#most = most;
    const alone = (asked: readonly Ask[]) => eachByItself(asked, (ask) => query([ask]));
    this.#send = async (asked) => {
      if (asked.length === 1) return alone(asked);
      const rows = await query(asked).catch((error: unknown) => {
        if (isOfTheCrm(error)) throw error;
      });
      // It was refused for what is asked, which may be one value, or the length of all: a query of its own answers each other.
      if (!rows) return alone(asked);
      // A row that nobody asked for by any name that it shows belongs to one of them, and hides the others from none.
      const isPlain = rows.every((row) => asked.some((ask) => isOf(row, ask)));
      if (!isPlain || rows.length >= mostRowsTogether) return alone(asked);
      return asked.map((ask) => rows.filter((row) => isOf(row, ask)));
    };
  }

  of(ask: Ask): Promise<readonly Row[]> {
    const urgency = urgencyOfReads();
    const kept = this.#gathering.get(urgency);
    const gathering = kept ?? new CommandsTogether({ most: this.#most, gathers, send: this.#send });
    if (!kept) this.#gathering.set(urgency, gathering);
    return gathering.ask(ask);
  }
}

/** Whoever asked by itself would be told the same: the CRM does not answer, or lets the desk not in. */
function isOfTheCrm(error: unknown): boolean {
  return error instanceof CrmError && ['wait', 'sign-in'].includes(error.failure.kind);
}
