import type { Collection, Db, Document } from 'mongodb';
import { bulkPatience, CommandsTogether } from '../../../../commands-together.ts';
import { type GuardedWrite, GuardedWrites } from '../../../../mongo/guarded-writes.ts';
import type { DealDraft } from '../../../new-deal/index.ts';
import type { RowResult } from '../bulk-import.ts';
import type { RowPrints } from './row-print.ts';
import type { MadeBefore, ReadyRows, RowRun, RunRow, RunRows, RunTally } from './run-rows.ts';

interface RunRowDocument extends RunRow {
  readonly _id: string;
  readonly importId: string;
  readonly by: { readonly tenantId: string };
  /** Of a row that created a deal: an equal row creates nothing, and a similar one asks first. */
  readonly print?: string;
  readonly near?: string;
}

const left = { toDo: true, result: { $exists: false } } as const;

/** The run's fields of the rows; cells and plans belong to the rows' own store. */
export class MongoRunRows implements RunRows {
  readonly #rows: Collection<RunRowDocument>;
  readonly #writes: GuardedWrites<RunRowDocument>;
  readonly #made: CommandsTogether<{ readonly tenantId: string; readonly print: string }, MadeBefore | undefined>;

  constructor(db: Db) {
    this.#rows = db.collection<RunRowDocument>('importRows', { writeConcern: { w: 'majority' } });
    this.#writes = new GuardedWrites(this.#rows, 'run.stamp', bulkPatience);
    this.#made = new CommandsTogether({
      ...bulkPatience,
      send: async (asked) => {
        const byTenant = Map.groupBy(asked, ({ tenantId }) => tenantId);
        const found = new Map(
          await Promise.all(
            [...byTenant].map(async ([tenantId, theirs]) => {
              const prints = theirs.map(({ print }) => print);
              return [tenantId, await this.madeBefore(tenantId, prints)] as const;
            }),
          ),
        );
        return asked.map(({ tenantId, print }) => found.get(tenantId)?.get(print));
      },
    });
  }

  async take(importId: string, token: string): Promise<void> {
    await this.#rows.updateMany({ importId, ...left } as Document, { $set: { 'run.token': token } } as Document);
  }

  async ready(importId: string, { begun, without }: ReadyRows, now: Date, limit: number): Promise<readonly RunRow[]> {
    const filter = {
      ...{ importId, ...left, line: { $nin: [...without] } },
      ...{ 'run.begunAt': { $exists: begun }, 'run.retryAt': { $not: { $gt: now } } },
    } as Document;
    const rows = await this.#rows.find(filter).sort({ line: 1 }).limit(limit).toArray();
    return rows.map(toRow);
  }

  async nextReady(importId: string): Promise<Date | undefined> {
    const waiting = { importId, ...left, 'run.retryAt': { $exists: true } } as Document;
    const first = await this.#rows.findOne(waiting, { sort: { 'run.retryAt': 1 }, projection: { run: 1 } });
    return first?.run?.retryAt;
  }

  async inDoubt(importId: string, limit: number): Promise<readonly RunRow[]> {
    // A new deal whose request certainly did not arrive has no such mark (`DealCreation`).
    const sent = [{ 'plan.kind': { $ne: 'create' } }, { 'run.draft.creation.ownSentAt': { $exists: true } }];
    const filter = { importId, ...left, 'run.begunAt': { $exists: true }, $or: sent } as Document;
    return (await this.#rows.find(filter).sort({ 'run.retryAt': 1 }).limit(limit).toArray()).map(toRow);
  }

  async begin(importId: string, line: number, token: string, run: Pick<RowRun, 'before'>, now: Date) {
    const told = Object.entries(run).filter(([, value]) => value !== undefined);
    const fields = Object.fromEntries(told.map(([field, value]) => [`run.${field}`, value]));
    return this.#write(importId, line, token, { set: { ...fields, 'run.begunAt': now } });
  }

  async keepDraft(importId: string, line: number, token: string, before: number, draft: DealDraft): Promise<boolean> {
    const standing = { 'run.draft.version': before };
    if (before > 1) return this.#write(importId, line, token, { set: { 'run.draft': draft }, when: standing });
    // The draft is stored together with its first state, before anything is sent.
    const first = { 'run.draft': draft, 'run.begunAt': draft.createdAt };
    return this.#write(importId, line, token, { set: first, whenOrMissing: standing });
  }

  async countFault(importId: string, line: number, token: string): Promise<number> {
    const row = await this.#rows.findOneAndUpdate(
      { _id: `${importId}/${line}`, 'run.token': token } as Document,
      { $inc: { 'run.faults': 1 } } as Document,
      { returnDocument: 'after', projection: { run: 1 } },
    );
    return row?.run?.faults ?? 0;
  }

  async wait(importId: string, line: number, token: string, until: Date, why: string): Promise<void> {
    await this.#write(importId, line, token, { set: { 'run.retryAt': until, 'run.waitsFor': why } });
  }

  async settle(importId: string, line: number, token: string, result: RowResult, prints?: RowPrints): Promise<boolean> {
    return this.#write(importId, line, token, { set: { result, ...prints } });
  }

  async tally(importId: string): Promise<RunTally> {
    const kind = { $ifNull: ['$result.kind', { $cond: ['$toDo', 'left', '$plan.kind'] }] };
    const counted = await this.#rows
      .aggregate<{ _id: string; count: number }>([
        { $match: { importId } },
        { $group: { _id: kind, count: { $sum: 1 } } },
      ])
      .toArray();
    const of = (...kinds: readonly string[]) =>
      counted.filter(({ _id }) => kinds.includes(_id)).reduce((sum, { count }) => sum + count, 0);
    const done = { created: of('created'), updated: of('updated'), unchanged: of('unchanged'), left: of('left') };
    const total = counted.filter(({ _id }) => _id !== 'sample').reduce((sum, { count }) => sum + count, 0);
    return { ...done, total, refused: total - done.created - done.updated - done.unchanged - done.left };
  }

  async madeBefore(
    tenantId: string,
    prints: readonly string[],
    kind: keyof RowPrints = 'print',
  ): Promise<ReadonlyMap<string, MadeBefore>> {
    if (prints.length === 0) return new Map();
    const filter = { [kind]: { $in: [...prints] }, 'by.tenantId': tenantId } as Document;
    const rows = await this.#rows.find(filter, { projection: { [kind]: 1, result: 1, importId: 1 } }).toArray();
    return new Map(
      rows.flatMap(({ [kind]: print, result, importId }) =>
        print && result?.kind === 'created'
          ? [[print, { referralId: result.referralId, engagementId: result.engagementId, importId }] as const]
          : [],
      ),
    );
  }

  async *all(importId: string): AsyncGenerator<RunRow> {
    for await (const row of this.#rows.find({ importId }).sort({ line: 1 })) yield toRow(row);
  }

  madeOf(tenantId: string, print: string): Promise<MadeBefore | undefined> {
    return this.#made.ask({ tenantId, print });
  }

  /** Fenced. False: another worker has the run, or the row was changed. */
  #write(
    importId: string,
    line: number,
    token: string,
    { when, ...write }: Pick<GuardedWrite, 'set' | 'whenOrMissing'> & Partial<Pick<GuardedWrite, 'when'>>,
  ): Promise<boolean> {
    return this.#writes.write({ id: `${importId}/${line}`, when: { ...when, 'run.token': token }, ...write });
  }
}

function toRow({ _id, importId: _import, by: _by, print: _print, near: _near, ...row }: RunRowDocument): RunRow {
  return row;
}
