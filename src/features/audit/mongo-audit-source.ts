import type { Collection, Db, Filter, UpdateFilter } from 'mongodb';
import type { HistoryEntry } from '../referrals/index.ts';
import type { AuditHead } from './audit-entry.ts';
import type { AuditSource, WaitingEntries } from './audit-store.ts';

/** What the deciding writes leave in a document (`$push: history`, `$min: auditDueAt`), and what was taken out of it. */
interface AuditedDocument {
  readonly _id: string;
  readonly history?: readonly HistoryEntry[];
  readonly auditDueAt?: Date;
  readonly audited?: AuditHead;
}

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

  async settle({ subject, entries, head: before }: WaitingEntries, head: AuditHead): Promise<boolean> {
    // A fence: nobody else moved any, and nothing was added since they were read.
    const asRead = {
      _id: subject,
      'audited.count': before ? before.count : { $exists: false },
      ...(entries.length > 0 ? { history: { $size: entries.length } } : { 'history.0': { $exists: false } }),
    };
    const taken = { $set: { audited: head }, $unset: { history: '', auditDueAt: '' } };
    const { matchedCount } = await this.#documents.updateOne(
      asRead as Filter<AuditedDocument>,
      taken as UpdateFilter<AuditedDocument>,
    );
    return matchedCount === 1;
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

function toWaiting({ _id, history = [], audited: head }: AuditedDocument): WaitingEntries {
  return { subject: _id, entries: history, ...(head ? { head } : {}) };
}
