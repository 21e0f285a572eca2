import { expect, it } from 'vitest';
import { rarestFirst } from '../../src/mongo/words-filter.ts';
import { freshDatabase } from '../support/database.ts';

interface Worded {
  readonly _id: number;
  readonly words: readonly string[];
}

const collection = (await freshDatabase()).collection<Worded>('worded');
await collection.insertMany(
  Array.from({ length: 1_001 }, (_, n) => ({
    _id: n,
    words: ['common', 'usual', `number${n}`, n < 3 ? 'rare' : 'else'],
  })),
);
await collection.createIndex({ words: 1 });

it('the rarest word of each way goes first', async () => {
  const { ways, counted } = await rarestFirst(collection, 'words', [
    ['common', 'rare'],
    ['number7', 'usual'],
  ]);
  expect(ways).toEqual([
    ['rare', 'common'],
    // number7, number70 to number79, number700 to number799.
    ['number7', 'usual'],
  ]);
  // What is charged is what was read, and not the limit of each.
  expect(counted).toBe(1_000 + 3 + 111 + 1_000);
});

it('words that all reach the limit of the count may each be the rarest', async () => {
  const { byOneWord } = await rarestFirst(
    collection,
    'words',
    [
      ['common', 'number7'],
      ['rare', 'usual'],
    ],
    100,
  );
  expect(byOneWord.map(([one]) => one)).toEqual([['common'], ['number7']]);
  expect(byOneWord.map(([, other]) => other)).toEqual([['rare'], ['rare']]);
});
