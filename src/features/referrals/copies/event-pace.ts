import { BoundedMap } from '../../../bounded-map.ts';

const minute = 60_000;
/** Upper bound of event lines per channel and minute: nobody reads more, and the cards show the state anyway. */
const mostAMinute = 10;
const mostChannels = 100;

/** Counts the event lines of each channel in the last minute, per instance. */
export class EventPace {
  readonly #told = new BoundedMap<string, readonly number[]>(mostChannels);

  /** True: it may be posted, and is counted. */
  takes(channel: string, now: Date): boolean {
    const before = (this.#told.get(channel) ?? []).filter((at) => now.getTime() - at < minute);
    if (before.length >= mostAMinute) return false;
    this.#told.set(channel, [...before, now.getTime()]);
    return true;
  }
}
