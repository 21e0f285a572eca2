import type { Collection, Db, Document, Filter, UpdateFilter } from 'mongodb';
import type { Clock } from '../../../clock.ts';
import { CommandsTogether } from '../../../commands-together.ts';
import { anyDate } from '../../../mongo/any-date.ts';
import { heldBy, MongoLeases } from '../../../mongo/mongo-leases.ts';
import { UpsertsTogether } from '../../../mongo/writes-together.ts';
import type { WebhookEvent } from '../../../partner-center/webhook-event.ts';
import { type Lease, LeaseLostError } from '../../../sweeps/lease.ts';
import { type Inbox, type InboxStanding, type Reading, readingOf, type ToldVersions, type ToRead } from './inbox.ts';

interface InboxDocument extends Omit<ToRead, 'id'> {
  /** `referral/<id>`, `engagement/<id>`; `event/<key>` for an event that is not about referrals. */
  readonly _id: string;
  /** Keys of the latest events: detects a repeated delivery. */
  readonly events?: readonly string[];
  /** The version named by each unread event; fewer than `wishes - settledWishes` if one names none. */
  readonly told?: readonly string[];
  /** `wishes` when the row was last settled. */
  readonly settledWishes?: number;
  /** The desk's time. Absent: nothing to read. */
  readonly dueAt?: Date;
  /** Since when it failed to be taken in. Server time. */
  readonly apartSince?: Date;
  readonly doneAt?: Date;
  /** The TTL index uses the database's clock, so this is server time, not the desk's. */
  readonly receivedAt: Date;
  /** The sweep's lease and failure count. */
  readonly sweep?: { readonly token?: string; readonly attempts?: number };
}

/** Longer than Partner Center's redeliveries and the ten days in which an old event is acted on. */
const keepSeconds = 30 * 24 * 3600;
/** More than arrive for one referral while Partner Center still redelivers one of them. */
const keptEvents = 50;
/** Beyond this, one read is cheaper than comparing a long list. */
const keptVersions = 5;
const mostTogether = 50;
/** Milliseconds before the first retry of a failed record. */
const firstWait = 60_000;

export class MongoInbox implements Inbox {
  readonly leases: InboxLeases;
  readonly #rows: Collection<InboxDocument>;
  readonly #incoming: UpsertsTogether<InboxDocument>;
  readonly #retries: CommandsTogether<string, undefined>;
  readonly #clock: Clock;

  constructor({ db, clock }: { readonly db: Db; readonly clock: Clock }) {
    this.#rows = db.collection<InboxDocument>('webhookInbox', { writeConcern: { w: 'majority' } });
    this.#clock = clock;
    this.#incoming = new UpsertsTogether(this.#rows);
    this.#retries = new CommandsTogether({
      most: mostTogether,
      send: async (ids) => {
        await this.leases.retryNow(ids);
        return ids.map(() => undefined);
      },
    });
    this.leases = new InboxLeases({
      collection: this.#rows,
      at: 'sweep',
      due: (now) => ({ dueAt: { $lte: now } }),
      order: { dueAt: 1 },
      toItem: (row) => toRead(row as InboxDocument),
      unread: ['events', 'told'],
    });
  }

  async createIndexes(): Promise<void> {
    await this.#rows.createIndexes([
      ...this.leases.indexes(),
      { key: { apartSince: 1 }, name: 'apart', sparse: true },
      { key: { receivedAt: 1 }, name: 'receivedAt_1', expireAfterSeconds: keepSeconds },
    ]);
  }

  async remember(event: WebhookEvent, correlationId: string): Promise<boolean> {
    const { key } = event;
    const reading = readingOf(event);
    const { _id, ...fields } = reading ? rowOf(reading) : { _id: `event/${key}` };
    const unknown = { events: { $ne: key } };
    const update = {
      $push: {
        events: { $each: [key], $slice: -keptEvents },
        ...(event.changedExactly && reading ? { told: { $each: [event.changedExactly], $slice: -keptVersions } } : {}),
      },
      $set: {
        ...fields,
        receivedAt: this.#clock.serverNow(),
        correlationId,
        ...(reading ? {} : { doneAt: this.#clock.serverNow() }),
      },
      // A row that is due keeps its place in the queue, and its age, by which operators are alerted.
      ...(reading ? { $min: { dueAt: this.#clock.now() } } : {}),
      $inc: { wishes: 1 },
    };
    const written = await this.#incoming.upsert({ id: _id, when: unknown, update });
    if (written === 'inserted') return true;
    // A duplicate event, or another event of the same referral inserted the row first.
    if (written === 'refused' && !(await this.#again({ _id, ...unknown }, update))) return false;
    // The record changed, so it may succeed now: it does not wait for the earlier failures' back-off.
    await this.#retries.ask(_id);
    return true;
  }

  async keepApart(referralId: string, correlationId: string): Promise<void> {
    const { _id, ...fields } = rowOf({ what: 'referral', referralId });
    const now = this.#clock.serverNow();
    await this.#rows.updateOne(
      { _id },
      {
        $set: { ...fields, receivedAt: now },
        // A row that is kept apart already keeps its due time.
        $min: { apartSince: now, dueAt: new Date(this.#clock.now().getTime() + firstWait) },
        $setOnInsert: { correlationId },
        $inc: { wishes: 1 },
      },
      { upsert: true },
    );
  }

  async failed({ id }: ToRead): Promise<void> {
    const now = this.#clock.serverNow();
    // Renews the TTL: the row must not expire while an operator has to be told of it.
    await this.#rows.updateOne({ _id: id }, { $set: { receivedAt: now }, $min: { apartSince: now } });
  }

  async apart(limit: number): Promise<readonly string[]> {
    const filter = { apartSince: anyDate, what: 'referral' } as const;
    const rows = this.#rows.find(filter, { projection: { referralId: 1 } });
    return rows
      .sort({ apartSince: 1 })
      .limit(limit)
      .map(({ referralId }) => referralId)
      .toArray();
  }

  async takenIn(referralId: string): Promise<void> {
    await this.#rows.updateOne(notInWork(rowOf({ what: 'referral', referralId })._id), this.#nothingLeft());
  }

  async told(ids: readonly string[]): Promise<readonly ToldVersions[]> {
    const filter = {
      _id: { $in: [...ids] },
      what: 'referral',
      told: { $exists: true },
      apartSince: { $exists: false },
    };
    const projection = { referralId: 1, wishes: 1, told: 1, settledWishes: 1, sweep: 1 };
    const rows = await this.#rows.find(filter as Filter<InboxDocument>, { projection }).toArray();
    return rows.flatMap(({ _id: id, referralId, wishes, told: versions = [], settledWishes = 0, sweep }) =>
      // An event without a version, or an instance of the previous release, has incremented `wishes` without storing a
      // version.
      versions.length === wishes - settledWishes
        ? [{ id, referralId, wishes, versions, begun: sweep !== undefined }]
        : [],
    );
  }

  async held(rows: readonly ToldVersions[]): Promise<number> {
    if (rows.length === 0) return 0;
    const operations = rows.map(({ id, wishes }) => ({
      updateOne: { filter: { ...notInWork(id), wishes } as Filter<InboxDocument>, update: this.#nothingLeft(wishes) },
    }));
    const { matchedCount } = await this.#rows.bulkWrite(operations, { ordered: false });
    return matchedCount;
  }

  async settle(lease: Lease, { id, wishes }: ToRead): Promise<ToRead | undefined> {
    const mine = { _id: id, ...heldBy('sweep', lease.token) } as Filter<InboxDocument>;
    // The lease ends in the same write, so that an event a moment later on another instance finds the row free.
    const settled = await this.#rows.updateOne({ ...mine, wishes }, this.#nothingLeft(wishes));
    if (settled.matchedCount === 1) return void this.leases.hasEnded(lease);
    const row = await this.#rows.findOne(mine, { projection: { events: 0, told: 0 } });
    if (!row) throw new LeaseLostError(id);
    return toRead(row);
  }

  async standing(now: Date): Promise<InboxStanding> {
    const due = { dueAt: { $lte: now } };
    const [unread, oldest, apart] = await Promise.all([
      this.#rows.countDocuments(due),
      this.#rows.findOne(due, { sort: { dueAt: 1 }, projection: { dueAt: 1 } }),
      this.#rows.countDocuments({ apartSince: anyDate }),
    ]);
    return { unread, apart, ...(oldest?.dueAt ? { oldestAt: oldest.dueAt } : {}) };
  }

  async lastEventAt(): Promise<Date | undefined> {
    const last = await this.#rows.findOne(
      { events: { $exists: true } },
      { sort: { receivedAt: -1 }, projection: { receivedAt: 1 } },
    );
    return last?.receivedAt;
  }

  /** @param wishes the generation that is settled, if known: later ones are counted from there. */
  #nothingLeft(wishes?: number): UpdateFilter<InboxDocument> {
    const isCounted = wishes !== undefined;
    return {
      $unset: { dueAt: '', apartSince: '', sweep: '', ...(isCounted ? { told: '' } : {}) },
      $set: { doneAt: this.#clock.serverNow(), ...(isCounted ? { settledWishes: wishes } : {}) },
    } as UpdateFilter<InboxDocument>;
  }

  async #again(filter: Document, update: Document): Promise<boolean> {
    return (await this.#rows.updateOne(filter as Filter<InboxDocument>, update)).matchedCount === 1;
  }
}

/** Settling has ended the lease already, so it is not released again. */
class InboxLeases extends MongoLeases<ToRead> {
  readonly #ended = new Set<string>();

  hasEnded({ token }: Lease): void {
    this.#ended.add(token);
  }

  override async release(lease: Lease): Promise<void> {
    if (!this.#ended.delete(lease.token)) await super.release(lease);
  }
}

function rowOf({ what, referralId }: Reading) {
  return { _id: `${what}/${referralId}`, what, referralId };
}

function notInWork(_id: string): Filter<InboxDocument> {
  return { _id, 'sweep.token': { $exists: false } } as Filter<InboxDocument>;
}

function toRead({
  _id: id,
  what,
  referralId,
  wishes,
  correlationId,
}: InboxDocument | (Document & InboxDocument)): ToRead {
  return { id, what, referralId, wishes, correlationId };
}
