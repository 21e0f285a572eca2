import { type CallbackTimers, callbackTimers } from './rate-limiter.ts';

/**
 * Azure gives up on an activity after 10 to 15 seconds: a press then shows the desk as unreachable, and a message is
 * redelivered.
 */
const defaultMilliseconds = 8_000;

/** What happens to work that takes longer than Teams waits. */
export interface Late<Result> {
  /** Called when the time is up, while the work goes on. */
  readonly begins: () => void;
  /** Called with the eventual result: nobody is left with a promise. */
  readonly ends: (result: Result) => Promise<void>;
  /** Called if the work or `ends` failed. */
  readonly fails: (error: unknown) => Promise<void> | void;
}

/** Bounds how long Teams waits: every turn is answered in time, and continues in the background where it must. */
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

  /** Rejects if `work` rejects in time. */
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

  /** Resolves when all late work has ended. */
  async drain(): Promise<void> {
    await Promise.all(this.#late);
  }
}
