import type { Collection, Db, Filter, UpdateFilter } from 'mongodb';
import type { HistoryEntry } from '../referrals/index.ts';
import type { AuditHead } from './audit-entry.ts';
import type { AuditSource, WaitingEntries } from './audit-store.ts';

/**
 * The audit fields of a document: written by the deciding writes (`$push: history`, `$min: auditDueAt`), and the head
 * of the moved entries.
 */
interface AuditedDocument {
  readonly _id: string;
  readonly history?: readonly HistoryEntry[];
  readonly auditDueAt?: Date;
  readonly audited?: AuditHead;
}

/** Batch size: small, so that people's writes to these documents are not delayed. */
const settledAtOnce = 20;

const audited = { projection: { history: 1, audited: 1 } } as const;

export class MongoAuditSource implements AuditSource {
  readonly #documents: Collection<AuditedDocument>;

  constructor(db: Db, collection: 'referrals' | 'settings') {
    this.#documents = db.collection<AuditedDocument>(collection, { writeConcern: { w: 'majority' } });
  }

  async createIndexes(): Promise<void> {
    await this.#documents.createIndexes([{ key: { auditDueAt: 1 }, name: 'due_audit', sparse: true }]);
  }

  async adopt(now: Date): Promise<void> {
    const from = { history: { $exists: true }, auditDueAt: { $exists: false } };
    await this.#documents.updateMany(from as Filter<AuditedDocument>, { $set: { auditDueAt: now } });
  }

  async due(now: Date, limit: number): Promise<readonly WaitingEntries[]> {
    const due = { auditDueAt: { $lte: now } } as Filter<AuditedDocument>;
    return (await this.#documents.find(due, audited).sort({ auditDueAt: 1 }).limit(limit).toArray()).map(toWaiting);
  }

  async settle(moved: readonly { readonly waiting: WaitingEntries; readonly head: AuditHead }[]): Promise<number> {
    const operations = moved.map(({ waiting, head }) => ({
      updateOne: {
        filter: asRead(waiting) as Filter<AuditedDocument>,
        update: { $set: { audited: head }, $unset: { history: '', auditDueAt: '' } } as UpdateFilter<AuditedDocument>,
      },
    }));
    let settled = 0;
    for (let from = 0; from < operations.length; from += settledAtOnce) {
      const some = operations.slice(from, from + settledAtOnce);
      settled += (await this.#documents.bulkWrite(some, { ordered: false })).matchedCount;
    }
    return settled;
  }

  async postpone(subject: string, until: Date): Promise<void> {
    await this.#documents.updateOne({ _id: subject }, { $set: { auditDueAt: until } });
  }

  async *heads(): AsyncIterable<WaitingEntries> {
    const either = { $or: [{ history: { $exists: true } }, { audited: { $exists: true } }] };
    for await (const document of this.#documents.find(either as Filter<AuditedDocument>, audited))
      yield toWaiting(document);
  }

  async find(subject: string): Promise<WaitingEntries | undefined> {
    const document = await this.#documents.findOne({ _id: subject }, audited);
    return document ? toWaiting(document) : undefined;
  }
}

/** Optimistic lock: matches only if no entry was moved or added since the read. */
function asRead({ subject, entries, head }: WaitingEntries) {
  return {
    _id: subject,
    'audited.count': head ? head.count : { $exists: false },
    ...(entries.length > 0 ? { history: { $size: entries.length } } : { 'history.0': { $exists: false } }),
  };
}

function toWaiting({ _id, history = [], audited: head }: AuditedDocument): WaitingEntries {
  return { subject: _id, entries: history, ...(head ? { head } : {}) };
}
