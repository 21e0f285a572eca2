import type { Collection, Db, Document } from 'mongodb';
import { heldBy, MongoLeases } from '../../../mongo/mongo-leases.ts';
import type { Lease } from '../../../sweeps/lease.ts';
import type { PersonKey } from '../../people/index.ts';
import type { DealDraft } from './deal-draft.ts';
import { draftDays } from './draft-limits.ts';
import type { DraftStore } from './draft-store.ts';

interface DraftDocument extends Omit<DealDraft, 'id'> {
  readonly _id: string;
  /** The sweeps' leases and failures. */
  readonly sweeps?: unknown;
}

/** Optional fields that need `$unset` when absent: `$set` alone would keep their old values. */
const optionalFields = ['pending', 'creation'] as const satisfies readonly (keyof DealDraft)[];
/** Upper bound of messages that refer to a draft; older ones are not updated. */
const mostBeside = 5;
const asDraft = { projection: { sweeps: 0 } } as const;

const creationLease = 'sweeps.creation';
const keptMilliseconds = draftDays * 24 * 60 * 60 * 1000;

export class MongoDraftStore implements DraftStore {
  readonly creations: MongoLeases<DealDraft>;
  readonly untouched: MongoLeases<DealDraft>;
  readonly #drafts: Collection<DraftDocument>;

  constructor(db: Db) {
    this.#drafts = db.collection<DraftDocument>('drafts', { writeConcern: { w: 'majority' } });
    const toItem = ({ sweeps: _sweeps, ...document }: Document) => toDraft(document) as DealDraft;
    const leases = { collection: this.#drafts, toItem } as const;
    this.creations = new MongoLeases({
      ...leases,
      at: creationLease,
      due: (now) => ({ 'creation.dueAt': { $lte: now } }),
      order: { 'creation.dueAt': 1 },
    });
    this.untouched = new MongoLeases({
      ...leases,
      at: 'sweeps.letGo',
      due: (now) => ({
        touchedAt: { $lte: new Date(now.getTime() - keptMilliseconds) },
        state: { $ne: 'creating' },
        // The person has not been told the result yet.
        'creation.dueAt': { $exists: false },
      }),
      order: { touchedAt: 1 },
    });
  }

  async createIndexes(): Promise<void> {
    await this.#drafts.createIndexes([
      { key: { 'by.aadObjectId': 1, state: 1, touchedAt: -1 }, name: 'person' },
      ...this.creations.indexes('creation'),
      ...this.untouched.indexes('untouched'),
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

  async replace(before: DealDraft, after: DealDraft, lease?: Lease): Promise<DealDraft | undefined> {
    const document = toDocument({ ...after, version: before.version + 1 });
    const absent = optionalFields.filter((field) => document[field] === undefined);
    const written = await this.#drafts.findOneAndUpdate(
      { _id: before.id, version: before.version, ...(lease ? heldBy(creationLease, lease.token) : {}) },
      {
        $set: document,
        ...(absent.length > 0 ? { $unset: Object.fromEntries(absent.map((field) => [field, ''])) } : {}),
      } as Document,
      { returnDocument: 'after', ...asDraft },
    );
    return toDraft(written);
  }

  async noteShown(id: string, shown: NonNullable<DealDraft['shown']>): Promise<void> {
    await this.#drafts.updateOne({ _id: id }, { $set: { shown } });
  }

  async noteBeside(ids: readonly string[], activityId: string): Promise<void> {
    const beside = { $each: [activityId], $slice: -mostBeside };
    await this.#drafts.updateMany({ _id: { $in: [...ids] } }, { $push: { beside } } as Document);
  }

  async forgetBeside({ tenantId, aadObjectId }: PersonKey, activityIds: readonly string[]): Promise<void> {
    await this.#drafts.updateMany({ 'by.aadObjectId': aadObjectId, 'by.tenantId': tenantId }, {
      $pull: { beside: { $in: [...activityIds] } },
    } as Document);
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
}

function toDocument({ id: _id, ...draft }: DealDraft): Omit<DraftDocument, '_id'> {
  return draft;
}

function toDraft(document: Document | null): DealDraft | undefined {
  if (!document) return undefined;
  const { _id, ...fields } = document;
  return { id: _id, ...fields } as unknown as DealDraft;
}
