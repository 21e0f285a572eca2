import type { CommandStartedEvent, Document, IndexDescriptionInfo } from 'mongodb';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { usualBounds } from '../../../src/features/lists/mongo-list-search.ts';
import { connectMongo } from '../../../src/mongo/connection.ts';
import { type Looks, looksAt, mostExamined } from '../../bench/support/list-looks.ts';
import { openReferral } from '../../bench/support/many-referrals.ts';
import { asStored, insertStored } from '../../builders/referral-document.ts';
import { freshDatabase } from '../../support/database.ts';

/**
 * What a page of a list, `find` and type-ahead may examine, however many referrals there are: each query goes by an index, and
 * ends at a limit before anything else is checked. By their shape, as the embedded server's `explain` knows no limit; what
 * another server says at a hundred thousand is for `npm run bench lists`.
 */

/** Checked in documents that an index has found: nearly all are so. */
const isOfNearlyAll = ([field, value]: readonly [string, unknown]): boolean =>
  field === 'vanished' || JSON.stringify(value) === '{"$exists":true}';

/** Where nothing has both filters, the list is counted without each of them, too. */
const timesAsked: Readonly<Record<string, number>> = {
  'two frequent filters that nobody has both of': 3,
  'the same, rep': 3,
};

const { client } = await connectMongo(inject('mongoUri'), { monitorCommands: true });
const db = client.db((await freshDatabase()).databaseName);
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
  // What is rare is read as a whole, what is frequent up to a bound.
  const [usual, narrow] = [await looksAt(db, fill, among), { few: 10, lookedAt: 60 }];
  byBounds = [usual, await looksAt(db, async () => {}, { ...among, bounds: narrow })];
  indexes = await db.collection('referrals').indexes();
  return () => client.close();
});

describe('however many referrals there are', () => {
  it('each look at them is bounded', async () => {
    expect(usualBounds.lookedAt).toBeLessThanOrEqual(mostExamined);
    for (const [place, looks] of byBounds.entries())
      for (const [name, look] of Object.entries(looks)) {
        // A narrow bound may end before the first that fits, which the looks would call a mistake.
        const sent = await readsOf(place === 0 ? look : () => look().catch(() => {}));
        const unbounded = sent.filter((read) => read.most === undefined);
        const withoutIndex = sent.filter((read) => !isByIndex(read.filter, read.sort, read.hint));
        expect({ name, unbounded, withoutIndex }).toEqual({ name, unbounded: [], withoutIndex: [] });
        const sum = sent.reduce((all, { most = 0 }) => all + most, 0);
        expect(sum, name).toBeLessThanOrEqual(mostExamined * (timesAsked[name] ?? 1));
      }
  });

  it('a look without a limit, an index or its order is found', () => {
    const shelf = { 'keys.shelf': 'inbound/waiting' };
    expect(readIn({ find: 'referrals', filter: shelf })).toMatchObject({ most: undefined });
    expect(readIn({ aggregate: 'referrals', pipeline: [{ $match: shelf }, { $count: 'n' }] })?.most).toBeUndefined();
    expect(isByIndex({ 'record.notes': 'x' })).toBe(false);
    expect(isByIndex({ ...shelf, 'record.notes': 'x' })).toBe(false);
    expect(isByIndex(shelf, { 'record.notes': 1 })).toBe(false);
    expect(isByIndex({ $or: [shelf, { 'record.notes': 'x' }] })).toBe(false);
    expect(isByIndex({ $and: [oneWord('robotics'), oneWord('sa')] })).toBe(false);
    expect(isByIndex(shelf, { 'keys.order': 1, _id: 1 })).toBe(true);
  });
});

const oneWord = (word: string) => ({ 'keys.words': { $elemMatch: { $gte: word, $lt: `${word}\uffff` } } });

interface Read {
  readonly filter: Document;
  readonly sort?: Document;
  readonly hint?: string;
  /** Documents or entries that it examines at most. */
  readonly most: number | undefined;
}

async function readsOf(look: () => Promise<unknown>): Promise<readonly Read[]> {
  const sent: Read[] = [];
  const note = ({ command }: CommandStartedEvent) => sent.push(...[readIn(command) ?? []].flat());
  client.on('commandStarted', note);
  await look();
  client.off('commandStarted', note);
  return sent;
}

function readIn(command: Document): Read | undefined {
  const { find, aggregate, filter = {}, hint, limit, skip = 0 } = command;
  if ((find ?? aggregate) !== 'referrals') return undefined;
  if (find) {
    const byId: readonly unknown[] | undefined = filter._id?.$in;
    return { filter, sort: plainSort(command.sort), hint, most: byId ? byId.length : limit && limit + skip };
  }
  const [match, ...rest] = command.pipeline as readonly Document[];
  const sort = rest[0]?.$sort;
  return { filter: match?.$match ?? {}, sort: plainSort(sort), hint, most: rest[sort ? 1 : 0]?.$limit };
}

/** The driver gives a map, as the order of its keys counts. */
const plainSort = (sort: unknown): Document =>
  sort instanceof Map ? Object.fromEntries(sort) : ((sort ?? {}) as Document);

function isByIndex(filter: Document, sort: Document = {}, hint?: string): boolean {
  const { $or: ways, ...others } = filter;
  if (ways) return Object.keys(others).length === 0 && (ways as Document[]).every((way) => isByIndex(way, sort, hint));
  const conditions = conditionsIn(filter);
  const fields = conditions.map(([field]) => field);
  // An index answers one condition on an array's words; the other is checked in all that it finds.
  if (new Set(fields).size < fields.length) return false;
  if (fields.includes('_id')) return true;
  return indexes.some(({ name, key }) => (hint === undefined || hint === name) && answers(key, conditions, sort));
}

const conditionsIn = (filter: Document): readonly (readonly [string, unknown])[] =>
  Object.entries(filter).flatMap(([field, value]) =>
    field === '$and' ? (value as Document[]).flatMap(conditionsIn) : [[field, value] as const],
  );

/** Its first fields are asked for, all that is asked is in it, and behind what is asked by value it has the sort's order. */
function answers(key: Document, conditions: readonly (readonly [string, unknown])[], sort: Document): boolean {
  const inIndex = Object.keys(key);
  const asked = new Map(conditions.filter((one) => !isOfNearlyAll(one)));
  const isByValue = (field: string) => {
    const value = asked.get(field);
    return asked.has(field) && (typeof value !== 'object' || value === null || '$in' in value);
  };
  if (![...asked.keys()].every((field) => inIndex.includes(field))) return false;
  if (asked.size > 0 && !asked.has(inIndex[0] ?? '')) return false;
  const values = inIndex.findIndex((field) => !isByValue(field));
  const behind = values < 0 ? [] : inIndex.slice(values);
  return Object.keys(sort).every((field, place) => behind[place] === field);
}
