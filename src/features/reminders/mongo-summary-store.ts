import { type Collection, type Db, type Filter, MongoServerError } from 'mongodb';
import { type ConversationAddress, rootOf } from '../../conversation.ts';
import type { Summary, SummaryStore } from './summary-store.ts';

interface SummaryDocument extends Omit<Summary, 'id'> {
  readonly _id: string;
  readonly leaseUntil?: Date;
}

/** As many documents as there are channels: needs no index of its own. */
export class MongoSummaryStore implements SummaryStore {
  readonly #summaries: Collection<SummaryDocument>;

  constructor(db: Db) {
    this.#summaries = db.collection<SummaryDocument>('channelSummaries', { writeConcern: { w: 'majority' } });
  }

  async find(channel: ConversationAddress): Promise<Summary | undefined> {
    return toSummary(await this.#summaries.findOne({ _id: idOf(channel) }));
  }

  async want(channel: ConversationAddress, dueAt: Date, last: Summary | undefined): Promise<void> {
    const asSeen = { dueAt: { $exists: false }, postedAt: last?.postedAt ?? { $exists: false } };
    try {
      await this.#summaries.updateOne(
        { _id: idOf(channel), ...asSeen } as Filter<SummaryDocument>,
        { $set: { address: rootOf(channel), dueAt }, $setOnInsert: { attempts: 0 } },
        { upsert: true },
      );
    } catch (error) {
      // It is there, but not as it was seen: somebody else wants one, or has just posted one.
      if (!(error instanceof MongoServerError) || error.code !== 11000) throw error;
    }
  }

  async due(now: Date, limit: number): Promise<readonly string[]> {
    const due = { dueAt: { $lte: now } };
    const rows = await this.#summaries
      .find(due, { projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    return rows.map(({ _id }) => _id);
  }

  async lease(id: string, times: { now: Date; serverNow: Date; seconds: number }): Promise<Summary | undefined> {
    const row = await this.#summaries.findOneAndUpdate(
      {
        _id: id,
        dueAt: { $lte: times.now },
        $or: [{ leaseUntil: { $exists: false } }, { leaseUntil: { $lte: times.serverNow } }],
      } as Filter<SummaryDocument>,
      {
        $set: { leaseUntil: new Date(times.serverNow.getTime() + times.seconds * 1_000) },
        $inc: { attempts: 1 },
      },
      { returnDocument: 'after' },
    );
    return toSummary(row);
  }

  async renew(summary: Summary, until: Date): Promise<void> {
    await this.#summaries.updateOne(
      { ...mine(summary), leaseUntil: { $exists: true } },
      { $set: { leaseUntil: until } },
    );
  }

  async markSending(summary: Summary): Promise<boolean> {
    const { matchedCount } = await this.#summaries.updateOne(mine(summary), { $set: { sending: true } });
    return matchedCount === 1;
  }

  async settle(summary: Summary, { postedAt, dueAt }: { postedAt?: Date; dueAt?: Date }): Promise<void> {
    await this.#summaries.updateOne(mine(summary), {
      $set: { ...(postedAt ? { postedAt } : {}), ...(dueAt ? { dueAt } : {}) },
      $unset: { leaseUntil: '', sending: '', ...(dueAt ? {} : { dueAt: '' }) },
    } as object);
  }
}

/** `attempts` fences off a worker whose lease ran out. */
function mine({ id, attempts }: Summary): Filter<SummaryDocument> {
  return { _id: id, attempts };
}

function idOf(channel: ConversationAddress): string {
  const { tenantId, conversationId } = rootOf(channel);
  return `${tenantId}/${conversationId}`;
}

function toSummary(document: SummaryDocument | null): Summary | undefined {
  if (!document) return undefined;
  const { _id, leaseUntil: _lease, ...fields } = document;
  return { id: _id, ...fields };
}
