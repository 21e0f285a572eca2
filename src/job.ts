/** What the scheduler wakes: looks for due work, may run twice or on several instances at once without harm. */
export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  /** Must finish or hand over when the signal aborts (shutdown). Rejects when its work was not done: that is no success. */
  run(signal: AbortSignal): Promise<void>;
}
