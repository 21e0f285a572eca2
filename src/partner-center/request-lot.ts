import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<RequestLot>();

/** Milliseconds that an answer waits for the others of its lot: events about the record wait for it, too. */
const longestWait = 500;

/**
 * Tasks of bulk work that go in step: the answers to their writes are handed on together, so that what each records of its
 * answer shares commands with the others'. A crash meanwhile leaves what it leaves between a request and its answer.
 */
export class RequestLot {
  #tasks = 0;
  #answered: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** Runs one task of the lot. All are to be begun in the same turn of the event loop. */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    this.#tasks++;
    try {
      return await current.run(this, task);
    } finally {
      this.#tasks--;
      this.#handOnIfAll();
    }
  }

  /** Resolves when no other task waits for an answer any more, or after `longestWait`. */
  answered(): Promise<void> {
    return new Promise((resolve) => {
      this.#answered.push(resolve);
      this.#timer ??= setTimeout(() => this.#handOn(), longestWait);
      this.#handOnIfAll();
    });
  }

  #handOnIfAll(): void {
    if (this.#answered.length >= this.#tasks) this.#handOn();
  }

  #handOn(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const answered = this.#answered;
    this.#answered = [];
    for (const resolve of answered) resolve();
  }
}

/** The lot of the running task. */
export function currentLot(): RequestLot | undefined {
  return current.getStore();
}
