import type { Collection, Db, Document, Filter } from 'mongodb';
import { CommandsTogether } from '../../../commands-together.ts';
import type { ConversationAddress } from '../../../conversation.ts';
import { whereIn } from '../../../mongo/where.ts';
import { beginsWith } from '../../../mongo/words-filter.ts';
import type { PersonKey } from '../../people/index.ts';
import { type Copy, copyId, type WantedCopy } from './copy.ts';
import type { CopyStore } from './copy-store.ts';
import { MongoCopyLeases } from './mongo-copy-leases.ts';

interface CopyDocument extends Omit<Copy, 'id'> {
  readonly _id: string;
  /** The sweep's lease and failure count. */
  readonly sweep?: unknown;
}

/** Referrals whose copies are read in one command. */
const mostTogether = 50;
/** Posted, or about to be. */
const standing = ['wanted', 'sending', 'sent'] as const;
const where = whereIn<CopyDocument>();
/** Without interest later: whoever asked for a card asks again, and an event is no news any more. */
const neverOwed = /^(?:opened|event):/;
/** Tells what was so when it was sent. */
const saidOnItsDay = /^(?:reminder|event):/;
/** Requested cards, as a range: a partial index is only used for a range query. */
const opened = { purpose: beginsWith('opened:') } as const;

export class MongoCopyStore implements CopyStore {
  readonly leases: MongoCopyLeases;
  readonly #copies: Collection<CopyDocument>;
  /** Cards that follow many changes at once are looked for together. */
  readonly #byReferral: CommandsTogether<string, readonly Copy[]>;

  constructor(db: Db) {
    this.#copies = db.collection<CopyDocument>('copies', { writeConcern: { w: 'majority' } });
    this.leases = new MongoCopyLeases(this.#copies);
    this.#byReferral = new CommandsTogether<string, readonly Copy[]>({
      most: mostTogether,
      send: async (ids) => {
        const [only, ...others] = ids;
        const which = others.length > 0 ? { $in: [...new Set(ids)] } : only;
        const found = await this.#copies.find({ referralId: which } as Filter<CopyDocument>).toArray();
        const byReferral = Map.groupBy(found, ({ referralId }) => referralId);
        return ids.map((id) => (byReferral.get(id) ?? []).map(toCopy));
      },
    });
  }

  async createIndexes(): Promise<void> {
    await this.#copies.createIndexes([
      ...this.leases.indexes(),
      { key: { referralId: 1 }, name: 'referral' },
      { key: { 'person.aadObjectId': 1 }, name: 'person', sparse: true },
      { key: { 'person.aadObjectId': 1, sentAt: -1 }, name: 'opened', partialFilterExpression: opened },
      // Index of what arrives at one place at one time: `reminders/posted-lists/mongo-arrivals.ts`.
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

  ofReferral(referralId: string): Promise<readonly Copy[]> {
    return this.#byReferral.ask(referralId);
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
    // A copy being posted shows the state before the change: it stays due, and is edited once posted. These are updated
    // first: a copy that gets posted between the two writes is matched by the second.
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

  async showTimeLeft(referralId: string, dueAt: Date): Promise<void> {
    const cards = { referralId, state: 'sent', purpose: { $not: saidOnItsDay } } as Filter<CopyDocument>;
    await this.#copies.updateMany(cards, { $set: { dueAt }, $inc: { wishes: 1 } } as Document);
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
    // A copy not posted yet is due anyway.
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
    const gone = { ...place, purpose: { $not: neverOwed }, state: 'gone' };
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
    // `attempts` is the fencing token: a worker whose lease expired must not overwrite its successor's result. Nor may
    // `listed` overwrite `gone`, which the list has found out since.
    const from = fields.state === 'listed' ? { state: { $ne: 'gone' } } : {};
    const mine = { _id: copy.id, attempts: copy.attempts, ...from } as Filter<CopyDocument>;
    const ended = { sweep: '' as const, ...(forgetsMessage ? { activityId: '' as const } : {}) };
    // Clears the due time only for the generation that was processed; in one write, as a settled row that stays due
    // would be processed again.
    const { matchedCount } = await this.#copies.updateOne(
      { ...mine, wishes: copy.wishes },
      {
        $set: dueAt ? { ...fields, dueAt } : fields,
        $unset: dueAt ? ended : { ...ended, dueAt: '' },
      },
    );
    if (matchedCount === 1) return;
    // A change came meanwhile, whose generation keeps the copy due. A `gone` copy waits for `retry`, which shows all
    // changes.
    const isGone = fields.state === 'gone';
    await this.#copies.updateOne(mine, { $set: fields, $unset: isGone ? { ...ended, dueAt: '' } : ended });
  }

  async chooseList({ id, attempts }: Pick<Copy, 'id' | 'attempts'>, list: string): Promise<string | undefined> {
    // Also matches its own earlier write, which the driver repeats when the answer was lost.
    const open = { _id: id, attempts, $or: [{ list: { $exists: false } }, { list }] } as Filter<CopyDocument>;
    if ((await this.#copies.updateOne(open, { $set: { list } })).matchedCount === 1) return list;
    return (await this.#copies.findOne({ _id: id }, { projection: { list: 1 } }))?.list;
  }

  async leaveList({ id }: Pick<Copy, 'id'>, list: string): Promise<void> {
    await this.#copies.updateOne({ _id: id, list } as Filter<CopyDocument>, { $unset: { list: '' } });
  }

  async countWaiting(now: Date): Promise<{ waiting: number; oldestDueAt?: Date }> {
    // Parked copies are not part of the backlog: they have their own metric.
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
