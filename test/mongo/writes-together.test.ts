import { expect, it } from 'vitest';
import { UpsertsTogether, WritesTogether } from '../../src/mongo/writes-together.ts';
import { sharedClient } from '../support/database.ts';
import { commandsSentBy } from '../support/sent-by.ts';

interface Row {
  readonly _id: string;
  readonly token?: string;
  readonly name?: unknown;
}

const client = await sharedClient({ monitorCommands: true });
const db = client.db(`test-${crypto.randomUUID()}`);
const rows = db.collection<Row>('rows');

const sentBy = <T>(work: () => Promise<T>) => commandsSentBy(client, db, work);

it('writes what is asked for in one turn in one command, and tells each whether it was written', async () => {
  await rows.insertMany(Array.from({ length: 50 }, (_, n) => ({ _id: `w${n}`, token: n === 7 ? 'other' : 'mine' })));
  const together = new WritesTogether(rows);
  const named = (n: number, name: unknown = `Row ${n}`) =>
    together.write({
      ...{ id: `w${n}`, when: { token: 'mine' } },
      ...{ update: { $set: { name } }, landed: { token: 'mine', name } },
    });
  expect(await sentBy(() => named(0))).toEqual({ sent: ['update'], result: true });
  const some = await sentBy(() => Promise.all([1, 2, 3].map((n) => named(n))));
  expect(some).toEqual({ sent: ['update'], result: [true, true, true] });
  // One that is another's, one that is gone: only then is it asked which.
  expect(await Promise.all([6, 7, 99, 8].map((n) => named(n)))).toEqual([true, false, false, true]);
  // So many that others would wait for them are several.
  const many = await sentBy(() => Promise.all(Array.from({ length: 43 }, (_, n) => named(n < 7 ? n : n + 7))));
  expect([many.sent, many.result.every(Boolean)]).toEqual([['update', 'update', 'update'], true]);
  // What one document can't take fails for nobody else.
  const broken = together.write({ id: 'w10', when: {}, update: { $inc: { token: 1 } }, landed: { token: 1 } });
  const mixed = await Promise.allSettled([named(9, 'nine'), broken, named(7)]);
  expect(mixed.map((each) => (each.status === 'fulfilled' ? each.value : 'failed'))).toEqual([true, 'failed', false]);
  expect(await rows.findOne({ _id: 'w9' })).toMatchObject({ name: 'nine' });
  await db.dropDatabase();
});

it('inserts in one command, and tells each whether it was the one', async () => {
  await rows.deleteMany({});
  const together = new UpsertsTogether(rows);
  const added = (id: string, name: string) => together.insert(id, { $setOnInsert: { name } });
  expect(await added('a', 'first')).toBe(true);
  const ids = [...Array.from({ length: 45 }, (_, n) => `i${n}`), 'a', 'i3'];
  const all = await sentBy(() => Promise.all(ids.map((id) => added(id, 'second'))));
  expect(all.sent).toEqual(['update', 'update', 'update']);
  expect(
    all.result
      .map((isNew, place) => (isNew ? '' : ids[place]))
      .filter(Boolean)
      .sort(),
  ).toEqual(['a', 'i3']);
  expect(await rows.findOne({ _id: 'a' })).toMatchObject({ name: 'first' });
  const broken = together.insert('b', { $setOnInsert: { name: 1 }, $inc: { name: 1 } });
  const mixed = await Promise.allSettled([added('c', 'third'), broken, added('a', 'third')]);
  expect(mixed.map((each) => (each.status === 'fulfilled' ? each.value : 'failed'))).toEqual([true, 'failed', false]);
  // Several desks that take in the same at the same moment: one of them inserts.
  const desks = [new UpsertsTogether(rows), new UpsertsTogether(rows), together];
  const raced = await Promise.all(
    ['x', 'y', 'z'].map((id) => Promise.all(desks.map((desk) => desk.insert(id, { $setOnInsert: { name: id } })))),
  );
  expect(raced.map((each) => each.filter(Boolean).length)).toEqual([1, 1, 1]);
  // With what must stand there: made, changed, or told that it is not so.
  const more = (id: string, name: string) =>
    together.upsert({ id, when: { names: { $ne: name } }, update: { $push: { names: name } } });
  expect(await more('n', 'one')).toBe('inserted');
  const upserts = await sentBy(() =>
    Promise.all([more('n', 'two'), more('n', 'one'), more('m', 'one'), more('m', 'one')]),
  );
  expect(upserts).toMatchObject({ sent: ['update'], result: ['updated', 'refused', 'inserted', 'refused'] });
  expect(await more('n', 'two')).toBe('refused');
  await db.dropDatabase();
});
