import { AsyncLocalStorage } from 'node:async_hooks';

interface Turn {
  readonly begun: Map<string, Promise<unknown>>;
  isLooking: boolean;
}

/**
 * Reads that a press is going to need, begun while it is still being looked up who pressed: the person waits for the
 * database once where they would wait three times. What was begun is given out once and within its turn; whoever looks
 * again, looks anew. Nothing is decided by it: rights are checked when the person is known, and writes are conditional.
 */
export class ReadAhead {
  readonly #turns = new AsyncLocalStorage<Turn>();

  /** What `look` reads is there for `work`. */
  run<T>(look: () => readonly Promise<unknown>[], work: () => Promise<T>): Promise<T> {
    const turn: Turn = { begun: new Map(), isLooking: true };
    return this.#turns.run(turn, async () => {
      // Whoever takes it learns of its failure.
      for (const read of look()) read.catch(() => {});
      turn.isLooking = false;
      try {
        return await work();
      } finally {
        turn.begun.clear();
      }
    });
  }

  /** For stores: a read under the name of what it reads. */
  read<T>(name: string, read: () => Promise<T>): Promise<T> {
    const turn = this.#turns.getStore();
    const begun = turn?.begun.get(name) as Promise<T> | undefined;
    turn?.begun.delete(name);
    if (begun) return begun;
    const reading = read();
    if (turn?.isLooking) turn.begun.set(name, reading);
    return reading;
  }
}
