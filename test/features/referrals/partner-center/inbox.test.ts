import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FixedClock } from '../../../../src/clock.ts';
import { inboxSweep } from '../../../../src/features/referrals/partner-center/inbox-sweep.ts';
import { MongoInbox } from '../../../../src/features/referrals/partner-center/mongo-inbox.ts';
import { createLogger } from '../../../../src/logger.ts';
import { createMetrics } from '../../../../src/metrics.ts';
import { PartnerCenterError } from '../../../../src/partner-center/partner-center-error.ts';
import type { WebhookEvent } from '../../../../src/partner-center/webhook-event.ts';
import { freshDatabase } from '../../../support/database.ts';

const start = new Date('2026-11-21T09:00:00Z');
const db = await freshDatabase();
const idOf = (number: number) => `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`;
let clock: FixedClock;
let inbox: MongoInbox;
let happened = 0;

beforeAll(() => new MongoInbox({ db, clock: new FixedClock(start) }).createIndexes());
beforeEach(async () => {
  await db.collection('webhookInbox').deleteMany({});
  clock = new FixedClock(start);
  inbox = new MongoInbox({ db, clock });
});

function anEvent(number: number, overrides: Partial<WebhookEvent> = {}): WebhookEvent {
  happened += 1;
  return {
    name: 'referral-updated',
    referralId: idOf(number),
    changedAt: start,
    key: `key ${happened}`,
    tooOld: false,
    ...overrides,
  };
}

const comes = (number: number, overrides: Partial<WebhookEvent> = {}) =>
  inbox.remember(anEvent(number, overrides), 'c-1');

/** The desk's reading, with Partner Center behind it played by the test. */
function reader(
  refresh: (id: string) => Promise<unknown> = async () => undefined,
  known: { readonly held?: Readonly<Record<string, string>>; readonly expected?: readonly string[] } = {},
) {
  const read: string[] = [];
  const referrals = { versionsHeld: async () => new Map(Object.entries(known.held ?? {})) };
  const intake = {
    isArriving: (id: string) => known.expected?.includes(id) ?? false,
    refresh: async (id: string) => {
      read.push(id);
      return (await refresh(id)) as undefined;
    },
    refreshEngagement: async (id: string) => {
      read.push(`engagement of ${id}`);
      await refresh(id);
    },
  };
  const log = createLogger({ level: 'silent' });
  const sweep = inboxSweep({ inbox, intake, referrals, clock, log, metrics: createMetrics(), random: () => 0 });
  return { sweep, read };
}

const standing = () => inbox.standing(clock.now());

describe('the inbox', () => {
  it('knows an event again, whoever asks and however many at once', async () => {
    const event = anEvent(1);
    const answers = await Promise.all(Array.from({ length: 5 }, () => inbox.remember(event, 'c-1')));

    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await new MongoInbox({ db, clock }).remember(event, 'c-2')).toBe(false);
    expect(await comes(1)).toBe(true);
  });

  it('takes every one of many different events of one referral that come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => comes(1)));

    expect(answers).toEqual(Array(12).fill(true));
    expect(await standing()).toMatchObject({ unread: 1 });
  });

  it('forgets after thirty days', async () => {
    const indexes = await db.collection('webhookInbox').indexes();
    expect(indexes.find(({ expireAfterSeconds }) => expireAfterSeconds === 30 * 86_400)?.key).toEqual({
      receivedAt: 1,
    });
    await comes(1);
    expect(await db.collection('webhookInbox').findOne()).toMatchObject({ receivedAt: start });
  });

  it('keeps events that are about no referral, and nothing is read for them', async () => {
    const { key, name } = anEvent(0);
    const test = { name: name.replace('referral-updated', 'test-created'), changedAt: start, key, tooOld: false };
    expect([await inbox.remember(test, 'c-1'), await inbox.remember(test, 'c-1')]).toEqual([true, false]);

    const { sweep, read } = reader();
    await sweep.run();
    expect(read).toEqual([]);
  });

  it('lives on rows of an older desk, which kept one for each event and never read them', async () => {
    const old = { _id: 'x9vQ', name: 'referral-updated', referralId: idOf(1), changedAt: start, receivedAt: start };
    await db.collection<{ _id: string }>('webhookInbox').insertOne(old);
    await comes(1);

    const { sweep, read } = reader();
    await sweep.run();
    expect(read).toEqual([idOf(1)]);
  });
});

describe('what is in the inbox', () => {
  it('is read once, however many events came of it, and is done', async () => {
    for (let more = 0; more < 7; more++) await comes(1);
    await comes(2);
    const { sweep, read } = reader();
    await sweep.run();
    await sweep.run();

    expect(read.toSorted()).toEqual([idOf(1), idOf(2)]);
    expect(await standing()).toEqual({ unread: 0, apart: 0 });
    expect(await db.collection('webhookInbox').countDocuments({ doneAt: clock.serverNow() })).toBe(2);
  });

  it('is Microsoft’s side and ours where the event is about the engagement', async () => {
    await comes(1, { name: 'related-referral-updated' });
    const { sweep, read } = reader();
    await sweep.run();
    expect(read).toEqual([`engagement of ${idOf(1)}`]);
  });

  it('is read exactly once more when events came while it was being read, here or on another instance', async () => {
    await comes(1);
    const elsewhere = new MongoInbox({ db, clock });
    let times = 0;
    const { sweep, read } = reader(async () => {
      times += 1;
      if (times > 1) return;
      for (let more = 0; more < 3; more++) await comes(1);
      await elsewhere.remember(anEvent(1), 'c-2');
    });
    await sweep.run();

    expect(read).toEqual([idOf(1), idOf(1)]);
    expect(await standing()).toMatchObject({ unread: 0 });
  });

  it('is read by one instance, though all look at once', async () => {
    for (let number = 0; number < 10; number++) await comes(number);
    const readers = [reader(), reader(), reader()];
    await Promise.all(readers.map(({ sweep }) => sweep.run()));

    expect(readers.flatMap(({ read }) => read).toSorted()).toEqual(
      Array.from({ length: 10 }, (_, number) => idOf(number)),
    );
  });

  it('is read two at a time, however much there is', async () => {
    for (let number = 0; number < 250; number++) await comes(number);
    let [running, most] = [0, 0];
    const { sweep, read } = reader(async () => {
      running += 1;
      most = Math.max(most, running);
      // Long enough for another one to be taken, were there room.
      await pause(5);
      running -= 1;
    });
    await sweep.run();

    expect(new Set(read).size).toBe(250);
    expect(most).toBe(2);
  });

  it('is read again by whoever is there when the process that read it has died', async () => {
    await comes(1);
    const lease = { now: clock.now(), serverNow: clock.serverNow() };
    expect(await inbox.leases.lease(`referral/${idOf(1)}`, new Date(start.getTime() + 15_000), lease)).toBeDefined();

    const { sweep, read } = reader();
    await sweep.run();
    expect(read).toEqual([]);
    clock.advance(15_000);
    await sweep.run();
    expect(read).toEqual([idOf(1)]);
  });

  it('waits while Partner Center is away, for as long as it asks, and is not to blame for it', async () => {
    await comes(1);
    let away = true;
    const { sweep, read } = reader(async () => {
      if (away) throw new PartnerCenterError('later', 'throttled', { afterMilliseconds: 90_000 });
    });
    await sweep.run();
    // Another event is no reason to come back before, nor does it make what waits any younger.
    clock.advance(10_000);
    await comes(1);
    clock.advance(79_000);
    await sweep.run();
    expect(read).toHaveLength(1);
    expect(await standing()).toEqual({ unread: 1, oldestAt: start, apart: 0 });

    away = false;
    clock.advance(1_000);
    await sweep.run();
    expect(read).toHaveLength(2);
    expect(await standing()).toEqual({ unread: 0, apart: 0 });
  });
});

describe('what cannot be taken in', () => {
  const fails = async () => {
    throw new TypeError('odd record');
  };

  it('is tried again with growing waits, beside all others, and told until it can be', async () => {
    await comes(1);
    await comes(2);
    let broken = true;
    const { sweep, read } = reader(async (id) => {
      if (broken && id === idOf(1)) await fails();
    });
    const tries: number[] = [];
    for (let second = 0; second < 700; second += 5) {
      const before = read.length;
      await sweep.run();
      if (read.slice(before).includes(idOf(1))) tries.push(second);
      clock.advance(5_000);
    }

    expect(read.filter((id) => id === idOf(2))).toHaveLength(1);
    const waits = tries.slice(1).map((second, index) => second - (tries[index] ?? 0));
    expect(waits.length).toBeGreaterThan(4);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBeGreaterThan(100);
    expect(await standing()).toMatchObject({ unread: 1, apart: 1 });
    expect(await inbox.apart(10)).toEqual([idOf(1)]);

    broken = false;
    clock.advance(3_600_000);
    await sweep.run();
    expect(await standing()).toEqual({ unread: 0, apart: 0 });
  });

  it('is parked at last, for an operator to see', async () => {
    await comes(1);
    const { sweep } = reader(fails);
    for (let hour = 0; hour < 12; hour++) {
      await sweep.run();
      clock.advance(3_600_000);
    }
    expect(await inbox.leases.countParked()).toBe(1);
  });

  it('is read at once when an event says that it has changed', async () => {
    await comes(1);
    let broken = true;
    const { sweep, read } = reader(async () => {
      if (broken) await fails();
    });
    await sweep.run();
    broken = false;
    await sweep.run();
    expect(read).toHaveLength(1);

    await comes(1);
    await sweep.run();
    expect(read).toHaveLength(2);
    expect(await standing()).toEqual({ unread: 0, apart: 0 });
  });

  it('is parked too where it fails at each of the events that come of it', async () => {
    await comes(1);
    const { sweep, read } = reader(fails);
    for (let minute = 0; minute < 12; minute++) {
      await sweep.run();
      await comes(1);
      clock.advance(60_000);
    }
    expect(await inbox.leases.countParked()).toBe(1);

    // Each event is worth one read, of parked ones too; without one, the back-off holds.
    const before = read.length;
    await sweep.run();
    clock.advance(600_000);
    await sweep.run();
    expect(read).toHaveLength(before + 1);
  });

  it('waits as long as Partner Center asks, though it has failed before and an event comes', async () => {
    await comes(1);
    const failures = [new TypeError('odd record'), new PartnerCenterError('later', 'x', { afterMilliseconds: 90_000 })];
    const { sweep, read } = reader(async () => {
      const failure = failures.shift();
      if (failure) throw failure;
    });
    for (let times = 0; times < 3; times++) {
      await sweep.run();
      await comes(1);
    }
    expect(read).toHaveLength(2);
    clock.advance(90_000);
    await sweep.run();
    expect(await standing()).toEqual({ unread: 0, apart: 0 });
  });

  it('from a list is read by itself a minute later, unless somebody has taken it in before', async () => {
    await inbox.keepApart(idOf(1), 'c-1');
    await inbox.keepApart(idOf(2), 'c-1');
    expect(await standing()).toMatchObject({ apart: 2 });
    await inbox.takenIn(idOf(2));
    const { sweep, read } = reader();
    await sweep.run();
    expect(read).toEqual([]);
    clock.advance(60_000);
    // Found again by the next poll: it keeps its turn.
    await inbox.keepApart(idOf(1), 'c-2');
    await sweep.run();

    expect(read).toEqual([idOf(1)]);
    expect(await standing()).toEqual({ unread: 0, apart: 0 });
  });

  it('does not run out while it fails', async () => {
    await inbox.keepApart(idOf(1), 'c-1');
    const { sweep } = reader(fails);
    clock.advance(20 * 86_400_000);
    await sweep.run();
    expect(await db.collection('webhookInbox').findOne()).toMatchObject({ receivedAt: clock.serverNow() });
  });
});

describe('an event that names the version of a record', () => {
  const [version, newer, older] = [
    '2026-11-21T08:59:59.1234567Z',
    '2026-11-21T08:59:59.1234568Z',
    '2026-11-21T08:59:59.1234566Z',
  ] as const;
  const tells = (number: number, changedExactly: string) => comes(number, { changedExactly });
  const readOf = async (held: Readonly<Record<string, string>>, expected: readonly string[] = []) => {
    const { sweep, read } = reader(undefined, { held, expected });
    await sweep.run();
    await sweep.stop();
    return read;
  };

  it('is settled unread where the desk holds just that one; any other is read', async () => {
    await tells(1, version);
    await tells(2, newer);
    await tells(3, older);
    await tells(4, version);
    await comes(5);
    const held = Object.fromEntries([1, 2, 3, 5].map((number) => [idOf(number), version]));

    expect((await readOf(held)).toSorted()).toEqual([2, 3, 4, 5].map(idOf));
    expect(await standing()).toEqual({ unread: 0, apart: 0 });
    expect(await readOf(held)).toEqual([]);
  });

  it.each([
    ['names another one', () => tells(1, newer)],
    ['names none', () => comes(1)],
    [
      'came to an instance of the version before',
      () => db.collection('webhookInbox').updateOne({}, { $inc: { wishes: 1 } }),
    ],
    ['could not be taken in from a list', () => inbox.keepApart(idOf(1), 'c-2')],
    [
      'is one of more than are kept',
      async () => {
        for (let more = 0; more < 7; more++) await tells(1, version);
      },
    ],
  ])('is read where another of the same referral %s', async (_, another) => {
    await tells(1, version);
    await another();
    clock.advance(3_600_000);

    expect(await readOf({ [idOf(1)]: version })).toEqual([idOf(1)]);
    expect(await standing()).toEqual({ unread: 0, apart: 0 });
    // From here on it is told anew.
    await tells(1, version);
    expect(await readOf({ [idOf(1)]: version })).toEqual([]);
  });

  it('waits while a record that our own call created is on its way to the mirror, and is read if it does not come', async () => {
    await tells(1, version);
    await tells(2, version);

    expect(await readOf({}, [idOf(1)])).toEqual([idOf(2)]);
    expect(await readOf({})).toEqual([idOf(1)]);
  });

  it('is left to whoever reads it already', async () => {
    await tells(1, version);
    const times = { now: clock.now(), serverNow: clock.serverNow() };
    const leased = await inbox.leases.lease(`referral/${idOf(1)}`, new Date(start.getTime() + 60_000), times);
    const told = await inbox.told([`referral/${idOf(1)}`]);

    expect([told.length, await inbox.held(told)]).toEqual([1, 0]);
    expect(leased?.item).toMatchObject({ wishes: 1 });
  });

  it('is read, though it is held by now, where a worker died between writing it and its end', async () => {
    await tells(1, version);
    const times = { now: clock.now(), serverNow: clock.serverNow() };
    await inbox.leases.lease(`referral/${idOf(1)}`, new Date(start.getTime() + 15_000), times);
    clock.advance(15_000);

    expect(await readOf({ [idOf(1)]: version })).toEqual([idOf(1)]);
    expect(await standing()).toEqual({ unread: 0, apart: 0 });
  });

  it('is read once more where the database was away after the record was written, and for the note of it', async () => {
    await tells(1, version);
    const held: Record<string, string> = {};
    const away = new Error('the database is away');
    vi.spyOn(inbox, 'failed').mockRejectedValueOnce(away);
    const broken = async () => {
      held[idOf(1)] = version;
      throw away;
    };
    const { sweep } = reader(broken, { held });
    await sweep.run().catch(() => {});
    await sweep.stop();
    expect(await standing()).toMatchObject({ unread: 1, apart: 0 });
    clock.advance(5_000);

    expect(await readOf(held)).toEqual([idOf(1)]);
    expect(await standing()).toEqual({ unread: 0, apart: 0 });
  });

  it('of Microsoft’s side is read, whatever is held', async () => {
    await comes(1, { name: 'related-referral-updated', changedExactly: version });
    expect(await readOf({ [idOf(1)]: version })).toEqual([`engagement of ${idOf(1)}`]);
  });
});
