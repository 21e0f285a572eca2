/** A recurring job of the scheduler: looks for due work. Idempotent: it may run twice, or on several instances at once. */
export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  /** Must finish or hand over when the signal aborts (shutdown). Rejects when its work was not done: that is no success. */
  run(signal: AbortSignal): Promise<void>;
}
