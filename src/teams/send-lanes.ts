/** An exclusive lease on sending to one conversation, across all instances. */
export interface Lane {
  /** Need not be awaited: the next `enter`, here or elsewhere, waits for it. */
  leave(outcome: {
    /** Whether anything was sent: otherwise no window counts it. */
    readonly departed: boolean;
    /** Teams answered 429: nothing is sent there for that long. */
    readonly heldBackMilliseconds?: number | undefined;
    /** The message was a card that nobody there had asked for. */
    readonly cardCame?: boolean | undefined;
  }): Promise<void>;
}

/**
 * Teams counts sends per bot, not per process: all instances, and a restarted one, share one set of limits. Each
 * instance's own `RateLimiter` runs first, so that few sends wait here at a time.
 */
export interface SendLanes {
  /**
   * Resolves when this conversation is free and inside its own and the overall windows. `urgent`: a person waits, so a
   * lane whose holder died is not waited for long. Rejects with `StoppedError` after `stop`.
   */
  enter(conversation: string, options?: { readonly urgent?: boolean }): Promise<Lane>;
  /** When a card was last sent there unprompted, by any instance; undefined: unknown or never. */
  cameAt(conversation: string): Promise<Date | undefined>;
  /** Resolves when every lane that was left is free for other instances too. */
  settled(): Promise<void>;
  /** The desk is closing: only urgent sends still wait. */
  stop(): void;
}

/** The desk is closing: queued sends are left to the next process. */
export class StoppedError extends Error {
  constructor() {
    super('the desk is closing');
    this.name = 'StoppedError';
  }
}
