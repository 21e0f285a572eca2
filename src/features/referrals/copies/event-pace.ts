const minute = 60_000;
/** More lines than that in one channel within a minute, and nobody reads them: the cards say it all the same. */
const mostAMinute = 10;
const mostChannels = 100;

/** How many events one channel was told of lately, by this instance. */
export class EventPace {
  readonly #told = new Map<string, readonly number[]>();

  /** True: it may be told, and is counted. */
  takes(channel: string, now: Date): boolean {
    const before = (this.#told.get(channel) ?? []).filter((at) => now.getTime() - at < minute);
    if (before.length >= mostAMinute) return false;
    this.#told.delete(channel);
    this.#told.set(channel, [...before, now.getTime()]);
    const [oldest] = this.#told.keys();
    if (oldest !== undefined && this.#told.size > mostChannels) this.#told.delete(oldest);
    return true;
  }
}
