import { type Clock, SystemClock } from '../../../src/clock.ts';
import type { Desk } from './desk.ts';

/**
 * A morning in the middle of a month, for `ownTime`: what is said of today, of this month or year is another by the time the next
 * line is run at midnight, and week-ends, public holidays and nights have rules of their own.
 */
export const midMonthMorning = tuesdayMorning(new Date().getUTCFullYear());

/** The first Tuesday behind the twentieth of November. */
export function tuesdayMorning(year: number): Date {
  const first = new Date(Date.UTC(year, 10, 21, 9));
  return new Date(Date.UTC(year, 10, 21 + ((9 - first.getUTCDay()) % 7), 9));
}

/** For a desk on the machine's time, where something is once a day: an hour from midnight, by UTC and by London. */
export async function awayFromMidnight(desk: Desk): Promise<void> {
  if (desk.parts.clock.now().getUTCHours() >= 22) await desk.timePasses('PT3H');
}

/**
 * A time of the desk's own: a millisecond passes at each look at it, and what the test moves. Where seconds decide (ten to take an
 * accept back, a minute in which referrals are a burst), a conversation on a crowded machine takes longer than they last.
 */
export class OwnClock extends SystemClock {
  #looks = 0;
  readonly #began: number;

  /**
   * @param began never the machine's time: what is said of days depends on the hour, and the desk begins a new list each hour, within
   * which one run of some hundred would lie.
   */
  constructor(began: Date) {
    super();
    this.#began = began.getTime();
  }

  override systemNow(): number {
    this.#looks += 1;
    return this.#began + this.#looks;
  }

  /** The same time without the desk's offsets: Partner Center's, which has an offset of its own. */
  get unmoved(): Clock {
    const now = () => new Date(this.systemNow());
    return { now, serverNow: now };
  }
}
