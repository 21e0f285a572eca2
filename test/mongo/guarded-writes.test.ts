import type { CommandStartedEvent, Document } from 'mongodb';
import { expect, it } from 'vitest';
import { GuardedWrites } from '../../src/mongo/guarded-writes.ts';
import { sharedClient } from '../support/database.ts';
import { commandsSentBy } from '../support/sent-by.ts';

interface Row {
  readonly _id: string;
  readonly run?: { readonly token?: string; readonly draft?: { readonly version: number }; readonly at?: Date };
  readonly result?: unknown;
}

const client = await sharedClient({ monitorCommands: true });
const db = client.db(`test-${crypto.randomUUID()}`);
const rows = db.collection<Row>('rows');
const guarded = new GuardedWrites(rows, 'run.stamp');
const mine = { 'run.token': 'mine' };
const sentBy = <T>(work: () => Promise<T>) => commandsSentBy(client, db, work);

async function standing(...all: Row[]): Promise<void> {
  await rows.deleteMany({});
  await rows.insertMany(all);
}

it('writes where the document has the values, by its id alone, and tells each in a shared command', async () => {
  await standing(
    ...Array.from({ length: 40 }, (_, n) => ({ _id: `r${n}`, run: { token: n === 7 ? 'other' : 'mine' } })),
  );
  const write = (n: number) => guarded.write({ id: `r${n}`, when: mine, set: { result: n } });
  const filters: Document[] = [];
  const note = ({ command }: CommandStartedEvent) => {
    if (command.update === 'rows') filters.push(...command.updates.map(({ q }: Document) => q));
  };
  client.on('commandStarted', note);
  expect(await sentBy(() => write(0))).toEqual({ sent: ['update'], result: true });
  client.off('commandStarted', note);
  expect(filters).toEqual([{ _id: 'r0' }]);
  const some = await sentBy(() => Promise.all([1, 2, 3].map(write)));
  expect(some).toEqual({ sent: ['update'], result: [true, true, true] });
  expect(await Promise.all([6, 7, 99, 8].map(write))).toEqual([true, false, false, true]);
  expect(await Promise.all([7, 99].map(write))).toEqual([false, false]);
  expect(await rows.findOne({ _id: 'r7' })).toEqual({ _id: 'r7', run: { token: 'other' } });
  const many = await sentBy(() => Promise.all(Array.from({ length: 30 }, (_, n) => write(n + 8))));
  expect([many.sent, many.result.every(Boolean)]).toEqual([['update', 'update'], true]);
});

it('what stands beside the fields stays, and what people write is a value, whatever it begins with', async () => {
  const at = new Date('2026-11-21T09:00:00Z');
  await standing({ _id: 'a', run: { token: 'mine', draft: { version: 3 } }, result: { kind: 'old', more: 1 } });
  const reasons = ['$run.token', '$$ROOT', { $literal: 1 }];
  const set = { 'run.at': at, result: { kind: 'refused', reasons, absent: undefined } };
  expect(await guarded.write({ id: 'a', when: mine, set })).toBe(true);
  expect(await rows.findOne({ _id: 'a' })).toEqual({
    _id: 'a',
    run: { token: 'mine', draft: { version: 3 }, at, stamp: expect.any(String) },
    result: { kind: 'refused', reasons },
  });
  // A value that is none of a field's names either.
  await standing({ _id: 'a', run: { token: '$run.token' } });
  expect(await guarded.write({ id: 'a', when: mine, set })).toBe(false);
});

it('the same write once more is applied once more; of two that exclude each other one is', async () => {
  await standing({ _id: 'a', run: { token: 'mine' } }, { _id: 'b', run: { token: 'mine', draft: { version: 2 } } });
  const settle = () => guarded.write({ id: 'a', when: mine, set: { result: 'done' } });
  expect([await settle(), await settle()]).toEqual([true, true]);
  const keep = (id: string, before: number) =>
    guarded.write({
      ...{ id, when: mine, whenOrMissing: { 'run.draft.version': before } },
      set: { 'run.draft': { version: before + 1 } },
    });
  // No draft yet, another one, and the one that is meant.
  expect([await keep('a', 1), await keep('a', 1), await keep('a', 2), await keep('b', 1)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  const desks = [guarded, new GuardedWrites(rows, 'run.stamp'), new GuardedWrites(rows, 'run.stamp')];
  const raced = await Promise.all(
    desks.map((desk) =>
      desk.write({ id: 'b', when: { 'run.draft.version': 2 }, set: { 'run.draft': { version: 3 } } }),
    ),
  );
  expect(raced.filter(Boolean)).toHaveLength(1);
  // A document without the object that the field stands in.
  await standing({ _id: 'c' });
  expect(await guarded.write({ id: 'c', when: {}, set: { 'run.at': null } })).toBe(true);
  expect(await rows.findOne({ _id: 'c' })).toMatchObject({ run: { at: null } });
  await db.dropDatabase();
});
