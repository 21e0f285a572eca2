import type { Collection, Db, Document, Filter } from 'mongodb';
import { heldBy, MongoLeases } from '../../../mongo/mongo-leases.ts';
import type { Lease } from '../../../sweeps/lease.ts';
import type { PersonKey } from '../../people/index.ts';
import {
  type BulkImport,
  type ImportChoices,
  type ImportedRow,
  type ImportSource,
  type ImportState,
  importDays,
  type StoredRehearsal,
} from './bulk-import.ts';
import type { ImportChange, ImportStore, RowsWanted, SeenImport } from './import-store.ts';
import { MongoImportParts } from './mongo-import-parts.ts';
import { MongoImportRows } from './mongo-import-rows.ts';
import { MongoRowClaims } from './run/mongo-row-claims.ts';

interface ImportDocument extends Omit<BulkImport, 'id'> {
  readonly _id: string;
  readonly link?: { readonly hash: string; readonly until: Date };
  readonly sweeps?: unknown;
}

const leaseOf = { reading: 'sweeps.reading', run: 'sweeps.run' } as const;
const runStates: readonly ImportState[] = ['running', 'pausing'];
const dayMilliseconds = 86_400_000;

export class MongoImportStore implements ImportStore {
  readonly readings: MongoLeases<BulkImport>;
  readonly runs: MongoLeases<BulkImport>;
  readonly #imports: Collection<ImportDocument>;
  readonly #rows: MongoImportRows;
  readonly #parts: MongoImportParts;
  readonly #claims: MongoRowClaims;

  constructor(db: Db) {
    const options = { writeConcern: { w: 'majority' as const } };
    this.#imports = db.collection<ImportDocument>('imports', options);
    this.#rows = new MongoImportRows(db);
    this.#parts = new MongoImportParts(db);
    this.#claims = new MongoRowClaims(db);
    this.readings = new MongoLeases({
      collection: this.#imports,
      at: leaseOf.reading,
      due: (now) => ({ readDueAt: { $lte: now } }),
      order: { readDueAt: 1 },
      toItem: toImport,
    });
    this.runs = new MongoLeases({
      collection: this.#imports,
      at: leaseOf.run,
      due: (now) => ({ runDueAt: { $lte: now } }),
      order: { runDueAt: 1 },
      toItem: toImport,
    });
  }

  async createIndexes(): Promise<void> {
    await this.#imports.createIndexes([
      { key: { 'link.hash': 1 }, name: 'link', sparse: true },
      { key: { 'by.aadObjectId': 1, askedAt: -1 }, name: 'person' },
      { key: { endsAt: 1 }, name: 'ends', expireAfterSeconds: 0 },
      ...this.readings.indexes('reading'),
      ...this.runs.indexes('run'),
    ]);
    await this.#rows.createIndexes();
    await this.#parts.createIndexes();
    await this.#claims.createIndexes();
  }

  async insert({ id, ...imported }: BulkImport): Promise<boolean> {
    const found = await this.#imports.updateOne({ _id: id }, { $setOnInsert: imported }, { upsert: true });
    return found.upsertedCount === 1;
  }

  async find(id: string, by: PersonKey): Promise<BulkImport | undefined> {
    return maybe(await this.#imports.findOne({ _id: id, ...of(by) }));
  }

  async newest(by: PersonKey, states: readonly ImportState[]): Promise<BulkImport | undefined> {
    return maybe(await this.#imports.findOne({ ...of(by), state: { $in: [...states] } }, { sort: { askedAt: -1 } }));
  }

  countIn(by: PersonKey, states: readonly ImportState[]): Promise<number> {
    return this.#imports.countDocuments({ ...of(by), state: { $in: [...states] } });
  }

  async change({ id, token }: Lease, what: 'reading' | 'run', change: ImportChange): Promise<boolean> {
    const fields = Object.entries(change);
    const update = {
      $set: Object.fromEntries(fields.filter(([, value]) => value !== undefined)),
      $unset: Object.fromEntries(fields.flatMap(([field, value]) => (value === undefined ? [[field, '']] : []))),
    };
    // Only from `reading`: it may have been started or discarded meanwhile.
    const from = change.state === 'rehearsed' ? { state: 'reading' } : {};
    const filter = { _id: id, ...heldBy(leaseOf[what], token), ...from };
    return (await this.#imports.updateOne(filter as Document, update as Document)).matchedCount === 1;
  }

  async moved({ id, token }: Lease): Promise<void> {
    const update = { $set: { [`${leaseOf.run}.attempts`]: 1 } };
    await this.#imports.updateOne({ _id: id, ...heldBy(leaseOf.run, token) } as Document, update as Document);
  }

  async choose(seen: SeenImport, choices: ImportChoices, now: Date): Promise<BulkImport | undefined> {
    // The press itself rehearses it; the sweep takes over if that process dies.
    const readDueAt = new Date(now.getTime() + 30_000);
    return this.#seen(seen, { $set: { choices, state: 'reading', readDueAt }, $inc: { generation: 1 } });
  }

  async rehearsed({ id, by, generation }: SeenImport, rehearsal: StoredRehearsal): Promise<BulkImport | undefined> {
    return this.#when(
      { _id: id, ...of(by), generation, state: 'reading' },
      { $set: { state: 'rehearsed', rehearsal }, $unset: { readDueAt: '' } },
    );
  }

  async readNext(id: string, by: PersonKey, now: Date): Promise<boolean> {
    const filter = { _id: id, ...of(by), state: 'waiting' } as const;
    return (await this.#when(filter, { $set: { state: 'reading', readDueAt: now } })) !== undefined;
  }

  async start(seen: SeenImport, now: Date): Promise<BulkImport | undefined> {
    const endsAt = new Date(now.getTime() + importDays * dayMilliseconds);
    const started = await this.#seen(seen, {
      $set: { state: 'running', startedAt: now, runDueAt: now, endsAt },
      $unset: { readDueAt: '' },
      $inc: { generation: 1 },
    });
    if (started) await this.#rows.keepUntil(seen.id, endsAt);
    return started;
  }

  async discard(seen: SeenImport, now: Date): Promise<BulkImport | undefined> {
    const discarded = await this.#seen(seen, {
      $set: { state: 'discarded', endedAt: now },
      $unset: { readDueAt: '' },
      $inc: { generation: 1 },
    });
    if (discarded) await this.#rows.drop(seen.id);
    return discarded;
  }

  async askToStop(id: string, by: PersonKey, now: Date): Promise<boolean> {
    const filter = { _id: id, ...of(by), state: { $in: [...runStates] } };
    return (await this.#imports.updateOne(filter, { $set: { state: 'pausing', runDueAt: now } })).matchedCount === 1;
  }

  async link(id: string, hash: string, until: Date): Promise<void> {
    await this.#imports.updateOne({ _id: id, state: 'awaited' }, { $set: { link: { hash, until } } });
  }

  async awaitedBehind(hash: string, now: Date): Promise<BulkImport | undefined> {
    return maybe(await this.#imports.findOne(awaited(hash, now)));
  }

  async arrive(hash: string, source: ImportSource, fileName: string, now: Date): Promise<BulkImport | undefined> {
    return this.#when(awaited(hash, now), {
      $set: { state: 'reading', source, fileName, readDueAt: now, endsAt: unrunUntil(now) },
      $unset: { link: '' },
    });
  }

  writePart(imported: BulkImport, run: string, order: number, bytes: Uint8Array): Promise<void> {
    return this.#parts.write(imported, run, order, bytes);
  }

  parts(id: string, source: Extract<ImportSource, { kind: 'parts' }>): AsyncGenerator<Uint8Array> {
    return this.#parts.read(id, source);
  }

  dropParts(id: string): Promise<void> {
    return this.#parts.drop(id);
  }

  putRows(imported: BulkImport, rows: readonly ImportedRow[]): Promise<void> {
    return this.#rows.put(imported, rows);
  }

  planRows(imported: BulkImport, rows: readonly ImportedRow[]): Promise<void> {
    return this.#rows.plan(imported, rows);
  }

  rows(id: string, which?: RowsWanted): AsyncGenerator<ImportedRow> {
    return this.#rows.read(id, which);
  }

  #seen({ id, by, generation }: SeenImport, update: Document): Promise<BulkImport | undefined> {
    return this.#when({ _id: id, ...of(by), generation, state: 'rehearsed' }, update);
  }

  async #when(filter: Filter<ImportDocument>, update: Document): Promise<BulkImport | undefined> {
    return maybe(await this.#imports.findOneAndUpdate(filter, update, { returnDocument: 'after' }));
  }
}

/** End of an import that is never run. */
export function unrunUntil(now: Date): Date {
  return new Date(now.getTime() + 7 * dayMilliseconds);
}

function of({ tenantId, aadObjectId }: PersonKey) {
  return { 'by.aadObjectId': aadObjectId, 'by.tenantId': tenantId };
}

function awaited(hash: string, now: Date): Filter<ImportDocument> {
  return { 'link.hash': hash, 'link.until': { $gt: now }, state: 'awaited' };
}

function maybe(document: ImportDocument | null): BulkImport | undefined {
  return document ? toImport(document) : undefined;
}

function toImport({ _id, link: _link, sweeps: _sweeps, ...document }: Document): BulkImport {
  return { id: _id, ...document } as unknown as BulkImport;
}
