import { type CallbackTimers, callbackTimers } from './rate-limiter.ts';

/** Azure gives up on an activity after 10 to 15 seconds: a press then reads that the desk is unreachable, a message comes again. */
const defaultMilliseconds = 8_000;

/** What becomes of work that outlasts Teams' patience. */
export interface Late<Result> {
  /** The work goes on, and somebody waits for it. */
  readonly begins: () => void;
  /** What came of it after all: nobody is left with a promise. */
  readonly ends: (result: Result) => Promise<void>;
  /** It failed, or its end could not be told. */
  readonly fails: (error: unknown) => Promise<void> | void;
}

/** How long Teams waits for an answer: every turn is answered within it, and goes on in the background where it must. */
export class Patience {
  readonly #milliseconds: number;
  readonly #timers: CallbackTimers;
  readonly #late = new Set<Promise<void>>();

  constructor({
    milliseconds = defaultMilliseconds,
    timers = callbackTimers,
  }: { milliseconds?: number; timers?: CallbackTimers }) {
    this.#milliseconds = milliseconds;
    this.#timers = timers;
  }

  /** Rejects as `work` does, in time. */
  async within<Result>(
    work: Promise<Result>,
    late: Late<Result>,
  ): Promise<{ readonly kind: 'in-time'; readonly result: Result } | { readonly kind: 'late' }> {
    let cancel = (): void => {};
    const spent = new Promise<'spent'>((resolve) => {
      cancel = this.#timers.after(this.#milliseconds, () => resolve('spent'));
    });
    const first = await Promise.race([work.then((result) => ({ result })), spent]).finally(() => cancel());
    if (first !== 'spent') return { kind: 'in-time', result: first.result };

    late.begins();
    const followUp: Promise<void> = work
      .then(late.ends)
      .catch(late.fails)
      .finally(() => this.#late.delete(followUp));
    this.#late.add(followUp);
    return { kind: 'late' };
  }

  /** Resolves when all work that outlasted it has ended. */
  async drain(): Promise<void> {
    await Promise.all(this.#late);
  }
}
