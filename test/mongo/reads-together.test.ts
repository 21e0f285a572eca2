import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ReadsTogether } from '../../src/mongo/reads-together.ts';
import { sharedClient } from '../support/database.ts';
import { commandsSentBy } from '../support/sent-by.ts';

interface Row {
  readonly _id: string;
  readonly name: string;
  readonly secret: string;
}

const client = await sharedClient({ monitorCommands: true });
const db = client.db(`test-${crypto.randomUUID()}`);
const rows = db.collection<Row>('rows');

const sentBy = <T>(work: () => Promise<T>) => commandsSentBy(client, db, work);

it('gives each what they asked for, all of one turn in one round trip', async () => {
  await rows.insertMany(Array.from({ length: 60 }, (_, n) => ({ _id: `r${n}`, name: `Row ${n}`, secret: 's' })));
  const together = new ReadsTogether(rows, { projection: { secret: 0 } });
  const alone = await sentBy(() => together.find('r1'));
  expect(alone).toEqual({ sent: ['find'], result: { _id: 'r1', name: 'Row 1' } });
  const some = await sentBy(() => Promise.all(['r2', 'none', 'r3', 'r2'].map((id) => together.find(id))));
  expect(some.sent).toEqual(['find']);
  expect(some.result.map((row) => row?.name)).toEqual(['Row 2', undefined, 'Row 3', 'Row 2']);
  // So many that others would wait for them are several.
  const many = await sentBy(() => Promise.all(Array.from({ length: 60 }, (_, n) => together.find(`r${n}`))));
  expect(many.sent).toEqual(['find', 'find']);
  expect(many.result.map((row) => row?._id)).toEqual(Array.from({ length: 60 }, (_, n) => `r${n}`));
  await db.dropDatabase();
});

it('reads anew for whoever asks after it has gone out, and fails for all who asked when it fails', async () => {
  const together = new ReadsTogether(rows);
  const before = together.find('later');
  await nextTurn();
  await rows.insertOne({ _id: 'later', name: 'Later', secret: 's' });
  expect((await together.find('later'))?.name).toBe('Later');
  await before;
  const broken = new ReadsTogether(rows, { hint: 'no_such_index' });
  const failed = await Promise.allSettled([broken.find('a'), broken.find('b'), broken.find('a')]);
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await db.dropDatabase();
});
