import type { CommandStartedEvent, Document, IndexDescriptionInfo } from 'mongodb';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { usualBounds, withCounts } from '../../../src/features/lists/mongo-list-search.ts';
import { connectMongo } from '../../../src/mongo/connection.ts';
import { type Looks, looksAt, mostExamined } from '../../bench/support/list-looks.ts';
import { openReferral } from '../../bench/support/many-referrals.ts';
import { asStored, insertStored } from '../../builders/referral-document.ts';
import { type BoundedRead, examinedAtMost, isByIndex, readIn } from '../../support/bounded-reads.ts';
import { freshDatabase } from '../../support/database.ts';

/**
 * What a page of a list, `find` and type-ahead may examine, however many referrals there are: each query goes by an index, and
 * ends at a limit before anything else is checked. By their shape, as the embedded server's `explain` knows no limit; what
 * another server says at a hundred thousand is for `npm run bench lists`.
 */

/** Where nothing has both filters, the list is counted without each of them, too: all of it shares one bound. */
const countedAgain = ['two frequent filters that nobody has both of', 'the same, rep'];

const { client } = await connectMongo(inject('mongoUri'), { monitorCommands: true });
const db = client.db((await freshDatabase()).databaseName);
/** What is rare is read as a whole, what is frequent up to a bound. */
const narrow = { few: 10, lookedAt: 100 };
let byBounds: readonly Looks[] = [];
let indexes: readonly IndexDescriptionInfo[] = [];

beforeAll(async () => {
  // Those of one customer who is looked for, beside those with whom the looks begin.
  const numbers = [...Array.from({ length: 140 }, (_, index) => index), ...[510, 511, 512, 513, 514]];
  const fill = () =>
    insertStored(
      db,
      numbers.map((number) => asStored(openReferral(number))),
    );
  const among = { solutions: 10 };
  const usual = await looksAt(db, fill, among);
  byBounds = [usual, await looksAt(db, async () => {}, { ...among, bounds: narrow })];
  indexes = await db.collection('referrals').indexes();
  return () => client.close();
});

describe('however many referrals there are', () => {
  it('each look at them is bounded', async () => {
    expect(usualBounds.lookedAt * withCounts).toBeLessThanOrEqual(mostExamined);
    for (const [place, looks] of byBounds.entries())
      for (const [name, look] of Object.entries(looks)) {
        // A narrow bound may end before the first that fits, which the looks would call a mistake.
        const sent = await readsOf(place === 0 ? look : () => look().catch(() => {}));
        const unbounded = sent.filter((read) => read.most === undefined);
        const withoutIndex = sent.filter((read) => !isByIndex(indexes, read));
        expect({ name, unbounded, withoutIndex }).toEqual({ name, unbounded: [], withoutIndex: [] });
        // What one search leaves is for the next, so that its limits alone say too much.
        if (countedAgain.includes(name)) expect(await examinedIn(sent), name).toBeLessThanOrEqual(most(place));
        else expect(examinedAtMost(sent), name).toBeLessThanOrEqual(mostExamined);
      }
  });

  it('a look without a limit, an index or its order is found', () => {
    const shelf = { 'keys.shelf': 'inbound/waiting' };
    expect(readIn({ find: 'referrals', filter: shelf })).toMatchObject({ most: undefined });
    expect(readIn({ aggregate: 'referrals', pipeline: [{ $match: shelf }, { $count: 'n' }] })?.most).toBeUndefined();
    const by = (filter: Document, sort?: Document) => isByIndex(indexes, { filter, ...(sort ? { sort } : {}) });
    expect(by({ 'record.notes': 'x' })).toBe(false);
    expect(by({ ...shelf, 'record.notes': 'x' })).toBe(false);
    expect(by(shelf, { 'record.notes': 1 })).toBe(false);
    expect(by({ $or: [shelf, { 'record.notes': 'x' }] })).toBe(false);
    expect(by({ $and: [oneWord('robotics'), oneWord('sa')] })).toBe(false);
    expect(by(shelf, { 'keys.order': 1, _id: 1 })).toBe(true);
  });
});

const oneWord = (word: string) => ({ 'keys.words': { $elemMatch: { $gte: word, $lt: `${word}\uffff` } } });

/** With few referrals only the narrow bound is reached. */
const most = (place: number): number => (place === 0 ? mostExamined : narrow.lookedAt * withCounts);

/** What a server that ends at its limits examines: all that fit a filter, as far as its limit. */
async function examinedIn(reads: readonly BoundedRead[]): Promise<number> {
  const examined = reads.map(async ({ filter, most, isOfKeysAlone }) =>
    isOfKeysAlone ? 0 : Math.min(await db.collection('referrals').countDocuments(filter), most ?? Infinity),
  );
  return (await Promise.all(examined)).reduce((sum, each) => sum + each, 0);
}

async function readsOf(look: () => Promise<unknown>): Promise<readonly BoundedRead[]> {
  const sent: BoundedRead[] = [];
  const note = ({ command }: CommandStartedEvent) => sent.push(...[readIn(command) ?? []].flat());
  client.on('commandStarted', note);
  await look();
  client.off('commandStarted', note);
  return sent;
}
