/** A conversation's turn among all instances: nobody else sends there until it is left. */
export interface Lane {
  /** Need not be waited for: who enters next, here or elsewhere, does. */
  leave(outcome: {
    /** Whether anything went out: else it counts for no window. */
    readonly departed: boolean;
    /** Teams said 429: nobody writes there for that long. */
    readonly heldBackMilliseconds?: number | undefined;
    /** It was a card that nobody there had asked for. */
    readonly cardCame?: boolean | undefined;
  }): Promise<void>;
}

/**
 * Teams counts what a bot sends, not what a process sends: several instances, and one that was started again, keep to one
 * set of limits. Each instance's own `RateLimiter` stands before it, so that few come here at a time.
 */
export interface SendLanes {
  /**
   * Resolves when this conversation is free and inside its windows, all of them together as well. `urgent`: somebody
   * waits for the words, and doesn't wait long for a lane whose holder has died. Rejects with `StoppedError` after `stop`.
   */
  enter(conversation: string, options?: { readonly urgent?: boolean }): Promise<Lane>;
  /** When the last card came there that nobody had asked for, by any instance; undefined: none is known of. */
  cameAt(conversation: string): Promise<Date | undefined>;
  /** When every lane that was left is free for other instances, too. */
  settled(): Promise<void>;
  /** The desk is closing: only who is urgent still waits. */
  stop(): void;
}

/** The desk is closing: what still waits to be sent is left to the next one. */
export class StoppedError extends Error {
  constructor() {
    super('the desk is closing');
    this.name = 'StoppedError';
  }
}
