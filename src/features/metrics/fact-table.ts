import type { Clock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import type { ReferralDocument } from '../referrals/index.ts';
import { type Fact, hourMilliseconds } from './fact.ts';
import { factOf, type WorkingTime } from './fact-of.ts';

/** Where stored referrals are read, by no more of them than a fact is made of. */
export interface FactSource {
  /** The moment of the latest change, by the database's clock; undefined: none was noted yet. */
  lastChange(): Promise<Date | undefined>;
  /** In order of ids, after this one. */
  page(after: string | undefined, limit: number): Promise<readonly ReferralDocument[]>;
  /** What changed at that moment or later, at most so many, the earliest first. */
  changedSince(since: Date, limit: number): Promise<readonly FactDocument[]>;
  /** How many there are, as the collection itself knows it: after a crash of the database it may be a few off. */
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

/** Referrals a look: a page of them is worked off in a few milliseconds, and others have their turn. */
const pageSize = 500;
/**
 * A write may be seen later than one that was stamped after it, so that each look begins a little before the last. Milliseconds.
 */
const overlap = 5_000;
/** Ids of all are compared at most so often, however many were removed. Milliseconds. */
const comparedAtMost = 60_000;
/** What nobody asks for is let go. Milliseconds. */
const keptUnasked = hourMilliseconds;
const readAnewAfter = 6 * hourMilliseconds;

/**
 * The facts of all referrals, in the memory of this instance: read once, in the background, as soon as somebody asks; from then
 * on only what changed since. Some 500 bytes a referral. A figure is then a pass over them, and no query that grows.
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

  /** All as of now; undefined: they are still being read. */
  async current(): Promise<Loaded | undefined> {
    this.#askedAt = this.#deps.clock.serverNow().getTime();
    this.load();
    if (!this.#loaded) return undefined;
    this.#following ??= this.#follow(this.#loaded).finally(() => {
      this.#following = undefined;
    });
    return this.#following;
  }

  /** How many were read so far. */
  get read(): number {
    return this.#read;
  }

  /** Begins to read all, unless it is under way or done. Resolves when it is. */
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

  /** Memory that nobody uses. */
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
      // Of more than are read at once, those behind the last: unless all of them are of one moment.
      if (rows.length < changesAtOnce || loaded.watermark === before) break;
    }
    await this.#letGo(loaded);
    return loaded;
  }

  /** What retention or somebody's hand removed leaves no trace but that there are fewer than are known. */
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

  /** True: it is another than before. */
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
      // One that cannot be read must not take the scorecard from everybody.
      this.#deps.log.error({ err, referralId: row._id }, 'a referral is not counted');
      if (!facts.has(row._id)) uncounted.add(row._id);
      return false;
    }
  }
}

const changesAtOnce = 5_000;

interface Facts {
  readonly facts: Map<string, Fact>;
  readonly pool: FactPool;
  /** Ids of stored ones that are no facts: leads, Microsoft's side of a deal, what cannot be read. */
  readonly uncounted: Set<string>;
}

export interface Loaded extends Facts {
  /** Milliseconds, by the database's clock. */
  watermark: number;
  readonly since: number;
  /** Another one after each change. */
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

/** Few texts are said by many referrals: each is kept once. */
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
      // With its moments, no list of them is like another.
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
