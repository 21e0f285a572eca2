import { StoppedError } from './send-lanes.ts';
import { type SendLimits, SendWindows } from './send-windows.ts';

/** Time for the limiter: replaced in tests. `now` only ever moves forward and has nothing to do with the desk's date. */
export interface CallbackTimers {
  now(): number;
  /** Calls back once; the result cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
}

export const callbackTimers: CallbackTimers = {
  now: () => performance.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

export class QueueFullError extends Error {
  constructor() {
    super('too many messages wait for this conversation');
    this.name = 'QueueFullError';
  }
}

/** Calls `leaves` when the bytes go out: between its turn and that, a slow database may have been asked. */
type Work<T = void> = (leaves: () => void) => Promise<T>;

interface Waiting {
  readonly start: Work;
  readonly reject: (error: Error) => void;
}

interface Line {
  /** Somebody looks at the screen and waits: before what the desk sends by itself. */
  readonly urgent: Waiting[];
  readonly waiting: Waiting[];
  busy: boolean;
}

/**
 * Keeps to Teams' send limits: one call at a time per conversation, inside all of its windows, and a bound for all
 * conversations together. Conversations take turns, so that a long line in one channel does not hold up a chat.
 */
export class RateLimiter {
  readonly #windows: SendWindows;
  readonly #timers: CallbackTimers;
  readonly #maxWaiting: { readonly perConversation: number; readonly overall: number };
  /** In the order of their turns. */
  readonly #lines = new Map<string, Line>();
  #waiting = 0;
  #stopped = false;
  #cancelWakeUp: (() => void) | undefined;

  constructor(
    options: {
      readonly limits?: SendLimits;
      readonly timers?: CallbackTimers;
      readonly maxWaiting?: { readonly perConversation: number; readonly overall: number };
    } = {},
  ) {
    this.#timers = options.timers ?? callbackTimers;
    this.#windows = new SendWindows(options.limits);
    this.#maxWaiting = options.maxWaiting ?? { perConversation: 500, overall: 20_000 };
  }

  /** Runs `work` when it is this conversation's turn. Rejects with QueueFullError instead of growing without end. */
  run<T>(conversation: string, work: Work<T>, options: { readonly urgent?: boolean } = {}): Promise<T> {
    if (this.#stopped && !options.urgent) return Promise.reject(new StoppedError());
    const line = this.#lines.get(conversation) ?? { urgent: [], waiting: [], busy: false };
    if (
      line.waiting.length + line.urgent.length >= this.#maxWaiting.perConversation ||
      this.#waiting >= this.#maxWaiting.overall
    ) {
      return Promise.reject(new QueueFullError());
    }
    this.#lines.set(conversation, line);
    this.#waiting += 1;
    return new Promise<T>((resolve, reject) => {
      const start: Work = async (leaves) => work(leaves).then(resolve, reject);
      (options.urgent ? line.urgent : line.waiting).push({ start, reject });
      this.#startWhatMay();
    });
  }

  /** Teams said 429: nobody writes to this conversation for that long. */
  holdBack(conversation: string, milliseconds: number): void {
    this.#windows.holdBack(conversation, this.#timers.now() + milliseconds);
  }

  /** The desk is closing: what nobody looks at the screen for is left to the next one, with `StoppedError`. */
  stop(): void {
    this.#stopped = true;
    for (const { waiting } of this.#lines.values())
      for (const { reject } of waiting.splice(0)) {
        this.#waiting -= 1;
        reject(new StoppedError());
      }
  }

  get waiting(): number {
    return this.#waiting;
  }

  #startWhatMay(): void {
    const now = this.#timers.now();
    let next = Number.POSITIVE_INFINITY;
    // Lines that start move to the end of the map while we walk it, and are met again there, busy.
    for (const [conversation, line] of this.#lines) {
      const overallAt = this.#windows.overallOpenAt(now);
      if (overallAt > now) {
        next = Math.min(next, overallAt);
        break;
      }
      if (line.busy) continue;
      const openAt = this.#windows.openAt(conversation, now);
      if (openAt > now) next = Math.min(next, openAt);
      else this.#start(conversation, line, now);
    }
    this.#cancelWakeUp?.();
    this.#cancelWakeUp =
      next === Number.POSITIVE_INFINITY
        ? undefined
        : this.#timers.after(Math.max(1, Math.ceil(next - now)), () => this.#startWhatMay());
  }

  #start(conversation: string, line: Line, now: number): void {
    const next = line.urgent.shift() ?? line.waiting.shift();
    if (!next) return;
    this.#waiting -= 1;
    line.busy = true;
    this.#windows.record(conversation, now);
    // To the end of the row: the others come first now.
    this.#lines.delete(conversation);
    this.#lines.set(conversation, line);
    void next
      .start(() => this.#windows.leftNow(now, this.#timers.now()))
      .finally(() => {
        line.busy = false;
        this.#windows.arrivedByNow(conversation, now, this.#timers.now());
        if (line.waiting.length + line.urgent.length === 0) this.#lines.delete(conversation);
        this.#startWhatMay();
      });
  }
}
