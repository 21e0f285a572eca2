import { StoppedError } from './send-lanes.ts';
import { type SendLimits, SendWindows } from './send-windows.ts';

/** Timers for the limiter, replaced in tests. `now` is monotonic and unrelated to the desk's date. */
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

/** Calls `leaves` when the bytes go out: between taking the turn and sending, a slow database may have been asked. */
type Work<T = void> = (leaves: () => void) => Promise<T>;

interface Waiting {
  readonly start: Work;
  readonly reject: (error: Error) => void;
}

interface Line {
  /** A person waits: takes precedence over unprompted messages. */
  readonly urgent: Waiting[];
  readonly waiting: Waiting[];
  busy: boolean;
}

/**
 * Enforces Teams' send limits: one call at a time per conversation, within all of its windows, and an overall bound.
 * Conversations are served round-robin, so that a long queue for one channel does not delay a chat.
 */
export class RateLimiter {
  readonly #windows: SendWindows;
  readonly #timers: CallbackTimers;
  readonly #maxWaiting: { readonly perConversation: number; readonly overall: number };
  /** In round-robin order. */
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

  /** Runs `work` when it is this conversation's turn. Rejects with QueueFullError instead of growing without bound. */
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

  /** Teams answered 429: nothing is sent to this conversation for that long. */
  holdBack(conversation: string, milliseconds: number): void {
    this.#windows.holdBack(conversation, this.#timers.now() + milliseconds);
  }

  /** The desk is closing: work that is not urgent rejects with `StoppedError` and is left to the next process. */
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
    // A line that starts moves to the end of the map during this walk and is met there again, busy.
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
    // Moved to the end: the other conversations come first now.
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
