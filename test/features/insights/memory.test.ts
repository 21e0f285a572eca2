import { afterAll, describe, expect, inject, it } from 'vitest';
import { FixedClock } from '../../../src/clock.ts';
import { answerTime, type Ended, likeThis } from '../../../src/features/insights/counted.ts';
import { Memory } from '../../../src/features/insights/memory.ts';
import { MongoMemory } from '../../../src/features/insights/mongo-memory.ts';
import type { Referral } from '../../../src/features/referrals/record/referral.ts';
import { createLogger } from '../../../src/logger.ts';
import { connectMongo } from '../../../src/mongo/connection.ts';
import { examinedBy } from '../../bench/support/examined.ts';
import { aMoment, aReferral } from '../../builders/referral.ts';
import { asStored, insertStored } from '../../builders/referral-document.ts';

const log = createLogger({ level: 'silent' });
const accepted = (id: string, substatus = 'Accepted'): Ended => ({
  ...{ id, answer: 'accept', status: substatus === 'Accepted' ? 'Active' : 'Closed', substatus },
});
const declined = (id: string, statusReason: string): Ended => ({
  ...{ id, answer: 'decline', status: 'Closed', substatus: 'Declined', statusReason },
});
const self = { self: 'me', isMore: false };

describe('what is remembered of referrals like this one', () => {
  it('counts each once, without the one that is decided, and names only a reason that most have', () => {
    const rows = [
      ...[accepted('1'), accepted('1'), accepted('2', 'Won'), accepted('3', 'Lost'), accepted('me')],
      ...[declined('4', 'Customer requirement not met'), declined('5', 'Customer requirement not met: too late')],
      declined('6', 'Others'),
    ];
    expect(likeThis(rows, self)).toEqual({
      accepted: 3,
      won: 1,
      declined: 3,
      mostly: 4,
      isMore: false,
    });
    expect(likeThis([declined('4', 'Not a customer'), declined('5', 'Others')], self)).not.toHaveProperty('mostly');
    expect(likeThis([declined('4', 'Not a customer')], self), 'one is not most').not.toHaveProperty('mostly');
    expect(likeThis([accepted('me')], self)).toBeUndefined();
  });

  it('the team’s time is the median, and nothing below five answers', () => {
    expect(answerTime([1, 2, 3, 4], 90)).toBeUndefined();
    expect(answerTime([9, 1, 5, 3, 100], 90)).toEqual({ median: 5, answers: 5, days: 90 });
    expect(answerTime([9, 1, 5, 3, 100, 7], 90)).toEqual({ median: 6, answers: 6, days: 90 });
  });

  it('is asked for once for many cards, and a card does without it where it can’t be had', async () => {
    let looks = 0;
    const store = {
      like: async () => ({ ended: [accepted(`r-${looks++}`)], isMore: false }),
      answerTimes: async () => [],
    };
    const clock = new FixedClock(aMoment);
    const memory = new Memory({ store, clock, log });
    for (let card = 0; card < 9; card++) expect((await memory.of(aReferral())).likeThis?.accepted).toBe(1);
    expect(looks).toBe(1);
    clock.advance(600_001);
    await memory.of(aReferral());
    expect(looks).toBe(2);
    const away = async () => Promise.reject(new Error('away'));
    expect(await new Memory({ store: { like: away, answerTimes: away }, clock, log }).of(aReferral())).toEqual({});
  });
});

describe('in the database', async () => {
  const { client } = await connectMongo(inject('mongoUri'), { monitorCommands: true });
  const db = client.db(`test-${crypto.randomUUID()}`);
  afterAll(async () => {
    await db.dropDatabase();
    await client.close();
  });
  const store = new MongoMemory(db);
  await store.createIndexes();
  const answeredAt = (minutes: number) => new Date(aMoment.getTime() + minutes * 60_000);
  const stored = (number: number, over: Partial<Referral>, country = 'DE') => {
    const base = aReferral({ id: `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`, ...over });
    const address = { ...base.record.customer.address, country };
    return asStored({ ...base, record: { ...base.record, customer: { ...base.record.customer, address } } });
  };
  const answer = (minutes: number) => ({ kind: 'accept', at: answeredAt(minutes) }) as const;
  const old = { arrivedAt: aMoment };
  await insertStored(db, [
    ...Array.from({ length: 300 }, (_, n) => stored(n, { ...old, firstAnswer: answer(n) }, n < 30 ? 'DE' : 'FR')),
    ...Array.from({ length: 300 }, (_, n) => stored(1_000 + n, old, 'FR')),
  ]);

  it('finds what is alike by an index, and examines no more than it gives', async () => {
    const like = { solutionId: 'SOL-15974-MQF', country: 'DE', size: '1001to5000employees' };
    expect((await store.like(like, 200)).ended).toHaveLength(30);
    expect((await store.like({ ...like, size: 'other' }, 200)).ended).toEqual([]);
    expect(await store.like(like, 10)).toMatchObject({ isMore: true, ended: { length: 10 } });
    const { documents } = await examinedBy(client, db, () => store.like(like, 200));
    expect(documents).toBeLessThanOrEqual(30);
  });

  it('reads the latest answers of some days by an index', async () => {
    expect(await store.answerTimes(answeredAt(290), 500)).toHaveLength(10);
    const { documents } = await examinedBy(client, db, () => store.answerTimes(answeredAt(290), 500));
    expect(documents).toBeLessThanOrEqual(10);
  });
});
