import { expect, it } from 'vitest';
import { idsByRarest, rarestFirst } from '../../src/mongo/words-filter.ts';
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

it('the rarest word of each way goes first, and names the few that can be meant', async () => {
  const ways = await rarestFirst(collection, 'words', [
    ['common', 'rare'],
    ['number7', 'usual'],
  ]);
  expect(ways).toEqual([
    ['rare', 'common'],
    // number7, number70 to number79, number700 to number799.
    ['number7', 'usual'],
  ]);
  const ids = (await idsByRarest(collection, 'words', ways)) ?? [];
  expect(ids).toHaveLength(3 + 111);
  expect(ids).toEqual(expect.arrayContaining([0, 1, 2, 7, 70, 799]));
});

it('where a way has frequent words only, nobody is named: the list is read in its order', async () => {
  expect(await idsByRarest(collection, 'words', [['common', 'usual']])).toBeUndefined();
  expect(await idsByRarest(collection, 'words', [['rare'], ['common']])).toBeUndefined();
});

it('a word that nothing holds leaves nobody', async () => {
  expect(await idsByRarest(collection, 'words', [['nothing']])).toEqual([]);
});
