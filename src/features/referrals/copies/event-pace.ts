import { BoundedMap } from '../../../bounded-map.ts';

const minute = 60_000;
/** More lines than that in one channel within a minute, and nobody reads them: the cards say it all the same. */
const mostAMinute = 10;
const mostChannels = 100;

/** How many events one channel was told of lately, by this instance. */
export class EventPace {
  readonly #told = new BoundedMap<string, readonly number[]>(mostChannels);

  /** True: it may be told, and is counted. */
  takes(channel: string, now: Date): boolean {
    const before = (this.#told.get(channel) ?? []).filter((at) => now.getTime() - at < minute);
    if (before.length >= mostAMinute) return false;
    this.#told.set(channel, [...before, now.getTime()]);
    return true;
  }
}
