import { Binary, type Collection, type Db } from 'mongodb';
import type { PersonKey } from '../../people/index.ts';
import type { BulkImport, ImportSource } from './bulk-import.ts';
import { documentOwner } from './document-owner.ts';

interface PartDocument {
  readonly _id: string;
  readonly importId: string;
  readonly bytes: Binary;
  readonly by: PersonKey;
  readonly endsAt: Date;
}

/** Uploaded bytes, until their rows are stored. */
export class MongoImportParts {
  readonly #parts: Collection<PartDocument>;

  constructor(db: Db) {
    this.#parts = db.collection<PartDocument>('importParts', { writeConcern: { w: 'majority' } });
  }

  async createIndexes(): Promise<void> {
    await this.#parts.createIndexes([
      { key: { importId: 1 }, name: 'file' },
      { key: { endsAt: 1 }, name: 'ends', expireAfterSeconds: 0 },
    ]);
  }

  async write(imported: BulkImport, run: string, order: number, bytes: Uint8Array): Promise<void> {
    const { id, by, endsAt } = imported;
    const part = { importId: id, bytes: new Binary(bytes), by: documentOwner(by), endsAt };
    await this.#parts.insertOne({ _id: partId(id, run, order), ...part });
  }

  async *read(id: string, { run, bytes }: Extract<ImportSource, { kind: 'parts' }>): AsyncGenerator<Uint8Array> {
    let left = bytes;
    for (let order = 0; left > 0; order++) {
      const part = await this.#parts.findOne({ _id: partId(id, run, order) });
      if (!part) throw new Error(`Part ${order} of the file of import ${id} is gone`);
      const read = part.bytes.buffer.subarray(0, part.bytes.position);
      left -= read.length;
      yield read;
    }
  }

  async drop(id: string): Promise<void> {
    await this.#parts.deleteMany({ importId: id });
  }
}

function partId(id: string, run: string, order: number): string {
  return `${id}/${run}/${order}`;
}
