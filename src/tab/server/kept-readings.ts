import { BoundedMap } from '../../bounded-map.ts';
import type { Clock } from '../../clock.ts';
import type { ListView } from '../../features/lists/index.ts';
import { personId } from '../../features/people/index.ts';
import { dayIn } from '../../i18n/format.ts';
import type { TabReader } from './tab-reader.ts';

/** Milliseconds. A referral that arrives and is meant by these words is found that much later. */
const keptMilliseconds = 60_000;
const mostKept = 500;

/** Of words that no referral has as they are written: the view that they mean; undefined: none that has anything. */
export type ReadView = Omit<ListView, 'page'> | undefined;

/**
 * What a person's search words were found to mean, or where else they are, for a minute: each reading costs queries, and the
 * same words are asked again for every page that comes into sight and by every poll.
 */
export class KeptReadings<Meant> {
  readonly #clock: Clock;
  readonly #kept = new BoundedMap<string, { readonly until: number; readonly meant: Promise<Meant> }>(mostKept);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of(reader: TabReader, typed: ListView): Promise<Meant> | undefined {
    const kept = this.#kept.get(this.#key(reader, typed));
    return kept && this.#clock.now().getTime() < kept.until ? kept.meant : undefined;
  }

  /** Pages that are asked for at once share one reading. A failure is not kept. */
  read(reader: TabReader, typed: ListView, read: () => Promise<Meant>): Promise<Meant> {
    const known = this.of(reader, typed);
    if (known) return known;
    const key = this.#key(reader, typed);
    const meant = read();
    this.#kept.set(key, { until: this.#clock.now().getTime() + keptMilliseconds, meant });
    meant.catch(() => this.#kept.delete(key));
    return meant;
  }

  #key({ person, locale, timeZone }: TabReader, { list, filters, sort }: ListView): string {
    const day = dayIn(timeZone, this.#clock.now());
    return JSON.stringify([personId(person), locale, day, list, sort, Object.entries(filters).toSorted()]);
  }
}
