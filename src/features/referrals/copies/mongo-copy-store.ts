import type { Collection, Db, Document, Filter } from 'mongodb';
import type { ConversationAddress } from '../../../conversation.ts';
import { whereIn } from '../../../mongo/where.ts';
import { beginsWith } from '../../../mongo/words-filter.ts';
import type { PersonKey } from '../../people/index.ts';
import { type Copy, copyId, type WantedCopy } from './copy.ts';
import type { CopyStore } from './copy-store.ts';
import { MongoCopyLeases } from './mongo-copy-leases.ts';

interface CopyDocument extends Omit<Copy, 'id'> {
  readonly _id: string;
  /** Lease and failures of the sweep. */
  readonly sweep?: unknown;
}

/** Stands, or is about to. */
const standing = ['wanted', 'sending', 'sent'] as const;
const where = whereIn<CopyDocument>();
/** Cards that somebody asked for; a range, as an index of some documents only has to be told by one. */
const opened = { purpose: beginsWith('opened:') } as const;

export class MongoCopyStore implements CopyStore {
  readonly leases: MongoCopyLeases;
  readonly #copies: Collection<CopyDocument>;

  constructor(db: Db) {
    this.#copies = db.collection<CopyDocument>('copies', { writeConcern: { w: 'majority' } });
    this.leases = new MongoCopyLeases(this.#copies);
  }

  async createIndexes(): Promise<void> {
    await this.#copies.createIndexes([
      ...this.leases.indexes(),
      { key: { referralId: 1 }, name: 'referral' },
      { key: { 'person.aadObjectId': 1 }, name: 'person', sparse: true },
      { key: { 'person.aadObjectId': 1, sentAt: -1 }, name: 'opened', partialFilterExpression: opened },
      // What comes to one place at one time: `reminders/posted-lists/mongo-arrivals.ts`.
      {
        key: { 'address.conversationId': 1, wantedAt: 1 },
        name: 'place',
        partialFilterExpression: { purpose: 'card' },
      },
      {
        key: { 'address.conversationId': 1, wantedAt: 1, audience: 1 },
        name: 'channel',
        partialFilterExpression: { audience: 'channel' },
      },
    ]);
  }

  async want(copy: WantedCopy, dueAt: Date): Promise<boolean> {
    if (await this.#insert(copy, { state: 'wanted', dueAt, wantedAt: dueAt })) return true;
    const { address, correlationId } = copy;
    const _id = copyId(copy);
    const again = { state: 'wanted', dueAt, wantedAt: dueAt, address, correlationId } as const;
    for (const [filter, more] of [
      [{ state: 'dropped' }, {}],
      [{ state: 'lost', postedAnew: { $ne: true } }, { postedAnew: true }],
    ]) {
      const { modifiedCount } = await this.#copies.updateOne(
        { _id, ...filter } as Filter<CopyDocument>,
        { $set: { ...again, ...more }, $inc: { wishes: 1 } } as Document,
      );
      if (modifiedCount === 1) return true;
    }
    return false;
  }

  async #insert(copy: WantedCopy, state: Partial<CopyDocument>): Promise<boolean> {
    const { upsertedCount } = await this.#copies.updateOne(
      { _id: copyId(copy) },
      { $setOnInsert: { ...copy, attempts: 0, wishes: 1, maybeTwice: false, ...state } as unknown as CopyDocument },
      { upsert: true },
    );
    return upsertedCount === 1;
  }

  async ofReferral(referralId: string): Promise<readonly Copy[]> {
    return (await this.#copies.find({ referralId }).toArray()).map(toCopy);
  }

  async lastOpenedBy({ tenantId, aadObjectId }: PersonKey) {
    const last = await this.#copies.findOne(
      where({ 'person.tenantId': tenantId, 'person.aadObjectId': aadObjectId, ...opened }),
      { sort: { sentAt: -1 }, projection: { referralId: 1, sentAt: 1 } },
    );
    return last?.sentAt && { referralId: last.referralId, at: last.sentAt };
  }

  async markStale(
    referralId: string,
    known: readonly Copy[],
    { at: dueAt, correlationId }: { readonly at: Date; readonly correlationId?: string },
  ): Promise<number> {
    const isUnderWay = known.some(({ state }) => state === 'wanted' || state === 'sending');
    if (!isUnderWay && !known.some(({ state }) => state === 'sent')) return 0;
    // One that is just being posted shows what was true a moment ago: it stays due, and is edited once it stands. These
    // first: one that comes to stand between the two writes is met by the second.
    if (isUnderWay)
      await this.#copies.updateMany({ referralId, state: { $in: ['wanted', 'sending'] } }, {
        $inc: { wishes: 1 },
      } as Document);
    const { modifiedCount } = await this.#copies.updateMany(
      { referralId, state: 'sent', purpose: { $not: /^event:/ } } as Filter<CopyDocument>,
      {
        $set: { dueAt, ...(correlationId ? { correlationId } : {}) },
        $inc: { wishes: 1 },
      } as Document,
    );
    return modifiedCount;
  }

  async standAlone(referralId: string, dueAt: Date): Promise<number> {
    const { modifiedCount } = await this.#copies.updateMany(
      { referralId, purpose: 'card', audience: 'channel', state: 'listed' } as Filter<CopyDocument>,
      { $set: { state: 'wanted', alone: true, dueAt }, $inc: { wishes: 1 } } as Document,
    );
    return modifiedCount;
  }

  async standingWith({ tenantId, aadObjectId }: PersonKey, limit: number): Promise<readonly string[]> {
    const rows = await this.#copies
      .find(where({ 'person.tenantId': tenantId, 'person.aadObjectId': aadObjectId, state: { $in: [...standing] } }), {
        projection: { referralId: 1 },
      })
      .sort({ sentAt: -1 })
      .limit(limit)
      .toArray();
    return [...new Set(rows.map(({ referralId }) => referralId))];
  }

  async redraw({ tenantId, aadObjectId }: PersonKey, referralIds: readonly string[], dueAt: Date): Promise<void> {
    const theirs = {
      'person.tenantId': tenantId,
      'person.aadObjectId': aadObjectId,
      referralId: { $in: [...referralIds] },
      state: { $in: [...standing] },
    };
    // What is still to be posted is due by itself.
    await this.#copies.updateMany(where({ ...theirs, state: { $ne: 'sent', $in: [...standing] } }), {
      $inc: { wishes: 1 },
    } as Document);
    await this.#copies.updateMany(where({ ...theirs, state: 'sent' }), {
      $set: { dueAt },
      $inc: { wishes: 1 },
    } as Document);
  }

  async retry(
    { address, person }: { readonly address: ConversationAddress; readonly person?: PersonKey },
    dueAt: Date,
  ): Promise<void> {
    const place = person
      ? { 'person.tenantId': person.tenantId, 'person.aadObjectId': person.aadObjectId }
      : { audience: 'channel', 'address.conversationId': address.conversationId };
    const gone = { ...place, purpose: 'card', state: 'gone' };
    for (const [stands, state] of [
      [false, 'wanted'],
      [true, 'sent'],
    ] as const)
      await this.#copies.updateMany(
        { ...gone, activityId: { $exists: stands } } as Filter<CopyDocument>,
        { $set: { state, dueAt, address, retried: true }, $inc: { wishes: 1 }, $unset: { list: '' } } as Document,
      );
  }

  async release(referralId: string, activityId: string, dueAt: Date): Promise<void> {
    const waiting = { referralId, activityId, state: 'sent', dueAt: { $gt: dueAt } };
    await this.#copies.updateMany(waiting as Filter<CopyDocument>, { $set: { dueAt } });
  }

  async markSending(copy: Copy): Promise<boolean> {
    const { matchedCount } = await this.#copies.updateOne(
      { _id: copy.id, attempts: copy.attempts } as Filter<CopyDocument>,
      { $set: { state: 'sending' } as Partial<CopyDocument> },
    );
    return matchedCount === 1;
  }

  async settle(copy: Copy, outcome: Parameters<CopyStore['settle']>[1]): Promise<void> {
    const { dueAt, forgetsMessage, ...fields } = outcome;
    // `attempts` fences: a worker whose lease ran out must not overwrite what its successor found out.
    // Nor may "it is told in a list" overwrite what that list found out since: that nothing can be written there.
    const from = fields.state === 'listed' ? { state: { $ne: 'gone' } } : {};
    const mine = { _id: copy.id, attempts: copy.attempts, ...from } as Filter<CopyDocument>;
    const ended = { sweep: '' as const, ...(forgetsMessage ? { activityId: '' as const } : {}) };
    // The due time only of the wish that this work was done for; all in one write, as a row that is settled and still
    // due would be done again.
    const { matchedCount } = await this.#copies.updateOne(
      { ...mine, wishes: copy.wishes },
      {
        $set: dueAt ? { ...fields, dueAt } : fields,
        $unset: dueAt ? ended : { ...ended, dueAt: '' },
      },
    );
    if (matchedCount === 1) return;
    // A change came meanwhile, whose wish keeps the copy due; one that can't be written to waits for `retry`, which shows it all.
    const isGone = fields.state === 'gone';
    await this.#copies.updateOne(mine, { $set: fields, $unset: isGone ? { ...ended, dueAt: '' } : ended });
  }

  async chooseList({ id, attempts }: Pick<Copy, 'id' | 'attempts'>, list: string): Promise<string | undefined> {
    // Chosen already by this very write, where the driver repeated it after its answer was lost.
    const open = { _id: id, attempts, $or: [{ list: { $exists: false } }, { list }] } as Filter<CopyDocument>;
    if ((await this.#copies.updateOne(open, { $set: { list } })).matchedCount === 1) return list;
    return (await this.#copies.findOne({ _id: id }, { projection: { list: 1 } }))?.list;
  }

  async leaveList({ id }: Pick<Copy, 'id'>, list: string): Promise<void> {
    await this.#copies.updateOne({ _id: id, list } as Filter<CopyDocument>, { $unset: { list: '' } });
  }

  async countWaiting(now: Date): Promise<{ waiting: number; oldestDueAt?: Date }> {
    // One that cannot be made is no backlog: parked ones have a figure of their own.
    const due = { dueAt: { $lte: now }, 'sweep.parkedAt': { $exists: false } } as Filter<CopyDocument>;
    const [waiting, oldest] = await Promise.all([
      this.#copies.countDocuments(due),
      this.#copies.findOne(due, { sort: { dueAt: 1 }, projection: { dueAt: 1 } }),
    ]);
    return { waiting, ...(oldest?.dueAt ? { oldestDueAt: oldest.dueAt } : {}) };
  }
}

function toCopy(document: CopyDocument): Copy {
  const { _id, sweep: _sweep, ...fields } = document;
  return { id: _id, ...fields };
}
