import { Binary, type Collection, type Db, type Document } from 'mongodb';
import { heldBy, MongoLeases } from '../../../mongo/mongo-leases.ts';
import type { Lease } from '../../../sweeps/lease.ts';
import type { PersonKey } from '../../people/index.ts';
import type { BulkExport, ExportedFile } from './bulk-export.ts';
import type { ExportStore } from './export-store.ts';

interface ExportDocument extends Omit<BulkExport, 'id'> {
  readonly _id: string;
  readonly link?: { readonly hash: string; readonly until: Date; readonly takenAt?: Date };
  readonly sweep?: unknown;
}

interface PartDocument {
  readonly _id: string;
  readonly bytes: Binary;
  readonly by: PersonKey;
  readonly endsAt: Date;
}

const lease = 'sweep';

export class MongoExportStore implements ExportStore {
  readonly exports: MongoLeases<BulkExport>;
  readonly #exports: Collection<ExportDocument>;
  readonly #parts: Collection<PartDocument>;

  constructor(db: Db) {
    this.#exports = db.collection<ExportDocument>('exports', { writeConcern: { w: 'majority' } });
    this.#parts = db.collection<PartDocument>('exportParts', { writeConcern: { w: 'majority' } });
    this.exports = new MongoLeases({
      collection: this.#exports,
      at: lease,
      due: (now) => ({ dueAt: { $lte: now } }),
      order: { dueAt: 1 },
      toItem: toExport,
    });
  }

  async createIndexes(): Promise<void> {
    await this.#exports.createIndexes([
      { key: { 'link.hash': 1 }, name: 'link', sparse: true },
      { key: { 'by.aadObjectId': 1 }, name: 'person' },
      { key: { endsAt: 1 }, name: 'ends', expireAfterSeconds: 0 },
      ...this.exports.indexes(),
    ]);
    await this.#parts.createIndexes([{ key: { endsAt: 1 }, name: 'ends', expireAfterSeconds: 0 }]);
  }

  async insert({ id, ...wanted }: BulkExport): Promise<boolean> {
    const { upsertedCount } = await this.#exports.updateOne({ _id: id }, { $setOnInsert: wanted }, { upsert: true });
    return upsertedCount === 1;
  }

  countUnfinished({ tenantId, aadObjectId }: PersonKey): Promise<number> {
    return this.#exports.countDocuments({
      'by.aadObjectId': aadObjectId,
      'by.tenantId': tenantId,
      dueAt: { $exists: true },
    });
  }

  async writePart({ id, by, endsAt }: BulkExport, run: string, order: number, bytes: Uint8Array): Promise<void> {
    const { tenantId, aadObjectId } = by;
    const part = { bytes: new Binary(bytes), by: { tenantId, aadObjectId }, endsAt };
    await this.#parts.insertOne({ _id: partId(id, run, order), ...part });
  }

  async finish({ id }: BulkExport, file: ExportedFile, held: Lease): Promise<void> {
    await this.#exports.updateOne({ _id: id, ...heldBy(lease, held.token) } as Document, { $set: { file } });
  }

  async link(id: string, hash: string, until: Date, held: Lease): Promise<void> {
    const link = { hash, until };
    await this.#exports.updateOne({ _id: id, ...heldBy(lease, held.token) } as Document, { $set: { link } });
  }

  async settle(id: string, held: Lease, way?: 'offered'): Promise<void> {
    const settled = { ...(way ? { $set: { way } } : {}), $unset: { dueAt: '' as const } };
    await this.#exports.updateOne({ _id: id, ...heldBy(lease, held.token) } as Document, settled);
  }

  async answer(
    id: string,
    { tenantId, aadObjectId }: PersonKey,
    way: NonNullable<BulkExport['way']>,
    now: Date,
  ): Promise<boolean> {
    const { matchedCount } = await this.#exports.updateOne(
      { _id: id, 'by.tenantId': tenantId, 'by.aadObjectId': aadObjectId, way: 'offered' },
      { $set: { way, dueAt: now } },
    );
    return matchedCount === 1;
  }

  async isKept(id: string, { tenantId, aadObjectId }: PersonKey): Promise<boolean> {
    const filter = { _id: id, 'by.tenantId': tenantId, 'by.aadObjectId': aadObjectId };
    return (await this.#exports.findOne(filter, { projection: { _id: 1 } })) !== null;
  }

  async behind(hash: string, now: Date): Promise<BulkExport | undefined> {
    const found = await this.#exports.findOne(good(hash, now));
    return found ? toExport(found) : undefined;
  }

  async take(hash: string, now: Date): Promise<BulkExport | undefined> {
    const taken = await this.#exports.findOneAndUpdate(good(hash, now), { $set: { 'link.takenAt': now } } as Document);
    return taken ? toExport(taken) : undefined;
  }

  async *parts(id: string, { run, bytes }: ExportedFile): AsyncGenerator<Uint8Array> {
    let left = bytes;
    for (let order = 0; left > 0; order++) {
      const part = await this.#parts.findOne({ _id: partId(id, run, order) });
      if (!part) throw new Error(`Part ${order} of export ${id} is gone`);
      const read = part.bytes.buffer.subarray(0, part.bytes.position);
      left -= read.length;
      yield read;
    }
  }
}

function good(hash: string, now: Date): Document {
  return { 'link.hash': hash, 'link.until': { $gt: now }, 'link.takenAt': { $exists: false } };
}

function partId(id: string, run: string, order: number): string {
  return `${id}/${run}/${order}`;
}

function toExport({ _id, link: _link, sweep: _sweep, ...document }: Document): BulkExport {
  return { id: _id, ...document } as unknown as BulkExport;
}
