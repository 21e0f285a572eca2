import { expect, it } from 'vitest';
import { expectedIndexes } from '../../src/doctor/expected-indexes.ts';
import { formerIndexes } from '../../src/mongo/former-indexes.ts';
import { aDesk } from '../flows/support/a-desk.ts';

it('the doctor expects the indexes that the running desk makes, and no others; those of earlier versions go at a start', async () => {
  const desk = await aDesk({ allIndexes: true });
  const { db } = desk.parts;
  for (const [collection, names] of Object.entries(formerIndexes))
    for (const name of names) await db.collection(collection).createIndex({ [`once.${name}`]: 1 }, { name });
  await desk.restarts();

  const made: string[] = [];
  // Agenda makes its own.
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray())
    if (!/^agenda/.test(name))
      for (const { key } of await db.collection(name).indexes())
        if (JSON.stringify(key) !== '{"_id":1}') made.push(`${name} ${JSON.stringify(key)}`);

  const expected = (await expectedIndexes()).map(({ collection, key }) => `${collection} ${JSON.stringify(key)}`);

  expect(expected.sort(), 'add the store to src/doctor/expected-indexes.ts').toEqual(made.sort());
});
