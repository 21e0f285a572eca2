import { beforeAll, describe, expect, it } from 'vitest';
import { MongoCopyStore } from '../../../src/features/referrals/copies/mongo-copy-store.ts';
import { MongoPostedLists } from '../../../src/features/reminders/posted-lists/mongo-posted-lists.ts';
import { freshDatabase } from '../../support/database.ts';

const now = new Date('2026-11-21T09:59:59Z');
const channel = {
  tenantId: 't',
  serviceUrl: 'https://x',
  kind: 'channel',
  conversationId: '19:deals',
  botId: '28:b',
} as const;
const ids = Array.from({ length: 30 }, (_, index) => `r${index}`);

describe('new referrals of one minute', async () => {
  const db = await freshDatabase();
  const copies = new MongoCopyStore(db);
  const workers = [new MongoPostedLists(db, 20), new MongoPostedLists(db, 20)];
  beforeAll(() => Promise.all([copies.createIndexes(), workers[0]?.createIndexes()]).then(() => {}));
  const want = (referralId: string, at = now) =>
    copies.want(
      {
        ...{ referralId, purpose: 'card', audience: 'channel', address: channel },
        underCard: false,
        correlationId: 'c',
      },
      at,
    );
  const lists = () => db.collection('postedLists').find().toArray();
  const takenBy = async (worker: MongoPostedLists | undefined, referralId: string, at = now) => {
    const [copy] = await copies.ofReferral(referralId);
    return copy ? worker?.takesInStorm(copy, at) : undefined;
  };

  it('stand as cards up to so many', async () => {
    for (const id of ids.slice(0, 20)) await want(id);
    expect(await takenBy(workers[0], 'r0')).toBe(false);
    expect(await lists()).toEqual([]);
  });

  it('are rows of one list where there are more, each once, whichever workers take them, and how often', async () => {
    for (const id of ids.slice(20)) await want(id);
    const taken = await Promise.all(workers.flatMap((worker) => ids.map((id) => takenBy(worker, id))));
    expect(new Set(taken)).toEqual(new Set([true]));
    const [list, ...more] = await lists();
    expect(more).toEqual([]);
    expect(list?.rows.map(({ referralId }: { referralId: string }) => referralId).toSorted()).toEqual(ids.toSorted());
  });

  it('stay rows of it however late their turn comes; a later one by itself is a card', async () => {
    expect(await takenBy(workers[1], 'r7', new Date(now.getTime() + 3_600_000))).toBe(true);
    expect(await lists()).toHaveLength(1);
    const later = new Date(now.getTime() + 120_000);
    await want('late', later);
    expect(await takenBy(workers[0], 'late', later)).toBe(false);
  });

  it('over a full hour they are rows of two lists, each of one, whoever takes them again', async () => {
    const place = { ...channel, conversationId: '19:hour' };
    const next = new Date(now.getTime() + 2_000);
    const taken = async (referralId: string, at: Date) => {
      const copy = (await copies.ofReferral(referralId)).find(({ address }) => address.conversationId === '19:hour');
      return copy && workers[0]?.takesInStorm(copy, at);
    };
    for (const referralId of ids)
      await copies.want(
        { referralId, purpose: 'card', audience: 'channel', address: place, underCard: false, correlationId: 'c' },
        now,
      );
    for (const [index, id] of ids.entries()) expect(await taken(id, index < 12 ? now : next)).toBe(true);
    for (const id of ids) expect(await taken(id, next)).toBe(true);
    const theirs = (await lists()).filter(({ address }) => address.conversationId === '19:hour');
    const rows = theirs.map((list) => list.rows.map(({ referralId }: { referralId: string }) => referralId));
    expect(rows.toSorted((one, other) => one.length - other.length)).toEqual([ids.slice(0, 12), ids.slice(12)]);
  });

  it('of a channel\u2019s reminders, a row stays one after a crash, however few are still due', async () => {
    const wish = { purpose: 'reminder:deadline', audience: 'channel', address: channel } as const;
    for (const referralId of ['crashed', 'other'])
      await copies.want({ ...wish, referralId, underCard: false, correlationId: 'c' } as never, now);
    const taken = async (referralId: string, dueToo: number) => {
      const [copy] = await copies.ofReferral(referralId);
      return copy && workers[0]?.takesInStorm(copy, now, dueToo);
    };
    expect(await taken('crashed', 10)).toBe(true);
    expect(await taken('crashed', 0)).toBe(true);
    expect(await taken('other', 0)).toBe(false);
  });

  it('who is to be called after the channel’s list was posted is called by the next one: an edit rings for nobody', async () => {
    const place = { ...channel, conversationId: '19:called' };
    const wish = { purpose: 'reminder:escalation_channel', audience: 'channel', address: place } as const;
    const taken = async (referralId: string) => {
      await copies.want({ ...wish, referralId, underCard: false, correlationId: 'c' } as never, now);
      const [copy] = await copies.ofReferral(referralId);
      return copy && workers[0]?.takesInStorm(copy, now, 10);
    };
    const theirs = async () =>
      (await lists())
        .filter(({ address }) => address.conversationId === place.conversationId)
        .map(({ rows }) => rows.map((row: { referralId: string; calls?: true }) => [row.referralId, row.calls]));
    expect([await taken('early'), await taken('beside')]).toEqual([true, true]);
    const posted = { 'address.conversationId': place.conversationId };
    await db.collection('postedLists').updateMany(posted, { $set: { state: 'sent' } });
    expect([await taken('later'), await taken('early')]).toEqual([true, true]);
    expect(await theirs()).toEqual([
      [
        ['early', true],
        ['beside', true],
      ],
      [['later', true]],
    ]);
  });
});
