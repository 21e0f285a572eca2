import { describe, expect, it } from 'vitest';
import { currentLot, RequestLot } from '../../src/partner-center/request-lot.ts';
import { LeaseLostError, PutOffError } from '../../src/sweeps/lease.ts';
import { Sweeper, SweepFailedError } from '../../src/sweeps/sweeper.ts';
import { aPile } from './a-pile.ts';

/** A promise that the test resolves. */
function aGate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

const failing = async () => Promise.reject(new TypeError('no'));

describe('the sweeper', () => {
  it('does all that is due, batch after batch', async () => {
    const { pile, work, deps } = aPile(['a', 'b', 'c', 'd', 'e', 'f', 'g']);

    expect(await new Sweeper(work, deps).run()).toEqual({ done: 7, failed: 0 });
    expect([...pile.handled].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('leaves alone what another worker has', async () => {
    const { pile, work, deps } = aPile(['a', 'b']);
    pile.held.set('a', 'another');
    await new Sweeper(work, deps).run();

    expect(pile.handled).toEqual(['b']);
    expect(pile.held.get('a')).toBe('another');
  });

  it.each(['before', 'after'])(
    'who must see an item done waits for the run of this process that took it, also where that began %s',
    async (when) => {
      const { passed: taken, open: take } = aGate();
      const { passed: sent, open: send } = aGate();
      const { passed: refused, open: refuse } = aGate();
      const { pile, work, deps } = aPile(['a'], {
        handle: async () => {
          take();
          await sent;
          pile.due = [];
        },
      });
      const { leases } = work;
      let asks = 0;
      const late = when === 'after' ? 1 : 2;
      const lease: typeof leases.lease = async (...asked) => {
        asks += 1;
        if (asks !== late) return leases.lease(...asked);
        await refused;
        return undefined;
      };
      const sweeper = new Sweeper({ ...work, leases: { ...leases, lease } }, deps);
      let isSettled = false;
      const settles = () =>
        sweeper
          .oneSettled('a', async () => 'sent')
          .then((outcome) => {
            isSettled = true;
            return outcome;
          });
      const early = when === 'after' ? settles() : undefined;
      const running = sweeper.run();
      await taken;
      const settled = early ?? settles();
      refuse();
      await new Promise((resolve) => setImmediate(resolve));
      expect(isSettled).toBe(false);
      send();
      expect(await settled).toEqual({ kind: 'not-free' });
      expect(await running).toEqual({ done: 1, failed: 0 });
    },
  );

  it('leases its only item at once, whether or not it is due', async () => {
    const { pile, work, deps } = aPile(['a']);
    const due = () => Promise.reject(new Error('asked what is due'));
    const sweeper = new Sweeper({ ...work, leases: { ...work.leases, due }, only: 'a' }, deps);

    expect(await sweeper.run()).toEqual({ done: 1, failed: 0 });
    expect(await sweeper.run()).toEqual({ done: 0, failed: 0 });
    expect(pile.handled).toEqual(['a']);
  });

  it('ends by the work’s own last write, once it has succeeded, and by no second release', async () => {
    const { pile, work, deps } = aPile(['a']);
    const released: string[] = [];
    const leases = { ...work.leases, release: () => Promise.reject(new Error('released twice')) };
    const sweeper = new Sweeper({ ...work, leases }, deps);
    const ends = await sweeper.one('a', async (_item, hold) => {
      hold.releaseBy(async (lease) => {
        released.push(lease.id);
        await work.leases.release(lease);
      });
      expect(released).toEqual([]);
      return 'done';
    });
    expect([ends, released]).toEqual([{ kind: 'done', result: 'done' }, ['a']]);

    const fails = await sweeper.one('a', async (_item, hold) => {
      hold.releaseBy(async ({ id }) => void released.push(id));
      throw new TypeError('no');
    });
    expect([fails.kind, released]).toEqual(['failed', ['a']]);
    expect(pile.failures.get('a')).toMatchObject({ error: 'TypeError' });
  });

  it('fails where the work’s last write does: it is due again', async () => {
    const { pile, work, deps } = aPile(['a']);
    const ends = await new Sweeper(work, deps).one('a', async (_item, hold) => hold.releaseBy(failing));
    expect(ends.kind).toBe('failed');
    expect(pile.failures.get('a')).toMatchObject({ error: 'TypeError', attempts: 1 });
  });

  it('begins somewhere else than other instances, and still does everything', async () => {
    const ids = ['a', 'b', 'c', 'd'];
    const { pile, work, deps } = aPile(ids, { batch: 10, concurrency: 1 });
    await new Sweeper(work, { ...deps, random: () => 0.5 }).run();

    expect(pile.handled).toEqual(['c', 'd', 'a', 'b']);
  });

  it('renews the lease of work that takes long, until it is done', async () => {
    const { pile, work, deps } = aPile(['a'], {
      handle: async () => {
        while (pile.renewals < 2) await new Promise((resolve) => setTimeout(resolve, 1));
        pile.due = [];
      },
    });
    await new Sweeper(work, { ...deps, terms: { renewal: 1 } }).run();
    const whenDone = pile.renewals;
    await new Promise((resolve) => setTimeout(resolve, 10));

    expect(whenDone).toBeGreaterThanOrEqual(2);
    expect(pile.renewals).toBe(whenDone);
  });

  it('ends work whose lease went to another, and leaves the item to them', async () => {
    const { pile, work, deps } = aPile(['a'], {
      handle: async (_item, hold) => {
        pile.held.set('a', 'another');
        await new Promise((_, reject) => hold.signal.addEventListener('abort', () => reject(hold.signal.reason)));
      },
    });
    const tally = await new Sweeper(work, { ...deps, terms: { renewal: 1 } }).run();

    expect(tally).toEqual({ done: 0, failed: 0 });
    expect(pile.held.get('a')).toBe('another');
    expect(pile.failures.size).toBe(0);
  });

  it('refuses what cannot be undone to a worker that is no longer the holder', async () => {
    const { pile, work, deps } = aPile(['a']);
    const sweeper = new Sweeper(work, deps);
    const outcome = await sweeper.one('a', async (_item, hold) => {
      await hold.assert();
      pile.held.set('a', 'another');
      await expect(hold.assert()).rejects.toThrow(LeaseLostError);
      expect(hold.signal.aborted).toBe(true);
      await hold.assert();
    });

    expect(outcome).toEqual({ kind: 'lost' });
  });

  it('gives up on work that hangs: it fails, and the sweep goes on', async () => {
    const { pile, work, deps } = aPile(['a', 'b'], { concurrency: 1 });
    const { handle } = work;
    const hanging = {
      ...work,
      handle: (id: string, hold: never) => (id === 'a' ? new Promise<void>(() => {}) : handle(id, hold)),
    };
    const tally = await new Sweeper(hanging, { ...deps, terms: { work: 5 } }).run();

    expect(tally).toEqual({ done: 1, failed: 1 });
    expect(pile.failures.get('a')).toMatchObject({ error: 'WorkTooLongError' });
  });

  it('does the items of one key one after the other', async () => {
    let inHand = 0;
    let most = 0;
    const { work, deps } = aPile(['a1', 'a2', 'a3'], { keyOf: (id) => id.charAt(0) });
    const watched = {
      ...work,
      handle: async (id: string, hold: never) => {
        most = Math.max(most, ++inHand);
        await Promise.resolve();
        inHand--;
        await work.handle(id, hold);
      },
    };
    await new Sweeper(watched, deps).run();

    expect(most).toBe(1);
  });

  it('looks for what is due elsewhere after some of a long line', async () => {
    const { pile, work, deps } = aPile(['a1', 'a2', 'a3', 'a4', 'a5'], {
      keyOf: (id) => id.charAt(0),
      batch: 10,
      mostOfOneKey: 2,
    });
    const busy = {
      ...work,
      handle: async (id: string, hold: never) => {
        if (id === 'a1') pile.due.push('b1');
        await work.handle(id, hold);
      },
    };
    await new Sweeper(busy, deps).run();

    expect(pile.handled.indexOf('b1')).toBeLessThan(pile.handled.indexOf('a4'));
    expect([...pile.handled].sort()).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'b1']);
  });

  it('looks once more when it is called during a run', async () => {
    const gate = aGate();
    const { pile, work, deps } = aPile(['a']);
    const slow = { ...work, handle: async (id: string, hold: never) => gate.passed.then(() => work.handle(id, hold)) };
    const sweeper = new Sweeper(slow, deps);
    const running = sweeper.run();
    pile.due.push('b');
    sweeper.nudge();
    gate.open();
    await running;

    expect(pile.handled).toEqual(['a', 'b']);
  });

  it('is idle without a look where nothing was nudged, and otherwise when that is done', async () => {
    const { pile, work, deps } = aPile(['a']);
    const sweeper = new Sweeper(work, deps);
    await sweeper.idle();
    expect(pile.handled).toEqual([]);
    sweeper.nudge();
    await sweeper.idle();
    expect(pile.handled).toEqual(['a']);
    await sweeper.stop();
  });

  it('runs outside of what nudged it: what is due of others is not in the lot of a row', async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const { work, deps } = aPile(['a'], { handle: async () => resolve(currentLot()) });
    const sweeper = new Sweeper(work, deps);
    await new RequestLot().run(async () => sweeper.nudge());
    expect(await promise).toBeUndefined();
    await sweeper.stop();
  });

  it('stops after what is in hand', async () => {
    const gate = aGate();
    const { pile, work, deps } = aPile(['a', 'b'], { concurrency: 1 });
    const slow = { ...work, handle: async (id: string, hold: never) => gate.passed.then(() => work.handle(id, hold)) };
    const sweeper = new Sweeper(slow, deps);
    void sweeper.run();
    const stopped = sweeper.stop();
    gate.open();
    await stopped;
    await sweeper.run();

    expect(pile.handled.length).toBeLessThanOrEqual(1);
  });
});

describe('an item that fails', () => {
  it('waits longer each time, and holds nobody up', async () => {
    const { pile, work, deps, clock } = aPile(['a', 'b']);
    const sweeper = new Sweeper(
      { ...work, handle: async (id, hold) => (id === 'a' ? failing() : work.handle(id, hold)) },
      deps,
    );
    expect(await sweeper.run()).toEqual({ done: 1, failed: 1 });
    expect(pile.handled).toEqual(['b']);

    const waits: number[] = [];
    for (let attempt = 1; attempt <= 4; attempt++) {
      const retryAt = pile.failures.get('a')?.retryAt.getTime() ?? 0;
      waits.push(retryAt - clock.serverNow().getTime());
      clock.advance(waits.at(-1) ?? 0);
      await sweeper.run();
    }
    // Half of 5, 10, 20 and 40 seconds: the dice are at their least.
    expect(waits).toEqual([2_500, 5_000, 10_000, 20_000]);
    expect(pile.failures.get('a')).toMatchObject({ error: 'TypeError', attempts: 5 });
  });

  it('is parked after ten times, tried once an hour from then on, and forgotten when it succeeds', async () => {
    const { pile, work, deps, clock, metrics } = aPile(['a']);
    let broken = true;
    const sweeper = new Sweeper(
      { ...work, handle: async (id, hold) => (broken ? failing() : work.handle(id, hold)) },
      deps,
    );
    const started = clock.serverNow().getTime();
    while (!pile.failures.get('a')?.parkedAt) {
      await sweeper.run();
      clock.advance(1_000);
    }
    expect(clock.serverNow().getTime() - started).toBeLessThan(3_600_000);
    expect(pile.failures.get('a')).toMatchObject({ attempts: 10 });
    expect(await work.leases.countParked()).toBe(1);
    const results = async () =>
      Object.fromEntries((await metrics.sweepItems.get()).values.map(({ labels, value }) => [labels.result, value]));
    expect(await results()).toEqual({ failed: 9, parked: 1 });

    clock.advance(3_590_000);
    expect(await sweeper.run()).toEqual({ done: 0, failed: 0 });
    clock.advance(10_000);
    expect(await sweeper.run()).toEqual({ done: 0, failed: 1 });
    broken = false;
    clock.advance(3_600_000);
    expect(await sweeper.run()).toEqual({ done: 1, failed: 0 });
    expect(await work.leases.countParked()).toBe(0);
    expect(await results()).toEqual({ failed: 9, parked: 2, done: 1 });
  });

  it('is parked without being touched when worker after worker died over it', async () => {
    const { pile, work, deps } = aPile(['a']);
    const sweeper = new Sweeper(work, deps);
    for (let death = 0; death < 10; death++) {
      await work.leases.lease('a', new Date(), { now: new Date(), serverNow: new Date() });
      pile.held.clear();
    }
    await sweeper.run();

    expect(pile.handled).toEqual([]);
    expect(pile.failures.get('a')).toMatchObject({ error: 'WorkersDiedError', parkedAt: expect.any(Date) });
  });

  it('is never parked while what it needs is away', async () => {
    const { pile, work, deps, clock } = aPile(['a'], {
      handle: async () => Promise.reject(new PutOffError('Teams is away', 30_000)),
    });
    const sweeper = new Sweeper(work, deps);
    for (let attempt = 0; attempt < 40; attempt++) {
      expect(await sweeper.run()).toEqual({ done: 0, failed: 0 });
      clock.advance(30_000);
    }
    expect(pile.failures.get('a')).toMatchObject({ blameless: true, attempts: 1 });
  });

  it('goes on to the others where the lease of one cannot be written', async () => {
    const { pile, work, deps } = aPile(['spoilt', 'a', 'b', 'c']);
    const leases: typeof work.leases = {
      ...work.leases,
      lease: async (id, until, times) =>
        id === 'spoilt' ? Promise.reject(new Error('no number')) : work.leases.lease(id, until, times),
    };
    expect(await new Sweeper({ ...work, leases, concurrency: 1 }, deps).run()).toEqual({ done: 3, failed: 1 });
    expect(pile.handled).toEqual(['a', 'b', 'c']);
  });

  it('lets its job fail when nothing at all could be done, and not because of one among others', async () => {
    const { work, deps } = aPile(['a', 'b']);
    const all = new Sweeper({ ...work, handle: failing }, deps).job();
    await expect(all.run(new AbortController().signal)).rejects.toThrow(SweepFailedError);

    const other = aPile(['a', 'b']);
    const one = new Sweeper(
      { ...other.work, handle: async (id, hold) => (id === 'a' ? failing() : other.work.handle(id, hold)) },
      other.deps,
    ).job();
    await one.run(new AbortController().signal);
  });
});
