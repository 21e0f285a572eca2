import type { Collection, Db, Document } from 'mongodb';
import type { PersonKey } from '../../people/index.ts';
import type { BulkImport, ImportedRow } from './bulk-import.ts';
import { documentOwner } from './document-owner.ts';
import type { RowsWanted } from './import-store.ts';

interface RowDocument extends ImportedRow {
  /** `<import>/<line>` */
  readonly _id: string;
  readonly importId: string;
  readonly by: PersonKey;
  readonly endsAt: Date;
}

/** Rows of imports; the run's own fields are written by `run/mongo-run-rows.ts`. */
export class MongoImportRows {
  readonly #rows: Collection<RowDocument>;

  constructor(db: Db) {
    this.#rows = db.collection<RowDocument>('importRows', { writeConcern: { w: 'majority' } });
  }

  async createIndexes(): Promise<void> {
    await this.#rows.createIndexes([
      { key: { importId: 1, line: 1 }, name: 'rows' },
      { key: { print: 1 }, name: 'print', sparse: true },
      { key: { near: 1 }, name: 'near', sparse: true },
      { key: { endsAt: 1 }, name: 'ends', expireAfterSeconds: 0 },
    ]);
  }

  async keepUntil(importId: string, endsAt: Date): Promise<void> {
    await this.#rows.updateMany({ importId }, { $set: { endsAt } });
  }

  async drop(importId: string): Promise<void> {
    await this.#rows.deleteMany({ importId });
  }

  async put({ id, by, endsAt }: BulkImport, rows: readonly ImportedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const writes = rows.map(({ line, lastLine, cells, elsewhere, ...planned }) => ({
      updateOne: {
        filter: { _id: `${id}/${line}` },
        update: {
          ...planUpdate(planned, {
            importId: id,
            by: documentOwner(by),
            endsAt,
            line,
            cells,
            ...(elsewhere ? { elsewhere } : {}),
          }),
          ...(lastLine === undefined ? {} : { $max: { lastLine } }),
        },
        upsert: true,
      },
    }));
    await this.#rows.bulkWrite(writes as never, { ordered: false });
  }

  async plan({ id }: BulkImport, rows: readonly ImportedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const writes = rows.map(({ line, ...planned }) => ({
      // No upsert: a deleted row must not come back.
      updateOne: { filter: { _id: `${id}/${line}` }, update: planUpdate(planned) },
    }));
    await this.#rows.bulkWrite(writes as never, { ordered: false });
  }

  async *read(id: string, { lines }: RowsWanted = {}): AsyncGenerator<ImportedRow> {
    const filter = { importId: id, ...(lines ? { line: { $in: [...lines] } } : {}) };
    for await (const row of this.#rows.find(filter).sort({ line: 1 })) yield toRow(row);
  }
}

function planUpdate(planned: Omit<ImportedRow, 'line' | 'cells'>, more: Document = {}) {
  const { plan, toDo, likeOthers = [], sameAsLine, named } = planned;
  const isSame = sameAsLine !== undefined;
  const gone = [...(isSame ? [] : ['sameAsLine']), ...(named ? [] : ['named'])].map((field) => [field, '']);
  return {
    $set: { ...more, plan, toDo, likeOthers, ...(isSame ? { sameAsLine } : {}), ...(named ? { named } : {}) },
    ...(gone.length > 0 ? { $unset: Object.fromEntries(gone) } : {}),
  };
}

function toRow({ _id, importId: _import, by: _by, endsAt: _ends, ...row }: RowDocument): ImportedRow {
  return row;
}
