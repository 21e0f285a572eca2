import { type Collection, type Db, type Filter, MongoServerError } from 'mongodb';
import { type ConversationAddress, rootOf } from '../../conversation.ts';
import { MongoLeases } from '../../mongo/mongo-leases.ts';
import type { Summary, SummaryStore } from './summary-store.ts';

interface SummaryDocument extends Omit<Summary, 'id'> {
  readonly _id: string;
  /** Lease and failures of the sweep. */
  readonly sweep?: unknown;
}

/** As many documents as there are channels: needs no index of its own. */
export class MongoSummaryStore implements SummaryStore {
  readonly leases: MongoLeases<Summary>;
  readonly #summaries: Collection<SummaryDocument>;

  constructor(db: Db) {
    this.#summaries = db.collection<SummaryDocument>('channelSummaries', { writeConcern: { w: 'majority' } });
    this.leases = new MongoLeases({
      collection: this.#summaries,
      at: 'sweep',
      due: (now) => ({ dueAt: { $lte: now } }),
      order: { dueAt: 1 },
      toItem: ({ _id, sweep: _sweep, ...fields }) => ({ id: _id, ...fields }) as unknown as Summary,
      counter: 'attempts',
    });
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

  async markSending(summary: Summary): Promise<boolean> {
    const { matchedCount } = await this.#summaries.updateOne(mine(summary), { $set: { sending: true } });
    return matchedCount === 1;
  }

  async settle(summary: Summary, { postedAt, dueAt }: { postedAt?: Date; dueAt?: Date }): Promise<void> {
    await this.#summaries.updateOne(mine(summary), {
      $set: { ...(postedAt ? { postedAt } : {}), ...(dueAt ? { dueAt } : {}) },
      $unset: { sweep: '', sending: '', ...(dueAt ? {} : { dueAt: '' }) },
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
  const { _id, sweep: _sweep, ...fields } = document;
  return { id: _id, ...fields };
}
