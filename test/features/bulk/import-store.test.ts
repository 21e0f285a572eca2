import { beforeAll, describe, expect, it } from 'vitest';
import type { BulkImport, ImportedRow } from '../../../src/features/bulk/import/bulk-import.ts';
import { importRehearsal } from '../../../src/features/bulk/import/import-rehearsal.ts';
import { MongoImportStore } from '../../../src/features/bulk/import/mongo-import-store.ts';
import type { Lease } from '../../../src/sweeps/lease.ts';
import { leaseContract } from '../../contracts/lease-contract.ts';
import { freshDatabase } from '../../support/database.ts';

const db = await freshDatabase();
const store = new MongoImportStore(db);
beforeAll(() => store.createIndexes());
const now = new Date('2026-11-21T09:00:00Z');
const megan = { tenantId: 't1', aadObjectId: 'megan' };
const nothing = { ...importRehearsal([]), notTaken: [], duplicate: [], wonEarly: [], doubts: [] };

function anImport(more: Partial<BulkImport> = {}): BulkImport {
  return {
    id: crypto.randomUUID(),
    by: { ...megan, name: 'Megan' } as never,
    ...{ locale: 'en', timeZone: 'Asia/Seoul', zoneIsOwn: true },
    ...{ state: 'rehearsed', fileName: 'deals.csv', choices: {}, generation: 1, rehearsal: nothing },
    // The database itself removes what has ended.
    ...{ askedAt: now, endsAt: new Date('2100-01-01T00:00:00Z') },
    ...more,
  };
}

const row = (line: number): ImportedRow => ({
  ...{ line, cells: ['a', 'b'], toDo: line % 2 === 0 },
  plan: { kind: 'unchanged', referralId: `r${line}` },
});

describe('imports', () => {
  it('go on by the press of their person alone, on what they see, once', async () => {
    const shown = anImport();
    expect([await store.insert(shown), await store.insert(shown)]).toEqual([true, false]);
    const seen = { id: shown.id, by: megan, generation: 1 };
    expect(await store.start({ ...seen, by: { ...megan, aadObjectId: 'alex' } }, now)).toBeUndefined();
    expect(await store.start({ ...seen, generation: 2 }, now)).toBeUndefined();

    const chosen = await store.choose(seen, { slashes: 'day-first' }, now);
    expect(chosen).toMatchObject({ state: 'reading', generation: 2, choices: { slashes: 'day-first' } });
    expect(await store.start({ ...seen, generation: 2 }, now)).toBeUndefined();
    expect(await store.rehearsed({ ...seen, generation: 2 }, nothing)).toMatchObject({ state: 'rehearsed' });

    const both = await Promise.all([1, 2].map(() => store.start({ ...seen, generation: 2 }, now)));
    expect(both.filter(Boolean)).toMatchObject([{ state: 'running', generation: 3, startedAt: now, runDueAt: now }]);
    expect(await store.discard({ ...seen, generation: 3 }, now)).toBeUndefined();
    expect(await store.askToStop(shown.id, megan, now)).toBe(true);
    expect(await store.find(shown.id, megan)).toMatchObject({ state: 'pausing' });
    expect(await store.newest(megan, ['pausing', 'done'])).toMatchObject({ id: shown.id });
  });

  it.each(['start', 'discard'] as const)('are read no more once their person has pressed: %s', async (pressed) => {
    // The card was shown, and whoever read died before the note of it: the sweep would take it up again.
    const shown = anImport({ readDueAt: now });
    await store.insert(shown);
    const times = { now, serverNow: now };
    const lease = await store.readings.lease(shown.id, new Date(now.getTime() + 60_000), times);
    expect(lease?.item.id).toBe(shown.id);
    expect(await store[pressed]({ id: shown.id, by: megan, generation: 1 }, now)).toBeDefined();
    const later = new Date(now.getTime() + 120_000);
    expect(await store.readings.due({ now, serverNow: later }, 100)).not.toContain(shown.id);
    expect(await store.change(lease?.lease as never, 'reading', { state: 'rehearsed' })).toBe(false);
  });

  it('of which rows were done are not given up, however often their workers die', async () => {
    const { id } = anImport();
    const running = { ...anImport(), id, state: 'running', runDueAt: now } as BulkImport;
    await store.insert(running);
    let at = now.getTime();
    const dies = async () => {
      at += 60_000;
      const leased = await store.runs.lease(id, new Date(at + 15_000), { now: new Date(at), serverNow: new Date(at) });
      return leased?.lease as Lease;
    };
    for (let death = 1; death <= 3; death++) expect((await dies()).attempts).toBe(death);
    await store.moved(await dies());
    expect((await dies()).attempts).toBe(2);
  });

  it('keep their rows in the order of the file, with what became of each', async () => {
    const shown = anImport();
    await store.insert(shown);
    await store.putRows(shown, [row(4), row(2), row(3)]);
    const result = { kind: 'updated', referralId: 'r2' };
    await db.collection<{ _id: string }>('importRows').updateOne({ _id: `${shown.id}/2` }, { $set: { result } });
    await store.putRows(shown, [row(2)]);
    const lines = async (which: Parameters<typeof store.rows>[1]) =>
      (await Array.fromAsync(store.rows(shown.id, which))).map(({ line, result }) => [line, result?.kind]);
    expect(await lines({})).toEqual([
      [2, 'updated'],
      [3, undefined],
      [4, undefined],
    ]);
    expect(await lines({ lines: [3] })).toEqual([[3, undefined]]);
    // A plan that comes late brings nothing back.
    await store.planRows(shown, [row(3), row(7)]);
    expect((await lines({})).map(([line]) => line)).toEqual([2, 3, 4]);
    expect(await lines({})).toHaveLength(3);
    await store.discard({ id: shown.id, by: megan, generation: 1 }, now);
    expect(await lines({})).toHaveLength(0);
  });

  it('take the file that a link waits for, once', async () => {
    const waiting = anImport({ state: 'awaited' });
    await store.insert(waiting);
    await store.link(waiting.id, 'hash', new Date(now.getTime() + 1_000));
    expect(await store.awaitedBehind('hash', new Date(now.getTime() + 1_000))).toBeUndefined();
    expect(await store.awaitedBehind('hash', now)).toMatchObject({ id: waiting.id });
    await store.writePart(waiting, 'run', 0, Buffer.from('ab'));
    await store.writePart(waiting, 'run', 1, Buffer.from('c'));
    const source = { kind: 'parts', run: 'run', bytes: 3 } as const;
    const arrivals = await Promise.all([1, 2].map(() => store.arrive('hash', source, 'mine.csv', now)));
    expect(arrivals.filter(Boolean)).toMatchObject([{ state: 'reading', fileName: 'mine.csv', readDueAt: now }]);
    expect(Buffer.concat(await Array.fromAsync(store.parts(waiting.id, source))).toString()).toBe('abc');
    await store.dropParts(waiting.id);
    await expect(Array.fromAsync(store.parts(waiting.id, source))).rejects.toThrow('is gone');
  });
});

describe.each([
  ['readings', 'readDueAt', 'reading'],
  ['runs', 'runDueAt', 'run'],
] as const)('%s', (leases, field, what) => {
  leaseContract(async () => {
    await db.collection('imports').deleteMany({});
    return {
      leases: store[leases],
      spoil: (id) =>
        db
          .collection<{ _id: string }>('imports')
          .updateOne({ _id: id }, { $set: { [`sweeps.${what}.attempts`]: 'spoilt' } }),
      async due(at) {
        const imported = anImport({ [field]: at });
        await store.insert(imported);
        return imported.id;
      },
      done: async (id) =>
        void (await db.collection<{ _id: string }>('imports').updateOne({ _id: id }, { $unset: { [field]: '' } })),
      irreversible: (lease) => store.change(lease, what, { state: 'stopped' }),
    };
  });
});
