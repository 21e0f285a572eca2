import { randomUUID } from 'node:crypto';
import type { Collection, Document, Filter, IndexDescription } from 'mongodb';
import { CommandsTogether, eachByItself } from '../commands-together.ts';
import {
  type Failure,
  type Lease,
  type Leased,
  type LeaseStore,
  type LeaseTimes,
  type ParkedBetween,
  type ParkedItem,
  PutOffError,
} from '../sweeps/lease.ts';
import { anyDate } from './any-date.ts';
import { inOneCommand, mostWritesInOne } from './in-one-command.ts';

/** Stored in the item's document under `at`, from the first lease until success. */
interface LeaseState {
  /**
   * Earliest next lease: the end of the current lease, or of the back-off after a failure. Absent: it may be leased at
   * once.
   */
  readonly notBefore?: Date;
  /** Fencing token of the holder; absent during a back-off. */
  readonly token?: string;
  readonly attempts: number;
  readonly error?: string;
  readonly parkedAt?: Date;
}

export interface ItemsIn {
  readonly collection: string;
  readonly filter: Document;
}

export interface MongoLeaseOptions<Item> {
  // biome-ignore lint/suspicious/noExplicitAny: any store's documents; only the fields named here are touched.
  readonly collection: Collection<any>;
  /** Path of the lease's state in the document. */
  readonly at: string;
  /** Filter of what is due; `order` is the index's, most overdue first. */
  readonly due: (now: Date) => Document;
  readonly order: Readonly<Record<string, 1 | -1>>;
  readonly toItem: (document: Document) => Item;
  /** Top-level fields left out of the projection, because `toItem` does not need them. */
  readonly unread?: readonly string[];
  /** Field incremented with each lease, for stores that show attempts. */
  readonly counter?: string;
}

/** A lease that is asked for, under a token of its own. */
interface LeaseAsked {
  readonly id: string;
  readonly token: string;
  readonly until: Date;
  readonly times: LeaseTimes;
}

/** Leases on documents. Each operation is one conditional write, so MongoDB arbitrates between workers. */
export class MongoLeases<Item> implements LeaseStore<Item> {
  readonly #options: MongoLeaseOptions<Item>;
  readonly #collection: Collection<Document & { _id: string }>;
  readonly #at: string;
  /** Leases asked for in one turn of the event loop, or while others are taken, share commands. */
  readonly #leasing: CommandsTogether<LeaseAsked, Leased<Item> | undefined>;

  constructor(options: MongoLeaseOptions<Item>) {
    this.#options = options;
    this.#collection = options.collection;
    this.#at = options.at;
    this.#leasing = new CommandsTogether({ most: mostWritesInOne, send: (asked) => this.#leaseAll(asked) });
  }

  /**
   * `free` serves `due`: items in back-off or parked are skipped within the index. `parked` serves the counts of every
   * scrape and minute, which would otherwise scan the collection.
   * @param work distinguishes the leases of one collection.
   */
  indexes(work?: string): IndexDescription[] {
    const named = (what: string) => (work ? `${what}_${work}` : what);
    return [
      { key: { ...this.#options.order, [`${this.#at}.notBefore`]: 1 }, name: named('free'), sparse: true },
      { key: { [`${this.#at}.parkedAt`]: 1 }, name: named('parked'), sparse: true },
    ];
  }

  due(times: LeaseTimes, limit: number): Promise<readonly string[]> {
    return this.dueAmong({}, times, limit);
  }

  /** `due`, restricted by a further filter. */
  async dueAmong(only: Document, { now, serverNow }: LeaseTimes, limit: number): Promise<readonly string[]> {
    const due = { ...this.#options.due(now), ...only };
    const rows = await this.#find({ ...due, ...this.free(serverNow) }, limit);
    // Everything due fits into one batch.
    if (rows.length < limit) return [...rows.filter(isFresh), ...rows.filter((row) => !isFresh(row))].map(idOf);
    const fresh = await this.#find({ ...due, [this.#at]: { $exists: false } }, limit);
    const others = rows.filter((row) => !isFresh(row));
    return [...fresh, ...others].slice(0, limit).map(idOf);
  }

  /** Filter: neither leased nor in back-off. */
  free(serverNow: Date): Document {
    return { [`${this.#at}.notBefore`]: { $not: { $gt: serverNow } } };
  }

  /**
   * Filter of the items a run would lease now, or that a worker holds: the due time of an item may be gone before its
   * worker has finished.
   */
  dueOrHeld({ now, serverNow }: LeaseTimes): ItemsIn {
    const free = { ...this.#options.due(now), ...this.free(serverNow) };
    // A worker that died after that write leaves its token behind; its lease ends all the same.
    const held = { [`${this.#at}.token`]: { $exists: true }, [`${this.#at}.notBefore`]: { $gt: serverNow } };
    return { collection: this.#collection.collectionName, filter: { $or: [free, held] } };
  }

  lease(id: string, until: Date, times: LeaseTimes): Promise<Leased<Item> | undefined> {
    return this.#leasing.ask({ id, token: randomUUID(), until, times });
  }

  async #leaseAll(asked: readonly LeaseAsked[]): Promise<readonly (Leased<Item> | undefined | Error)[]> {
    const projection = Object.fromEntries((this.#options.unread ?? []).map((field) => [field, 0]));
    const [only, ...others] = asked;
    if (only && others.length === 0) {
      const { filter, update } = this.#leaseWrite(only);
      const taken = await this.#collection.findOneAndUpdate(filter, update, { returnDocument: 'after', projection });
      return [this.#leased(only, taken)];
    }
    const { errors } = await inOneCommand(
      this.#collection,
      asked.map((one) => ({ updateOne: this.#leaseWrite(one) })),
    );
    // A bulk write does not report which updates matched; each token is its own, so whoever reads it there has the lease.
    const ids = [...new Set(asked.map(({ id }) => id))];
    const found = await this.#collection.find({ _id: { $in: ids } }, { projection, limit: ids.length }).toArray();
    const byToken = new Map(found.map((document) => [stateIn(document, this.#at).token, document]));
    // What cannot be leased, or not be read, keeps no lease from the others.
    return eachByItself(asked, (one, place) => {
      const failed = errors.get(place);
      if (failed) throw failed;
      return this.#leased(one, byToken.get(one.token));
    });
  }

  #leaseWrite({ id, token, until, times: { now, serverNow } }: LeaseAsked) {
    const { counter, due } = this.#options;
    return {
      filter: { _id: id, ...due(now), ...this.free(serverNow) } as Filter<Document & { _id: string }>,
      update: {
        $set: { [`${this.#at}.notBefore`]: until, [`${this.#at}.token`]: token },
        $inc: { [`${this.#at}.attempts`]: 1, ...(counter ? { [counter]: 1 } : {}) },
      },
    };
  }

  #leased({ id, token }: LeaseAsked, taken: Document | null | undefined): Leased<Item> | undefined {
    if (!taken) return undefined;
    const { attempts, parkedAt } = stateIn(taken, this.#at);
    return { item: this.#options.toItem(taken), lease: { id, token, attempts, parked: parkedAt !== undefined } };
  }

  async renew(lease: Lease, until: Date): Promise<boolean> {
    return this.#write(lease, { $set: { [`${this.#at}.notBefore`]: until } });
  }

  /** @param fields written by the same command, for `Hold.releaseBy`. False: the lease was lost, and nothing was written. */
  async releaseWith(lease: Lease, fields: Document, gone: Document = {}): Promise<boolean> {
    return this.#write(lease, { $set: fields, $unset: { ...gone, [this.#at]: '' } });
  }

  async release(lease: Lease): Promise<void> {
    await this.#write(lease, { $unset: { [this.#at]: '' } });
  }

  async fail(lease: Lease, { error, retryAt, parkedAt, blameless }: Failure): Promise<void> {
    await this.#write(lease, {
      $set: {
        [`${this.#at}.notBefore`]: retryAt,
        [`${this.#at}.error`]: error,
        // Keeps the first time: since when it has been parked.
        ...(parkedAt && !lease.parked ? { [`${this.#at}.parkedAt`]: parkedAt } : {}),
      },
      $unset: { [`${this.#at}.token`]: '' },
      ...(blameless ? { $inc: { [`${this.#at}.attempts`]: -1 } } : {}),
    });
  }

  async countParked(when?: ParkedBetween): Promise<number> {
    return this.#collection.countDocuments(this.parkedIn(when).filter as Filter<Document & { _id: string }>);
  }

  /** Collection and filter of the parked items, for a count over many sweeps in one command. */
  parkedIn(when?: ParkedBetween): ItemsIn {
    const between = when && { [`${this.#at}.parkedAt`]: { $gt: when.since, $lte: when.until } };
    return { collection: this.#collection.collectionName, filter: between ?? this.#parked() };
  }

  async parked(limit: number): Promise<readonly ParkedItem[]> {
    const rows = await this.#collection
      .find(this.#parked(), { projection: { [this.#at]: 1 } })
      .sort({ [`${this.#at}.parkedAt`]: 1 })
      .limit(limit)
      .toArray();
    return rows.map((row) => {
      const { parkedAt, attempts, error = 'unknown' } = stateIn(row, this.#at);
      return { id: row._id, parkedAt: parkedAt ?? new Date(0), attempts, error };
    });
  }

  async unpark(ids: readonly string[] | 'all'): Promise<number> {
    const these = ids === 'all' ? {} : { _id: { $in: ids } };
    const { modifiedCount } = await this.#collection.updateMany(
      { ...these, ...this.#parked(), [`${this.#at}.token`]: { $exists: false } } as Filter<Document & { _id: string }>,
      { $unset: { [this.#at]: '' } },
    );
    return modifiedCount;
  }

  /**
   * Ends the back-off of items without a lease, once: their failures still count, so that an item which fails again each
   * time is parked like any other. An item that was put off is not to blame for its wait, and keeps it.
   */
  async retryNow(ids: readonly string[]): Promise<void> {
    const failed = {
      _id: { $in: [...ids] },
      [`${this.#at}.attempts`]: { $gt: 0 },
      [`${this.#at}.token`]: { $exists: false },
      [`${this.#at}.error`]: { $ne: PutOffError.name },
    };
    await this.#collection.updateMany(failed as Filter<Document & { _id: string }>, {
      $unset: { [`${this.#at}.notBefore`]: '' },
    });
  }

  #parked(): Filter<Document & { _id: string }> {
    return { [`${this.#at}.parkedAt`]: anyDate } as Filter<Document & { _id: string }>;
  }

  #find(filter: Document, limit: number): Promise<readonly Row[]> {
    return this.#collection
      .find(filter as Filter<Document & { _id: string }>, { projection: { [`${this.#at}.attempts`]: 1 } })
      .sort({ ...this.#options.order })
      .limit(limit)
      .map((row) => ({ _id: row._id, attempts: stateIn(row, this.#at).attempts ?? 0 }))
      .toArray();
  }

  async #write({ id, token }: Lease, update: Document): Promise<boolean> {
    const { matchedCount } = await this.#collection.updateOne({ _id: id, ...heldBy(this.#at, token) }, update);
    return matchedCount === 1;
  }
}

/** Fields of a store's own write that takes the lease of an item under `leasedNever`. */
export function leaseBegun(at: string, { token, until }: { readonly token: string; readonly until: Date }): Document {
  return { [at]: { notBefore: until, token, attempts: 1 } satisfies LeaseState };
}

/** Filter: not leased, and no earlier lease has failed. */
export function leasedNever(at: string): Document {
  return { [at]: { $exists: false } };
}

/** Filter for a write that is fenced by the holder's token. */
export function heldBy(at: string, token: string): Document {
  return { [`${at}.token`]: token };
}

interface Row {
  readonly _id: string;
  readonly attempts: number;
}

function isFresh({ attempts }: Row): boolean {
  return attempts === 0;
}

function idOf({ _id }: Row): string {
  return _id;
}

function stateIn(document: Document, at: string): LeaseState {
  const state = at.split('.').reduce<unknown>((value, key) => (value as Document | undefined)?.[key], document);
  return (state ?? {}) as LeaseState;
}
