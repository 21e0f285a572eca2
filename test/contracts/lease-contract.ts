import { beforeEach, expect, it } from 'vitest';
import { firstLease, type Lease, LeaseLostError, type LeaseStore } from '../../src/sweeps/lease.ts';

/** A store under the contract, with one item that can be made due and done. */
export interface LeaseStage {
  readonly leases: LeaseStore<unknown>;
  /** Brings in an item that falls due at this time; gives its id. May be called several times for several items. */
  due(at: Date): Promise<string>;
  /** The work is done: the item is not due any more. The lease is nobody's business here. */
  done(id: string): Promise<void>;
  /** From now on the item's lease cannot be written: the database refuses it. */
  spoil(id: string): Promise<unknown>;
  /**
   * The store's own write before something irreversible, by whoever holds this lease: whether it was made. Absent where
   * work has nothing that cannot be undone.
   */
  irreversible?(lease: Lease, item: unknown): Promise<boolean>;
}

const dueAt = new Date('2026-11-21T09:00:00Z');
const seconds = (count: number) => new Date(dueAt.getTime() + count * 1_000);
const at = (count: number) => ({ now: seconds(count), serverNow: seconds(count) });

/** What `LeaseStore` promises. Call it in a `describe`; `prepare` is called before each test, on an empty store. */
export function leaseContract(prepare: () => Promise<LeaseStage>): void {
  let stage: LeaseStage;
  let id: string;
  beforeEach(async () => {
    stage = await prepare();
    id = await stage.due(dueAt);
  });

  /** At this second, for fifteen of them. */
  const take = (second: number) => stage.leases.lease(id, seconds(second + 15), at(second));
  const taken = async (second: number) => {
    const leased = await take(second);
    if (!leased) throw new Error('nothing to lease');
    return leased;
  };
  const listed = async (second: number) => (await stage.leases.due(at(second), 10)).includes(id);

  it('finds an item when it is due and not before', async () => {
    expect(await listed(-1)).toBe(false);
    expect(await listed(0)).toBe(true);
  });

  it('gives an item to one of many workers', async () => {
    const leases = await Promise.all(Array.from({ length: 8 }, () => take(0)));
    expect(leases.filter(Boolean)).toHaveLength(1);
  });

  it('leases many at the same time: each that is due and free, under a token of its own', async () => {
    const [other, done, later] = [await stage.due(dueAt), await stage.due(dueAt), await stage.due(seconds(60))];
    await stage.done(done);
    const lease = (which: string) => stage.leases.lease(which, seconds(15), at(0));
    const leased = await Promise.all([id, other, other, done, later].map(lease));
    const ids = leased.map((one) => one?.lease.id);
    expect([ids[0], ids.filter((one) => one === other).length, ids[3], ids[4]]).toEqual([id, 1, undefined, undefined]);
    expect(leased.flatMap((one) => (one ? [one.lease.attempts] : []))).toEqual([1, 1]);
    const [one, its, again] = leased.map((each) => each?.lease);
    const others = its ?? again;
    if (!one || !others) throw new Error('both were free');
    // Each token renews its own item alone.
    expect(await stage.leases.renew({ ...one, token: others.token }, seconds(30))).toBe(false);
    expect(await Promise.all([one, others].map((each) => stage.leases.renew(each, seconds(30))))).toEqual([true, true]);
  });

  it('leases the others of many where the lease of one cannot be written', async () => {
    const [spoilt, other] = [await stage.due(dueAt), await stage.due(dueAt)];
    await stage.spoil(spoilt);
    const asked = [id, spoilt, other].map((which) => stage.leases.lease(which, seconds(15), at(0)));
    const leased = await Promise.allSettled(asked);
    expect(leased.map((each) => each.status === 'fulfilled' && each.value?.lease.attempts)).toEqual([1, false, 1]);
  });

  it('asks in the lease itself whether the item is still due', async () => {
    expect(await take(-1)).toBeUndefined();
    expect(await listed(0)).toBe(true);
    await stage.done(id);
    expect(await take(0)).toBeUndefined();
  });

  it('hides what somebody holds, until the lease ends', async () => {
    await taken(0);
    expect([await listed(14), await take(14)]).toEqual([false, undefined]);
    expect(await listed(15)).toBe(true);
    expect(await taken(15)).toMatchObject({ lease: { id, attempts: 2, parked: false } });
  });

  it('measures the lease by the server’s time: a desk clock that jumps hands nothing to two workers', async () => {
    await taken(0);
    const aWeekLater = { now: seconds(7 * 86_400), serverNow: seconds(1) };
    expect(await stage.leases.lease(id, seconds(16), aWeekLater)).toBeUndefined();
    expect(await stage.leases.due(aWeekLater, 10)).not.toContain(id);
  });

  it('renews for its holder, and for nobody else', async () => {
    const { lease } = await taken(0);
    expect(await stage.leases.renew(lease, seconds(25))).toBe(true);
    expect(await take(24)).toBeUndefined();
    const next = await taken(25);
    expect(await stage.leases.renew(lease, seconds(60))).toBe(false);
    expect(await take(39)).toBeUndefined();
    expect(await stage.leases.renew(next.lease, seconds(50))).toBe(true);
  });

  it('renews nothing that was released: an old renewal brings no lease back', async () => {
    const { lease } = await taken(0);
    await stage.leases.release(lease);
    expect(await stage.leases.renew(lease, seconds(60))).toBe(false);
    expect(await take(1)).toBeDefined();
  });

  it('is released by its holder, and by nobody else', async () => {
    const first = await taken(0);
    const second = await taken(15);
    await stage.leases.release(first.lease);
    expect(await take(16)).toBeUndefined();
    await stage.leases.release(second.lease);
    expect(await take(16)).toBeDefined();
  });

  it('makes a failed item wait, and counts its tries until it succeeds', async () => {
    const first = await taken(0);
    await stage.leases.fail(first.lease, { error: 'TypeError', retryAt: seconds(100) });
    expect([await listed(99), await take(99)]).toEqual([false, undefined]);
    expect(await listed(100)).toBe(true);
    const second = await taken(100);
    expect(second.lease.attempts).toBe(2);
    await stage.leases.release(second.lease);
    expect((await taken(101)).lease.attempts).toBe(1);
  });

  it('does not count a try that was put off', async () => {
    const first = await taken(0);
    await stage.leases.fail(first.lease, { error: 'away', retryAt: seconds(60), blameless: true });
    expect(await take(59)).toBeUndefined();
    expect((await taken(60)).lease.attempts).toBe(1);
  });

  it('takes a failure from the holder, and from nobody else', async () => {
    const first = await taken(0);
    const second = await taken(15);
    await stage.leases.fail(first.lease, { error: 'late', retryAt: seconds(1_000), parkedAt: seconds(15) });
    expect(await stage.leases.countParked()).toBe(0);
    await stage.leases.release(second.lease);
    expect(await take(16)).toBeDefined();
  });

  it('lists what has failed after what has not, so that it hides nothing', async () => {
    const { lease } = await taken(0);
    await stage.leases.fail(lease, { error: 'no', retryAt: seconds(10) });
    const fresh = await stage.due(seconds(1));
    expect(await stage.leases.due(at(10), 2)).toEqual([fresh, id]);
    expect(await stage.leases.due(at(10), 1)).toEqual([fresh]);
    expect(await stage.leases.due(at(9), 2)).toEqual([fresh]);
  });

  it('parks: shown with its error, still tried when its time comes, and at once when an operator releases it', async () => {
    const { lease } = await taken(0);
    await stage.leases.fail(lease, { error: 'TypeError', retryAt: seconds(3_600), parkedAt: seconds(1) });
    expect(await stage.leases.countParked()).toBe(1);
    expect(await stage.leases.parked(10)).toEqual([{ id, parkedAt: seconds(1), attempts: 1, error: 'TypeError' }]);
    expect(await take(3_599)).toBeUndefined();
    const again = await taken(3_600);
    expect(again.lease).toMatchObject({ attempts: 2, parked: true });
    // It is in somebody's hands just now.
    expect(await stage.leases.unpark('all')).toBe(0);
    await stage.leases.fail(again.lease, { error: 'other', retryAt: seconds(9_000), parkedAt: seconds(3_600) });
    expect(await stage.leases.parked(10)).toMatchObject([{ parkedAt: seconds(1), attempts: 2, error: 'other' }]);

    expect(await stage.leases.unpark(['another'])).toBe(0);
    expect(await stage.leases.unpark([id])).toBe(1);
    expect(await stage.leases.countParked()).toBe(0);
    expect((await taken(3_601)).lease).toMatchObject({ attempts: 1, parked: false });
  });

  it('is not parked any more once it succeeds', async () => {
    const { lease } = await taken(0);
    await stage.leases.fail(lease, { error: 'no', retryAt: seconds(10), parkedAt: seconds(1) });
    const again = await taken(10);
    await stage.leases.release(again.lease);
    expect(await stage.leases.parked(10)).toEqual([]);
  });

  it('re-asserts before anything irreversible: a worker whose lease went to another does not do it', async () => {
    const { irreversible } = stage;
    const first = await taken(0);
    // Where nothing is irreversible, the renewal is what a holder asks.
    const may = irreversible ?? ((lease: Lease) => stage.leases.renew(lease, seconds(60)));
    const second = await taken(15);
    expect(await may(first.lease, first.item)).toBe(false);
    expect(await may(second.lease, second.item)).toBe(true);
  });
}

/** A store's last write of a run, which says when the item is due again and releases the lease in one command. */
export function releasingWriteContract(
  leases: LeaseStore<unknown>,
  due: (at: Date) => Promise<string>,
  releaseUntil: (lease: Lease, again: Date) => Promise<void>,
): void {
  const taken = async (id: string, second: number) => {
    const leased = await leases.lease(id, seconds(second + 15), at(second));
    if (!leased) throw new Error('nothing to lease');
    return leased.lease;
  };

  it('releases the lease until the item is due again, and forgets its tries', async () => {
    const id = await due(dueAt);
    await leases.fail(await taken(id, 0), { error: 'no', retryAt: seconds(1) });
    const held = await taken(id, 1);
    await releaseUntil(held, seconds(60));
    expect(await leases.renew(held, seconds(90))).toBe(false);
    expect([await leases.due(at(59), 10), await leases.due(at(60), 10)]).toEqual([[], [id]]);
    expect(await taken(id, 60)).toMatchObject({ attempts: 1 });
  });

  it('does nothing for a worker whose lease went to another', async () => {
    const id = await due(dueAt);
    const late = await taken(id, 0);
    const holder = await taken(id, 15);
    await releaseUntil(late, seconds(600)).catch((error: unknown) => expect(error).toBeInstanceOf(LeaseLostError));
    expect(await leases.renew(holder, seconds(30))).toBe(true);
    expect(await leases.due(at(30), 10)).toEqual([id]);
  });
}

/**
 * A store's own write that takes the lease of what it makes due.
 *
 * @param idle brings in an item that is not due. @param take makes it due at `dueAt`; whether it was written.
 */
export function takingWriteContract(
  leases: LeaseStore<unknown>,
  idle: () => Promise<string>,
  take: (id: string, token: string, until: Date) => Promise<boolean>,
): void {
  it('takes the lease as any worker would: others wait until it ends, and its try counts', async () => {
    const id = await idle();
    expect(await take(id, 'mine', seconds(15))).toBe(true);
    expect(await take(id, 'of another', seconds(15))).toBe(false);
    expect([await leases.due(at(14), 10), await leases.lease(id, seconds(29), at(14))]).toEqual([[], undefined]);
    expect(await leases.renew(firstLease(id, 'mine'), seconds(20))).toBe(true);
    expect(await leases.lease(id, seconds(35), at(20))).toMatchObject({ lease: { attempts: 2, parked: false } });
    expect(await leases.renew(firstLease(id, 'mine'), seconds(60))).toBe(false);
  });

  it('leaves what failed to its back-off', async () => {
    const id = await idle();
    await take(id, 'mine', seconds(15));
    await leases.fail(firstLease(id, 'mine'), { error: 'no', retryAt: seconds(60) });
    expect(await take(id, 'again', seconds(75))).toBe(false);
    expect([await leases.due(at(59), 10), await leases.due(at(60), 10)]).toEqual([[], [id]]);
  });
}
