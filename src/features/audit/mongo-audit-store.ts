import type { Collection, Db } from 'mongodb';
import { type AuditEntry, auditId } from './audit-entry.ts';
import type { AuditStore } from './audit-store.ts';

interface AuditDocument extends AuditEntry {
  /** `auditId`: gives the reading order, and makes an entry unique. */
  readonly _id: string;
}

/** Upper bound of ranges per query: more would delay other queries. */
const subjectsAtOnce = 20;

const withoutId = { projection: { _id: 0 } } as const;

export class MongoAuditStore implements AuditStore {
  readonly #audit: Collection<AuditDocument>;

  constructor(db: Db) {
    this.#audit = db.collection<AuditDocument>('audit', { writeConcern: { w: 'majority' } });
  }

  async createIndexes(): Promise<void> {
    await this.#audit.createIndexes([{ key: { at: 1 }, name: 'at' }]);
  }

  async put(entries: readonly AuditEntry[]): Promise<void> {
    await this.#audit.bulkWrite(
      entries.map((entry) => ({
        replaceOne: { filter: { _id: auditId(entry) }, replacement: { ...entry }, upsert: true },
      })),
    );
  }

  async lastOfEach(subjects: readonly string[], what: string): Promise<ReadonlyMap<string, AuditEntry>> {
    const last = new Map<string, AuditEntry>();
    for (let from = 0; from < subjects.length; from += subjectsAtOnce) {
      const some = { $or: subjects.slice(from, from + subjectsAtOnce).map(ofSubject), what };
      for await (const entry of this.#audit.find(some, withoutId).sort({ _id: 1 })) last.set(entry.subject, entry);
    }
    return last;
  }

  async ofSubject(subject: string): Promise<readonly AuditEntry[]> {
    return this.#audit.find(ofSubject(subject), withoutId).sort({ _id: 1 }).toArray();
  }

  countBy(by: string): Promise<number> {
    return this.#audit.countDocuments({ by });
  }

  async seals(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.#audit.find({ _id: { $in: [...ids] } }, { projection: { seal: 1 } }).toArray();
    return new Map(found.map(({ _id, seal }) => [_id, seal]));
  }

  all(): AsyncIterable<AuditEntry> {
    return this.#audit.find({}, withoutId).sort({ _id: 1 });
  }

  between(from: Date, before: Date): AsyncIterable<AuditEntry> {
    return this.#audit.find({ at: { $gte: from, $lt: before } }, withoutId).sort({ at: 1 });
  }
}

/** A range of `_id`: `0` is the character after `/`. */
function ofSubject(subject: string) {
  return { _id: { $gt: `${subject}/`, $lt: `${subject}0` } };
}
