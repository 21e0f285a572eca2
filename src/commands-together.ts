/** For bulk work: commands of concurrent rows are gathered into one, those of a lot at once. Milliseconds. */
export const bulkPatience = { most: 32, gathers: 100, rests: 25 } as const;

/** Milliseconds. Upper bound of waiting for the previous command, so that a slow one delays nobody. */
const gathersAtMost = 3;

export interface CommandsTogetherOptions<Ask, Answer> {
  /** Batch size: a larger command would delay others. */
  readonly most: number;
  /** Runs one command; answers in the order of `asked`. An `Error` rejects its own request, a rejection rejects each. */
  readonly send: (asked: readonly Ask[]) => Promise<readonly (Answer | Error)[]>;
  /** Milliseconds a request waits at most while a command is under way. */
  readonly gathers?: number;
  /**
   * For bulk work, where nobody waits for a single answer: milliseconds that the first request of a batch waits for others even
   * if no command is under way. Then commands overlap only if a batch is full, or a request has waited for `gathers`.
   */
  readonly rests?: number;
}

interface Waiting<Ask, Answer> {
  readonly ask: Ask;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: requests made in one turn of the event loop, or while a command is under way, are sent as one command. A
 * single request is sent at once.
 */
export class CommandsTogether<Ask, Answer> {
  readonly #options: CommandsTogetherOptions<Ask, Answer>;
  #waiting: Waiting<Ask, Answer>[] = [];
  #underWay = 0;
  #soon: NodeJS.Timeout | undefined;
  /** When the first request of the waiting batch came; monotonic milliseconds. */
  #since = 0;

  constructor(options: CommandsTogetherOptions<Ask, Answer>) {
    this.#options = options;
  }

  ask(ask: Ask): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) this.#sendSoon();
      this.#waiting.push({ ask, resolve, reject });
      const { most, rests } = this.#options;
      if (rests !== undefined && this.#waiting.length >= most) this.#sendAll();
    });
  }

  #sendSoon(): void {
    const { gathers = gathersAtMost, rests } = this.#options;
    this.#since = performance.now();
    if (this.#underWay > 0) this.#soon = setTimeout(() => this.#sendAll(), gathers);
    else if (rests !== undefined) this.#soon = setTimeout(() => this.#sendAll(), rests);
    else setImmediate(() => this.#sendAll());
  }

  /** A command has ended, and others wait. */
  #sendNext(): void {
    const { rests } = this.#options;
    if (rests === undefined) this.#sendAll();
    else if (this.#underWay === 0) {
      clearTimeout(this.#soon);
      this.#soon = setTimeout(() => this.#sendAll(), Math.max(0, this.#since + rests - performance.now()));
    }
  }

  #sendAll(): void {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    const { most } = this.#options;
    for (let from = 0; from < waiting.length; from += most) this.#send(waiting.slice(from, from + most));
  }

  #send(waiting: readonly Waiting<Ask, Answer>[]): void {
    this.#underWay++;
    this.#options
      .send(waiting.map(({ ask }) => ask))
      .finally(() => {
        this.#underWay--;
        if (this.#soon) this.#sendNext();
      })
      .then(
        (answers) => {
          for (const [place, { resolve, reject }] of waiting.entries()) {
            const answer = answers[place];
            if (answer instanceof Error) reject(answer);
            else resolve(answer as Answer);
          }
        },
        (error: unknown) => {
          for (const { reject } of waiting) reject(error);
        },
      );
  }
}

/** For `send`: what fails for one request fails for no other. */
export function eachByItself<Ask, Answer>(
  asked: readonly Ask[],
  answer: (ask: Ask, place: number) => Answer | Promise<Answer>,
): Promise<readonly (Answer | Error)[]> {
  return Promise.all(
    asked.map(async (ask, place) => {
      try {
        return await answer(ask, place);
      } catch (error) {
        return error instanceof Error ? error : new Error(String(error));
      }
    }),
  );
}
