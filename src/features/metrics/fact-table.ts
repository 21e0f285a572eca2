import type { Clock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import type { ReferralDocument } from '../referrals/index.ts';
import { type Fact, hourMilliseconds } from './fact.ts';
import { factOf, type WorkingTime } from './fact-of.ts';

/** Reads stored referrals with the projection `factFields`. */
export interface FactSource {
  /** Time of the latest change (database clock); undefined: no change is recorded. */
  lastChange(): Promise<Date | undefined>;
  /** Keyset pagination: the next page in the order of ids, after this id. */
  page(after: string | undefined, limit: number): Promise<readonly ReferralDocument[]>;
  /** Referrals changed at `since` or later, at most `limit`, the earliest first. */
  changedSince(since: Date, limit: number): Promise<readonly FactDocument[]>;
  /**
   * The estimated document count from the collection's metadata: after a crash of the database it may be slightly
   * wrong.
   */
  size(): Promise<number>;
  ids(): AsyncIterable<string>;
}
export type FactDocument = ReferralDocument & { readonly changedAt: Date };

export interface FactTableDeps {
  readonly source: FactSource;
  readonly workingTime: WorkingTime;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Batch size: processing a batch takes a few milliseconds, so it does not block the event loop. */
const pageSize = 500;
/**
 * Milliseconds. A write may become visible after one with a later time stamp, so each read starts this long before the
 * watermark.
 */
const overlap = 5_000;
/** Milliseconds. Minimum interval between comparisons of all ids, however many referrals are removed. */
const comparedAtMost = 60_000;
/** Milliseconds without a request after which the table is evicted from memory. */
const keptUnasked = hourMilliseconds;
const readAnewAfter = 6 * hourMilliseconds;

/**
 * The facts of all referrals, in this instance's memory, at some 500 bytes a referral. Loaded in the background on the
 * first request; after that only changes are read. A figure is then a pass over memory instead of a query whose cost
 * grows.
 */
export class FactTable {
  readonly #deps: FactTableDeps;
  #loaded: Loaded | undefined;
  #loading: Promise<void> | undefined;
  #following: Promise<Loaded | undefined> | undefined;
  #read = 0;
  #askedAt = 0;
  #comparedAt = 0;

  constructor(deps: FactTableDeps) {
    this.#deps = deps;
  }

  /** All facts, up to date; undefined: still loading. */
  async current(): Promise<Loaded | undefined> {
    this.#askedAt = this.#deps.clock.serverNow().getTime();
    this.load();
    if (!this.#loaded) return undefined;
    this.#following ??= this.#follow(this.#loaded).finally(() => {
      this.#following = undefined;
    });
    return this.#following;
  }

  /** Number of referrals read so far. */
  get read(): number {
    return this.#read;
  }

  /** Starts loading unless it is under way or done. Resolves when loading is done. */
  load(): Promise<void> {
    const now = this.#deps.clock.serverNow().getTime();
    const isOld = this.#loaded !== undefined && now - this.#loaded.since > readAnewAfter;
    if (this.#loaded && !isOld) return Promise.resolve();
    this.#loading ??= this.#loadAll(now)
      .catch((err: unknown) => this.#deps.log.error({ err }, 'the facts of the scorecard could not be read'))
      .finally(() => {
        this.#loading = undefined;
      });
    return this.#loading;
  }

  /** Evicts the table if nobody has requested it for `keptUnasked`. */
  dropUnasked(): void {
    if (this.#deps.clock.serverNow().getTime() - this.#askedAt > keptUnasked) this.#loaded = undefined;
  }

  async #loadAll(since: number): Promise<void> {
    const { source, log } = this.#deps;
    const watermark = (await source.lastChange())?.getTime() ?? 0;
    const facts: Facts = { facts: new Map(), pool: new FactPool(), uncounted: new Set() };
    this.#read = 0;
    let after: string | undefined;
    for (;;) {
      const rows = await source.page(after, pageSize);
      for (const row of rows) this.#take(facts, row);
      this.#read += rows.length;
      after = rows.at(-1)?._id;
      if (rows.length < pageSize) break;
    }
    this.#loaded = { ...facts, watermark, since, generation: (this.#loaded?.generation ?? 0) + 1, all: undefined };
    log.info({ referrals: facts.facts.size }, 'the scorecard has read its facts');
  }

  async #follow(loaded: Loaded): Promise<Loaded> {
    for (;;) {
      const rows = await this.#deps.source.changedSince(new Date(loaded.watermark - overlap), changesAtOnce);
      let isNew = false;
      for (const row of rows) if (this.#take(loaded, row)) isNew = true;
      const last = rows.at(-1)?.changedAt.getTime() ?? 0;
      const before = loaded.watermark;
      loaded.watermark = Math.max(before, last);
      if (isNew) isAnother(loaded);
      // A full batch: read on from the new watermark, unless it has not moved because all rows have the same time.
      if (rows.length < changesAtOnce || loaded.watermark === before) break;
    }
    await this.#letGo(loaded);
    return loaded;
  }

  /**
   * Drops facts of referrals that retention or an operator has deleted. A deletion leaves no change record; it shows
   * only in a lower document count.
   */
  async #letGo(loaded: Loaded): Promise<void> {
    const { source, clock } = this.#deps;
    const { facts, uncounted } = loaded;
    const now = clock.serverNow().getTime();
    if (now - this.#comparedAt < comparedAtMost || (await source.size()) >= facts.size + uncounted.size) return;
    this.#comparedAt = now;
    const gone = new Set([...facts.keys(), ...uncounted]);
    for await (const id of source.ids()) gone.delete(id);
    for (const id of gone) if (!uncounted.delete(id)) facts.delete(id);
    if (gone.size > 0) isAnother(loaded);
  }

  /** True: the fact has changed. */
  #take({ facts, pool, uncounted }: Facts, row: ReferralDocument): boolean {
    if (facts.get(row._id)?.version === row.version) return false;
    try {
      const fact = factOf(row, this.#deps.workingTime);
      if (fact) {
        facts.set(fact.id, pool.shared(fact));
        uncounted.delete(fact.id);
        return true;
      }
      uncounted.add(row._id);
      return facts.delete(row._id);
    } catch (err) {
      // One unreadable referral must not break the scorecard for everybody.
      this.#deps.log.error({ err, referralId: row._id }, 'a referral is left out of the figures');
      if (!facts.has(row._id)) uncounted.add(row._id);
      return false;
    }
  }
}

const changesAtOnce = 5_000;

interface Facts {
  readonly facts: Map<string, Fact>;
  readonly pool: FactPool;
  /** Ids of stored referrals without a fact: leads, Microsoft's side of a deal, unreadable documents. */
  readonly uncounted: Set<string>;
}

export interface Loaded extends Facts {
  /** Milliseconds since 1970, database clock: changes up to here have been read. */
  watermark: number;
  readonly since: number;
  /** Incremented by each change, so that results computed before it can be recognised as stale. */
  generation: number;
  all: readonly Fact[] | undefined;
}

function isAnother(loaded: Loaded): void {
  loaded.generation++;
  loaded.all = undefined;
}

export function allFacts(loaded: Loaded): readonly Fact[] {
  loaded.all ??= [...loaded.facts.values()];
  return loaded.all;
}

/** Interns strings and lists: many referrals share a few values. */
class FactPool {
  readonly #texts = new Map<string, string>();
  readonly #lists = new Map<string, readonly unknown[]>();

  shared(fact: Fact): Fact {
    const text = (value: string): string => this.#text(value);
    const texts = Object.fromEntries(
      sharedTexts.flatMap((name) => (fact[name] === undefined ? [] : [[name, text(fact[name])]])),
    );
    return {
      ...fact,
      ...texts,
      seers: this.#list(fact.seers),
      solutions: this.#list(fact.solutions),
      // Not interned unless empty: the times make each list unique.
      rungsSent: fact.rungsSent.length > 0 ? fact.rungsSent : this.#list(fact.rungsSent),
    };
  }

  #text(value: string): string {
    const known = this.#texts.get(value);
    if (known !== undefined) return known;
    this.#texts.set(value, value);
    return value;
  }

  #list<Item>(list: readonly Item[]): readonly Item[] {
    const key = JSON.stringify(list);
    const known = this.#lists.get(key);
    if (known) return known as readonly Item[];
    this.#lists.set(key, list);
    return list;
  }
}

const sharedTexts = [
  ...([
    'status',
    'substatus',
    'currency',
    'country',
    'location',
    'campaign',
    'owner',
    'ownerName',
    'customerName',
    'customer',
  ] as const),
] as const;
