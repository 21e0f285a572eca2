import { beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '../../../../src/clock.ts';
import { MongoInbox } from '../../../../src/features/referrals/partner-center/mongo-inbox.ts';
import { MongoPollState } from '../../../../src/features/referrals/partner-center/mongo-poll-state.ts';
import { Poll, type PollDeps } from '../../../../src/features/referrals/partner-center/poll.ts';
import type { ReferralRecord } from '../../../../src/features/referrals/record/referral.ts';
import { createLogger } from '../../../../src/logger.ts';
import { PartnerCenterError } from '../../../../src/partner-center/partner-center-error.ts';
import type { ChangesPage } from '../../../../src/partner-center/port.ts';
import { aReferralRecord } from '../../../builders/referral.ts';
import { freshDatabase } from '../../../support/database.ts';

const start = new Date('2026-11-21T09:00:00Z');
const db = await freshDatabase();
const at = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
const idOf = (number: number) => `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`;
const record = (number: number, second = number) => aReferralRecord({ id: idOf(number), updatedAt: at(second) });
const page = (numbers: readonly number[], more: Partial<ChangesPage> = {}): ChangesPage => ({
  records: numbers.map((number) => record(number)),
  unreadable: [],
  ...more,
});
const never = new AbortController().signal;

let clock: FixedClock;
let state: MongoPollState;
beforeEach(async () => {
  await db.collection('settings').deleteMany({});
  await db.collection('webhookInbox').deleteMany({});
  clock = new FixedClock(at(1_000));
  state = new MongoPollState(db);
  await state.createIndexes();
});

/** An instance that polls a Partner Center which the test plays. */
function anInstance(pages: (since: Date) => AsyncIterable<ChangesPage>, overrides: Partial<PollDeps> = {}) {
  const asked: Date[] = [];
  const taken: number[] = [];
  const partnerCenter = {
    changesSince: (since: Date) => {
      asked.push(since);
      return pages(since);
    },
  };
  const poll = new Poll({
    state: new MongoPollState(db),
    partnerCenter,
    intake: {
      receive: async ({ id }: ReferralRecord) => {
        taken.push(Number(id.slice(-12)));
        return undefined as never;
      },
    },
    inbox: new MongoInbox({ db, clock }),
    clock,
    log: createLogger({ level: 'silent' }),
    random: () => 0,
    everySeconds: 300,
    ...overrides,
  });
  return { poll, asked, taken };
}

async function* pagesOf(...pages: readonly ChangesPage[]): AsyncGenerator<ChangesPage> {
  yield* pages;
}

describe('a poll', () => {
  it('begins five minutes before what it has read, as Partner Center may date a record late', async () => {
    const { poll, asked } = anInstance(() => pagesOf(page([10, 20])));
    await poll.run(never);
    clock.advance(300_000);
    await poll.run(never);

    expect(asked).toEqual([new Date(0), at(20 - 300)]);
  });

  it('does not believe a date that lies ahead: what comes before it would never be found', async () => {
    const { poll, asked } = anInstance(() => pagesOf(page([10, 99_999_999])));
    await poll.run(never);
    clock.advance(300_000);
    await poll.run(never);

    expect(asked.at(-1)).toEqual(at(1_000 - 300));
  });

  it('takes in several records of a page at once, and begins the next page when all of them are in', async () => {
    const waiting: (() => void)[] = [];
    const begun: string[] = [];
    const receive = ({ id }: ReferralRecord) => {
      begun.push(id);
      return new Promise<never>((resolve) => waiting.push(() => resolve(undefined as never)));
    };
    const { poll } = anInstance(() => pagesOf(page([1, 2, 3, 4, 5, 6], { completeUntil: at(6) }), page([7])), {
      intake: { receive },
    });
    const polling = poll.run(never);
    const until = async (count: number) => {
      while (begun.length < count) await new Promise(setImmediate);
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
      return begun.length;
    };
    expect(await until(4)).toBe(4);
    for (const done of waiting.splice(1)) done();
    expect(await until(6)).toBe(6);
    for (const done of waiting.splice(1)) done();
    expect(await until(6)).toBe(6);
    expect(await state.read()).toEqual({});
    for (const done of waiting.splice(0)) done();
    expect(await until(7)).toBe(7);
    for (const done of waiting.splice(0)) done();
    await polling;
    expect(await state.read()).toMatchObject({ watermark: at(7) });
  });

  it('is one poll for all instances, however many look, and when one of them starts', async () => {
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const first = anInstance(async function* () {
      await held;
      yield page([1]);
    });
    const second = anInstance(() => pagesOf(page([1])));
    const polling = first.poll.run(never);
    while (first.asked.length === 0) await new Promise(setImmediate);
    await second.poll.run(never);
    goOn();
    await polling;
    await second.poll.run(never);
    await second.poll.run(never);
    expect(second.asked).toEqual([]);

    clock.advance(299_000);
    await Promise.all([first.poll.run(never), second.poll.run(never)]);
    expect([...first.asked, ...second.asked]).toHaveLength(2);
  });

  it('goes on where it was after its process died in the middle, on another instance', async () => {
    const pages = [page([1, 2]), page([3, 4], { completeUntil: at(4) }), page([5, 6], { completeUntil: at(6) })];
    const dies = anInstance(async function* () {
      yield* pages;
      throw new Error('killed');
    });
    await expect(dies.poll.run(never)).rejects.toThrow('killed');
    expect(await state.read()).toEqual({
      checkpoint: { from: at(6), startedAt: at(1_000), newest: at(6), at: at(1_000) },
    });

    clock.advance(60_000);
    const next = anInstance(() => pagesOf(page([6, 7])));
    await next.poll.run(never);
    expect(next.asked).toEqual([at(6)]);
    expect(await state.read()).toEqual({ watermark: at(7), lastSuccessAt: clock.serverNow() });
    clock.advance(300_000);
    await next.poll.run(never);
    expect(next.asked.at(-1)).toEqual(at(7 - 300));
  });

  it('keeps from before its process died the moment it began at, and the newest that it had read', async () => {
    const dies = anInstance(async function* () {
      yield page([10], { completeUntil: at(10) });
      throw new Error('killed');
    });
    await expect(dies.poll.run(never)).rejects.toThrow('killed');
    clock.advance(60_000);
    const diesToo = anInstance(async function* () {
      yield page([20], { completeUntil: at(20) });
      throw new Error('killed');
    });
    await expect(diesToo.poll.run(never)).rejects.toThrow('killed');
    clock.advance(60_000);
    // What is dated after the first begin may have neighbours that the first pages could not show yet.
    await anInstance(() => pagesOf(page([1_030]))).poll.run(never);
    expect(await state.read()).toMatchObject({ watermark: at(1_000) });

    clock.advance(300_000);
    const diesAgain = anInstance(async function* () {
      yield page([1_200], { completeUntil: at(1_200) });
      throw new Error('killed');
    });
    await expect(diesAgain.poll.run(never)).rejects.toThrow('killed');
    clock.advance(60_000);
    await anInstance(() => pagesOf()).poll.run(never);
    expect(await state.read()).toMatchObject({ watermark: at(1_200) });
  });

  it('that was cut off by a shutdown is still due', async () => {
    const stop = new AbortController();
    const first = anInstance(async function* () {
      yield page([1]);
      yield page([2], { completeUntil: at(2) });
      stop.abort(new Error('stopping'));
      yield page([3]);
    });
    await first.poll.run(stop.signal);
    expect(first.taken).toEqual([1, 2]);

    const next = anInstance(() => pagesOf(page([3])));
    await next.poll.run(never);
    expect(next.asked).toEqual([at(2)]);
  });

  it('whose lease went to another instance writes nothing any more', async () => {
    const first = anInstance(async function* () {
      yield page([1]);
      clock.advance(16_000);
      await second.poll.run(never);
      yield page([2], { completeUntil: at(2) });
    });
    const second = anInstance(() => pagesOf(page([900])));
    await first.poll.run(never);

    expect(await state.read()).toMatchObject({ watermark: at(900) });
    expect(await state.read()).not.toHaveProperty('checkpoint');
  });

  it('looks again soon while Partner Center is away, and is never parked', async () => {
    const { poll, asked } = anInstance(
      // biome-ignore lint/correctness/useYield: it fails before the first page.
      async function* () {
        throw new PartnerCenterError('later', 'http-503');
      },
    );
    for (let minute = 0; minute < 60; minute++) {
      await poll.run(never).catch(() => {});
      clock.advance(60_000);
    }
    expect(asked).toHaveLength(60);
    expect(await state.leases.countParked()).toBe(0);
  });

  it('that fails for another reason looks again within its usual time, and is never parked', async () => {
    const { poll, asked } = anInstance(
      // biome-ignore lint/correctness/useYield: it fails before the first page.
      async function* () {
        throw new TypeError('ours');
      },
    );
    let failures = 0;
    for (let minute = 0; minute < 60; minute++) {
      await poll.run(never).catch(() => {
        failures += 1;
      });
      clock.advance(60_000);
    }
    expect(asked.length).toBeGreaterThanOrEqual(12);
    expect(failures).toBe(asked.length);
    expect(await state.leases.countParked()).toBe(0);
  });

  it('of a desk that was renewed goes on from the watermark of before', async () => {
    await db.collection<{ _id: string }>('settings').deleteMany({});
    const before = { _id: 'poll', watermark: at(500), lastSuccessAt: at(600) };
    await db.collection<{ _id: string }>('settings').insertOne(before);
    await state.createIndexes();
    const { poll, asked } = anInstance(() => pagesOf());
    await poll.run(never);

    expect(asked).toEqual([at(200)]);
    expect(await state.read()).toEqual({ watermark: at(500), lastSuccessAt: at(1_000) });
  });
});

describe('a record that cannot be taken in', () => {
  const receive = async ({ id }: ReferralRecord) => {
    if (id === idOf(2)) throw new TypeError('odd record');
    return undefined as never;
  };
  const apart = () => new MongoInbox({ db, clock }).apart(10);

  it('is kept apart, and holds up neither the others nor the next poll', async () => {
    const { poll, asked } = anInstance(() => pagesOf(page([1, 2, 3])), { intake: { receive } });
    await poll.run(never);
    clock.advance(300_000);
    await poll.run(never);

    expect(asked).toEqual([new Date(0), at(3 - 300)]);
    expect(await apart()).toEqual([idOf(2)]);
  });

  it('and cannot even be read, but has an id, likewise', async () => {
    const { poll } = anInstance(() => pagesOf(page([1], { unreadable: [{ id: idOf(2), fields: 'status' }] })));
    await poll.run(never);
    expect(await apart()).toEqual([idOf(2)]);
  });

  it('is apart no more when a later poll can take it in', async () => {
    await anInstance(() => pagesOf(page([2])), { intake: { receive } }).poll.run(never);
    clock.advance(300_000);
    await anInstance(() => pagesOf(page([2]))).poll.run(never);
    expect(await apart()).toEqual([]);
  });

  it('ends the poll where it cannot even be noted, so that it is not passed over', async () => {
    const inbox = {
      apart: async () => [],
      takenIn: async () => {},
      keepApart: () => Promise.reject(new Error('no database')),
    };
    const { poll } = anInstance(() => pagesOf(page([1, 2, 3])), { intake: { receive }, inbox });
    await expect(poll.run(never)).rejects.toThrow('no database');
    expect(await state.read()).toEqual({});
  });
});
