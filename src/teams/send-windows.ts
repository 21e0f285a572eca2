export interface Window {
  readonly sends: number;
  readonly milliseconds: number;
}

export interface SendLimits {
  readonly perConversation: readonly Window[];
  readonly overall: readonly Window[];
}

/**
 * Teams' published limits per bot and conversation, and the lower of the two published limits per tenant
 * (docs/teams.md#rates).
 */
export const teamsLimits: SendLimits = {
  perConversation: [
    { sends: 7, milliseconds: 1_000 },
    { sends: 8, milliseconds: 2_000 },
    { sends: 60, milliseconds: 30_000 },
    { sends: 1_800, milliseconds: 3_600_000 },
  ],
  overall: [{ sends: 30, milliseconds: 1_000 }],
};

/**
 * Milliseconds. Teams counts a call on arrival, we on departure: the slack keeps a delayed one out of the next window.
 * It is smaller for the overall windows, which already use the lower of two published limits.
 */
export const slack = { conversation: 50, overall: 20 } as const;
const sweepEvery = 1_000;

/** Send times in sliding windows. Upper bound of its size: the overall limit times the longest window. */
export class SendWindows {
  readonly #limits: SendLimits;
  readonly #sentTo = new Map<string, number[]>();
  readonly #heldUntil = new Map<string, number>();
  #sent: number[] = [];
  #untilSweep = sweepEvery;

  constructor(limits: SendLimits = teamsLimits) {
    this.#limits = limits;
  }

  overallOpenAt(now: number): number {
    return Math.max(now, openAfter(this.#limits.overall, nthLastOf(this.#sent), slack.overall));
  }

  openAt(conversation: string, now: number): number {
    const times = this.#sentTo.get(conversation) ?? [];
    const windows = openAfter(this.#limits.perConversation, nthLastOf(times), slack.conversation);
    return Math.max(now, windows, this.#heldUntil.get(conversation) ?? now);
  }

  record(conversation: string, now: number): void {
    const times = this.#sentTo.get(conversation) ?? [];
    times.push(now);
    this.#sentTo.set(conversation, within(times, this.#limits.perConversation, now));
    this.#sent.push(now);
    this.#sent = within(this.#sent, this.#limits.overall, now);
    this.#untilSweep -= 1;
    if (this.#untilSweep <= 0) this.#sweep(now);
  }

  /** A send recorded at `from` left the process only now: Teams counts it from now. */
  leftNow(from: number, now: number): void {
    this.#sent = moved(this.#sent, from, now);
  }

  /**
   * The answer is here, so the send arrived no later than now. Exact, as there is one call at a time per conversation.
   */
  arrivedByNow(conversation: string, from: number, now: number): void {
    this.#sentTo.set(conversation, moved(this.#sentTo.get(conversation) ?? [], from, now));
  }

  holdBack(conversation: string, until: number): void {
    this.#heldUntil.set(conversation, Math.max(until, this.#heldUntil.get(conversation) ?? 0));
  }

  #sweep(now: number): void {
    this.#untilSweep = sweepEvery;
    for (const [conversation, times] of this.#sentTo) {
      const left = within(times, this.#limits.perConversation, now);
      if (left.length === 0) this.#sentTo.delete(conversation);
      else this.#sentTo.set(conversation, left);
    }
    for (const [conversation, until] of this.#heldUntil) if (until <= now) this.#heldUntil.delete(conversation);
  }
}

/**
 * When every window has room again, 0 for always: the n-th last send must have left its window, plus `late`
 * milliseconds of slack. `nthLast` gives its time, undefined where there were fewer.
 */
export function openAfter(
  windows: readonly Window[],
  nthLast: (n: number) => number | undefined,
  late: number,
): number {
  const times = windows.map(({ sends, milliseconds }) => {
    const oldest = nthLast(sends);
    return oldest === undefined ? 0 : oldest + milliseconds + late;
  });
  return Math.max(0, ...times);
}

const nthLastOf = (times: readonly number[]) => (n: number) => times[times.length - n];

function moved(times: number[], from: number, now: number): number[] {
  const index = times.lastIndexOf(from);
  if (index === -1) return times;
  times.splice(index, 1);
  times.push(now);
  return times;
}

function within(times: number[], windows: readonly Window[], now: number): number[] {
  const longest = Math.max(...windows.map((window) => window.milliseconds)) + slack.conversation;
  const first = times.findIndex((time) => time > now - longest);
  if (first === 0) return times;
  return first === -1 ? [] : times.slice(first);
}
