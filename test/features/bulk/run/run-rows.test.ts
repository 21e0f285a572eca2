import { MongoBulkWriteError } from 'mongodb';
import { pino } from 'pino';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { BulkImport, ImportedRow } from '../../../../src/features/bulk/import/bulk-import.ts';
import { MongoImportStore } from '../../../../src/features/bulk/import/mongo-import-store.ts';
import { MongoRowClaims } from '../../../../src/features/bulk/import/run/mongo-row-claims.ts';
import { MongoRunRows } from '../../../../src/features/bulk/import/run/mongo-run-rows.ts';
import { draftOfRow } from '../../../../src/features/bulk/import/run/new-deal-of-row.ts';
import { RecentRecords } from '../../../../src/features/bulk/import/run/recent-records.ts';
import { RowCarrier } from '../../../../src/features/bulk/import/run/row-carrier.ts';
import { RowCreation } from '../../../../src/features/bulk/import/run/row-creation.ts';
import { rowDrafts, rowId } from '../../../../src/features/bulk/import/run/row-drafts.ts';
import { LeaseLostError } from '../../../../src/sweeps/lease.ts';
import { alex } from '../../../builders/referral.ts';
import { freshDatabase } from '../../../support/database.ts';

const db = await freshDatabase();
const store = new MongoImportStore(db);
const rows = new MongoRunRows(db);
beforeAll(() => store.createIndexes());
const now = new Date('2026-11-21T09:00:00Z');
const later = new Date(now.getTime() + 60_000);

async function aRun(): Promise<string> {
  const imported = {
    id: crypto.randomUUID(),
    by: alex,
    endsAt: new Date('2100-01-01T00:00:00Z'),
  } as Partial<BulkImport> as BulkImport;
  const row = (line: number, toDo: boolean): ImportedRow => ({
    ...{ line, cells: [], toDo },
    plan: toDo ? { kind: 'create', deal: {} as never } : { kind: 'refused', problems: [{ why: 'closed' }] },
  });
  await store.putRows(imported, [row(2, true), row(3, true), row(4, false), row(5, true)]);
  return imported.id;
}

it('whoever takes a run over is the only one who writes to its rows', async () => {
  const id = await aRun();
  await rows.take(id, 'first');
  expect(await rows.begin(id, 2, 'first', {}, now)).toBe(true);
  const draft = draftOfRow({}, { id: rowId(id, 3), by: alex, now, alike: [] });
  await rows.take(id, 'second');
  const settled = { kind: 'created', referralId: 'r', engagementId: 'e' } as const;
  expect(await rows.settle(id, 2, 'first', settled)).toBe(false);
  const replace = (token: string, before = draft) =>
    rowDrafts(rows).replace(before, { ...before, heard: ['a'] }, { id, token, attempts: 1, parked: false });
  expect(await replace('first')).toBeUndefined();
  const written = await replace('second');
  expect(written).toMatchObject({ version: 2, heard: ['a'] });
  // The draft's first write begins its row.
  expect((await rows.ready(id, { begun: true, without: [] }, later, 10)).map(({ line }) => line)).toEqual([2, 3]);
  // Whoever read it before that has read another one.
  expect(await replace('second')).toBeUndefined();
  expect(await rows.settle(id, 2, 'second', settled)).toBe(true);
  // What was created is the row's result: nothing is written for it here.
  const lease = { id, token: 'second', attempts: 1, parked: false };
  await rowDrafts(rows).replace(written as never, { ...draft, state: 'created' }, lease);
  const [, third] = await Array.fromAsync(rows.all(id));
  expect(third?.run?.draft?.state).toBe('creating');
  await expect(replace('second', { ...draft, id: rowId('another', 3) })).rejects.toThrow('is no row');
});

it('gives what was begun apart from what was not, leaves out what waits, and counts', async () => {
  const id = await aRun();
  await rows.take(id, 't');
  await rows.begin(id, 3, 't', {}, now);
  const lines = async (begun: boolean, without: readonly number[] = [], at = now) =>
    (await rows.ready(id, { begun, without }, at, 10)).map(({ line }) => line);
  expect([await lines(true), await lines(false), await lines(false, [5])]).toEqual([[3], [2, 5], [2]]);
  const prints = { print: `print-${id}`, near: `near-${id}` };
  await rows.wait(id, 3, 't', later, 'throttled');
  expect([await lines(true), await rows.nextReady(id), await lines(true, [], later)]).toEqual([[], later, [3]]);
  await rows.settle(id, 2, 't', { kind: 'created', referralId: 'r2', engagementId: 'e2' }, prints);
  await rows.settle(id, 3, 't', { kind: 'refused', reasons: ['no'] });
  expect(await rows.tally(id)).toEqual({ total: 4, created: 1, updated: 0, unchanged: 0, refused: 2, left: 1 });
  const made = await rows.madeBefore(alex.tenantId, [`print-${id}`, 'other']);
  expect([...made]).toEqual([[`print-${id}`, { referralId: 'r2', engagementId: 'e2', importId: id }]]);
  expect((await rows.madeBefore(alex.tenantId, [prints.near], 'near')).size).toBe(1);
  expect((await rows.madeBefore('another tenant', [`print-${id}`])).size).toBe(0);
});

it('a row that several imports have is claimed by one of them; another takes it over once that has ended, once', async () => {
  const claims = new MongoRowClaims(db);
  const [first, second, third] = [await aRun(), await aRun(), await aRun()];
  const of = (importId: string, print = 'p') => ({ tenantId: alex.tenantId, print, importId, now });
  const together = await Promise.all([claims.claim(of(first)), claims.claim(of(second)), claims.claim(of(third, 'q'))]);
  expect(together).toEqual([first, first, third]);
  expect(await claims.claim({ ...of(second), tenantId: 'another tenant' })).toBe(second);
  expect(await claims.takeOver(of(second), first)).toBe(true);
  expect(await claims.takeOver(of(third), first)).toBe(false);
  await claims.letGo(of(first));
  expect(await claims.claim(of(first))).toBe(second);
  await db.collection('imports').insertOne({ _id: first, state: 'pausing', by: alex } as never);
  const [one, other] = await Promise.all([first, second].map((id) => claims.claimingImport(id)));
  expect([one?.isUnderWay, other?.isUnderWay]).toEqual([true, false]);
});

it('a claim that could not be written is nobody’s; one that was let go before it was read is claimed anew', async () => {
  const database = await freshDatabase();
  const collection = database.collection('importClaims');
  const claims = new MongoRowClaims(database);
  /** The claim of each print, where the first command's writes fail so. */
  const claimed = async (codes: Readonly<Record<string, number>>) => {
    const writeErrors = Object.values(codes).map((code, index) => ({ index, code, errmsg: `error ${code}` }));
    const failure = {
      message: 'the first of them',
      code: writeErrors[0]?.code ?? 0,
      writeErrors: writeErrors as never,
    };
    const bulkWrite = vi
      .spyOn(Object.getPrototypeOf(collection), 'bulkWrite')
      .mockRejectedValueOnce(new MongoBulkWriteError(failure, { upsertedIds: {} } as never));
    const asked = Object.keys(codes).map((print) => claims.claim({ tenantId: 't', print, importId: 'mine', now }));
    const answers = await Promise.allSettled(asked);
    bulkWrite.mockRestore();
    return answers;
  };
  const duplicate = 11_000;
  const [, failed] = await claimed({ p: duplicate, q: 50 });
  expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'error 50' } });
  expect(await claimed({ r: duplicate })).toEqual([{ status: 'fulfilled', value: 'mine' }]);
  expect(await collection.findOne({ _id: 't/r' as never })).toMatchObject({ importId: 'mine' });
});

describe('a row that ended in one import without its deal', () => {
  const claims = new MongoRowClaims(db);
  const refused = { kind: 'refused', code: '400' };
  const answers = { refused, lost: refused, stands: { kind: 'which-one', candidates: ['a', 'b'] } };
  type Outcome = keyof typeof answers | 'fault' | 'not-allowed';

  const bo = { ...alex, aadObjectId: 'bo' };
  const minute = (count: number) => new Date(now.getTime() + count * 60_000);

  async function running(startedAt = now, by = alex): Promise<BulkImport> {
    const id = await aRun();
    await rows.take(id, id);
    await db.collection('imports').insertOne({ _id: id, state: 'running', by } as never);
    return { id, by, startedAt } as Partial<BulkImport> as BulkImport;
  }

  async function ends({ id }: BulkImport, endedAt: Date): Promise<void> {
    await db.collection('imports').updateOne({ _id: id } as never, { $set: { state: 'done', endedAt } });
  }

  /** Gives for what the row waits, or what came of it. */
  async function carry(imported: BulkImport, name: string, outcome: Outcome, line = 2): Promise<string | undefined> {
    const { id } = imported;
    const advance = async () => {
      if (outcome === 'fault') throw new Error('a fault of ours');
      return answers[outcome as keyof typeof answers] as never;
    };
    const creation = new RowCreation({
      creation: { advance },
      catalogue: { known: async () => new Map() },
      roles: {
        admins: [],
        users: outcome === 'not-allowed' ? [] : [{ who: '*', locations: [] }],
        homeTenant: undefined,
      },
      now: () => now,
    });
    const log = pino({ level: 'silent' });
    const carrier = new RowCarrier({ rows, claims, creation, clock: { now: () => now }, log } as never);
    const assert = async () => {
      if (outcome === 'lost') throw new LeaseLostError(id);
    };
    const lease = { id, token: id, attempts: 1, parked: false };
    const customer = { name: 'Contoso', address: { addressLine1: 'One Way', city: 'Redmond', country: 'US' } };
    const value = { value: 1, currency: 'USD' };
    const deal = { name, customer, value, closeDate: '2027-03-01', visibility: 'private', solutions: [], team: [] };
    const waiting = await carrier
      .carry(
        {
          ...{ imported, hold: { lease, signal: AbortSignal.any([]), assert } },
          speaker: { person: { ...alex, personalChat: 'chat' }, locale: 'en', timeZone: 'UTC', zoneIsOwn: false },
          recent: () => RecentRecords.read({ async *changedSince() {} }, now),
        } as never,
        { line, cells: [], toDo: true, plan: { kind: 'create', deal } } as never,
      )
      .catch((error: Error) => ({ why: error.name }));
    const found = (await Array.fromAsync(rows.all(id))).find((row) => row.line === line);
    return waiting?.why ?? found?.result?.kind;
  }

  it.each([
    ['is let go where nothing of it stands', 'refused', ['refused', 'refused', 'refused']],
    ['is let go where it may not be created', 'not-allowed', ['refused', 'refused', 'refused']],
    // Another worker has this run by now.
    [
      'is its import’s as long as another worker goes on with it',
      'lost',
      ['LeaseLostError', 'other-import', 'other-import'],
    ],
  ] as const)('%s, while its run goes on', async (name, outcome, expected) => {
    const [first, second, later] = [await running(), await running(), await running(new Date(now.getTime() + 1))];
    expect([
      await carry(first, name, outcome),
      await carry(second, name, outcome),
      await carry(later, name, outcome),
    ]).toEqual(expected);
  });

  it.each(['stands', 'fault'] as const)(
    'is created by no import whose person was not told before (%s), and waited for by none',
    async (outcome) => {
      const [first, second, later] = [await running(), await running(), await running(minute(1))];
      const [x, y] = [`x ${outcome}`, `y ${outcome}`];
      const inDoubt = async (imported: BulkImport, name: string) => {
        const tries = outcome === 'fault' ? 3 : 1;
        for (let each = 1; each < tries; each++) expect(await carry(imported, name, outcome)).toBe('error');
        return carry(imported, name, outcome);
      };
      expect([await inDoubt(first, x), await inDoubt(second, y)]).toEqual(['refused', 'refused']);
      // Each holds what the other one would wait for.
      expect([await carry(first, y, 'lost', 3), await carry(second, x, 'lost', 3)]).toEqual(['refused', 'refused']);
      // Nobody is told before the run ends.
      expect(await carry(later, x, 'lost')).toBe('refused');
      await ends(first, minute(2));
      const [early, colleague] = [await running(minute(1)), await running(minute(3), bo)];
      expect([await carry(early, x, 'lost'), await carry(colleague, x, 'lost')]).toEqual(['refused', 'refused']);
      const told = await running(minute(3));
      expect(await carry(told, x, 'lost')).toBe('LeaseLostError');
      // Its row is under way: whoever was told as well waits for it.
      await ends(colleague, minute(4));
      const toldColleague = await running(minute(5), bo);
      expect(await carry(toldColleague, x, 'lost')).toBe('other-import');
      await ends(told, minute(6));
      expect(await carry(toldColleague, x, 'lost')).toBe('LeaseLostError');
    },
  );

  it.each(['not-allowed', 'refused'] as const)('stays in doubt where whoever takes it over is %s', async (outcome) => {
    const name = `taken over, ${outcome}`;
    const [first, early, waiting] = [await running(), await running(), await running(minute(5))];
    expect(await carry(first, name, 'stands')).toBe('refused');
    await ends(first, minute(1));
    expect(await carry(await running(minute(2)), name, outcome)).toBe('refused');
    expect(await carry(early, name, 'lost')).toBe('refused');
    // Nor does it wait for that one's end.
    expect(await carry(waiting, name, 'lost')).toBe('LeaseLostError');
  });

  it('stays in doubt where its import’s next row that says the same is refused', async () => {
    const [first, early] = [await running(), await running()];
    const outcomes = ['stands', 'refused', 'refused'] as const;
    for (const [place, line] of [2, 3, 5].entries())
      expect(await carry(first, 'twice', outcomes[place] ?? 'lost', line)).toBe('refused');
    expect(await carry(early, 'twice', 'lost')).toBe('refused');
  });
});
