import { randomUUID } from 'node:crypto';
import type { Collection, Db, Document, Filter } from 'mongodb';
import type { PersonKey } from '../../people/index.ts';
import type { DealDraft } from './deal-draft.ts';
import type { DraftStore } from './draft-store.ts';

interface DraftDocument extends Omit<DealDraft, 'id'> {
  readonly _id: string;
  readonly leasedUntil?: Date;
  readonly writeId?: string;
}

/** Fields that may be absent: `$set` alone would leave their old values standing. */
const optionalFields = ['pending', 'creation'] as const satisfies readonly (keyof DealDraft)[];
const asDraft = { projection: { leasedUntil: 0, writeId: 0 } } as const;

export class MongoDraftStore implements DraftStore {
  readonly #drafts: Collection<DraftDocument>;

  constructor(db: Db) {
    this.#drafts = db.collection<DraftDocument>('drafts', { writeConcern: { w: 'majority' } });
  }

  async createIndexes(): Promise<void> {
    await this.#drafts.createIndexes([
      { key: { 'by.aadObjectId': 1, state: 1, touchedAt: -1 }, name: 'person' },
      { key: { 'creation.dueAt': 1 }, name: 'due_creation', sparse: true },
      { key: { touchedAt: 1 }, name: 'touched' },
    ]);
  }

  async find(id: string): Promise<DealDraft | undefined> {
    return toDraft(await this.#drafts.findOne({ _id: id }, asDraft));
  }

  async insert(draft: DealDraft): Promise<boolean> {
    const { upsertedCount } = await this.#drafts.updateOne(
      { _id: draft.id },
      { $setOnInsert: toDocument(draft) as DraftDocument },
      { upsert: true },
    );
    return upsertedCount === 1;
  }

  /**
   * When the connection breaks, the driver sends a write once more; a server that does not remember the first one then says
   * that this version is gone. Whoever wrote it is told from `writeId`: else an answer would be taken, and never replied to.
   */
  async replace(before: DealDraft, after: DealDraft): Promise<DealDraft | undefined> {
    const writeId = randomUUID();
    const document = toDocument({ ...after, version: before.version + 1 });
    const absent = optionalFields.filter((field) => document[field] === undefined);
    const written = await this.#drafts.findOneAndUpdate(
      { _id: before.id, version: before.version },
      {
        $set: { ...document, writeId },
        ...(absent.length > 0 ? { $unset: Object.fromEntries(absent.map((field) => [field, ''])) } : {}),
      } as Document,
      { returnDocument: 'after', ...asDraft },
    );
    return toDraft(written ?? (await this.#drafts.findOne({ _id: before.id, writeId }, asDraft)));
  }

  async remove(id: string): Promise<void> {
    await this.#drafts.deleteOne({ _id: id });
  }

  async unfinished({ tenantId, aadObjectId }: PersonKey, limit: number): Promise<readonly DealDraft[]> {
    const rows = await this.#drafts
      .find({ 'by.aadObjectId': aadObjectId, 'by.tenantId': tenantId, state: { $in: ['open', 'put-aside'] } }, asDraft)
      .sort({ touchedAt: -1 })
      .limit(limit)
      .toArray();
    return rows.flatMap((row) => toDraft(row) ?? []);
  }

  async dueCreations(now: Date, limit: number): Promise<readonly string[]> {
    return this.#ids({ 'creation.dueAt': { $lte: now } }, { 'creation.dueAt': 1 }, limit);
  }

  async lease(
    id: string,
    { serverNow, seconds }: { serverNow: Date; seconds: number },
  ): Promise<DealDraft | undefined> {
    const leased = await this.#drafts.findOneAndUpdate(
      { _id: id, $or: [{ leasedUntil: { $exists: false } }, { leasedUntil: { $lte: serverNow } }] },
      { $set: { leasedUntil: new Date(serverNow.getTime() + seconds * 1000) } },
      { returnDocument: 'after', ...asDraft },
    );
    return toDraft(leased);
  }

  async release(id: string): Promise<void> {
    await this.#drafts.updateOne({ _id: id }, { $unset: { leasedUntil: '' } });
  }

  async untouchedSince(before: Date, limit: number): Promise<readonly string[]> {
    return this.#ids({ touchedAt: { $lte: before }, state: { $ne: 'creating' } }, { touchedAt: 1 }, limit);
  }

  async #ids(filter: Filter<DraftDocument>, sort: Record<string, 1>, limit: number): Promise<readonly string[]> {
    const rows = await this.#drafts
      .find(filter, { projection: { _id: 1 } })
      .sort(sort)
      .limit(limit)
      .toArray();
    return rows.map(({ _id }) => _id);
  }
}

function toDocument({ id: _id, ...draft }: DealDraft): Omit<DraftDocument, '_id'> {
  return draft;
}

function toDraft(document: Document | null): DealDraft | undefined {
  if (!document) return undefined;
  const { _id, ...fields } = document;
  return { id: _id, ...fields } as unknown as DealDraft;
}
