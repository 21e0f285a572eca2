import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { Sweeper, type SweepWork } from '../../src/scheduler/sweeper.ts';

const log = pino({ level: 'silent' });

/** Work in memory: ids that are due until they are handled. */
function aPile(ids: string[], overrides: Partial<SweepWork<string>> = {}) {
  const pile = { due: [...ids], leased: new Set<string>(), handled: [] as string[] };
  const work: SweepWork<string> = {
    name: 'pile',
    due: async (limit) => pile.due.slice(0, limit),
    lease: async (id) => {
      if (pile.leased.has(id)) return undefined;
      pile.leased.add(id);
      return id;
    },
    handle: async (id) => {
      pile.due = pile.due.filter((other) => other !== id);
      pile.handled.push(id);
    },
    release: async (id) => void pile.leased.delete(id),
    batch: 3,
    concurrency: 2,
    ...overrides,
  };
  return { pile, work };
}

/** A promise that the test resolves. */
function aGate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

describe('the sweeper', () => {
  it('does all that is due, batch after batch', async () => {
    const { pile, work } = aPile(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    await new Sweeper(work, log).run();

    expect([...pile.handled].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('leaves alone what another worker has', async () => {
    const { pile, work } = aPile(['a', 'b']);
    pile.leased.add('a');
    await new Sweeper(work, log).run();

    expect(pile.handled).toEqual(['b']);
  });

  it('renews the lease of work that takes long, until it is done', async () => {
    const renewed = aGate();
    let renewals = 0;
    const { pile, work } = aPile(['a'], {
      handle: async () => {
        await renewed.passed;
        pile.due = [];
      },
      renew: async () => {
        renewals++;
        if (renewals === 2) renewed.open();
      },
      renewMilliseconds: 1,
    });
    await new Sweeper(work, log).run();
    const whenDone = renewals;
    await new Promise((resolve) => setTimeout(resolve, 10));

    expect(whenDone).toBeGreaterThanOrEqual(2);
    expect(renewals).toBe(whenDone);
  });

  it('goes on after a failure, and keeps the failed one’s lease so that it is not met again at once', async () => {
    const { pile, work } = aPile(['a', 'b']);
    const handle = work.handle;
    const failing = {
      ...work,
      handle: async (id: string) => (id === 'a' ? Promise.reject(new Error('no')) : handle(id)),
    };
    await new Sweeper(failing, log).run();

    expect(pile.handled).toEqual(['b']);
    expect(pile.leased.has('a')).toBe(true);
  });

  it('does the items of one key one after the other', async () => {
    let inHand = 0;
    let most = 0;
    const { work } = aPile(['a1', 'a2', 'a3'], { keyOf: (id) => id.charAt(0) });
    const watched = {
      ...work,
      handle: async (id: string) => {
        most = Math.max(most, ++inHand);
        await Promise.resolve();
        inHand--;
        await work.handle(id);
      },
    };
    await new Sweeper(watched, log).run();

    expect(most).toBe(1);
  });

  it('looks for what is due elsewhere after some of a long line', async () => {
    const { pile, work } = aPile(['a1', 'a2', 'a3', 'a4', 'a5'], {
      keyOf: (id) => id.charAt(0),
      batch: 10,
      mostOfOneKey: 2,
    });
    const busy = {
      ...work,
      handle: async (id: string) => {
        if (id === 'a1') pile.due.push('b1');
        await work.handle(id);
      },
    };
    await new Sweeper(busy, log).run();

    expect(pile.handled.indexOf('b1')).toBeLessThan(pile.handled.indexOf('a4'));
    expect([...pile.handled].sort()).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'b1']);
  });

  it('looks once more when it is called during a run', async () => {
    const gate = aGate();
    const { pile, work } = aPile(['a']);
    const slow = { ...work, handle: async (id: string) => gate.passed.then(() => work.handle(id)) };
    const sweeper = new Sweeper(slow, log);
    const running = sweeper.run();
    pile.due.push('b');
    sweeper.nudge();
    gate.open();
    await running;

    expect(pile.handled).toEqual(['a', 'b']);
  });

  it('stops after what is in hand', async () => {
    const gate = aGate();
    const { pile, work } = aPile(['a', 'b'], { concurrency: 1 });
    const slow = { ...work, handle: async (id: string) => gate.passed.then(() => work.handle(id)) };
    const sweeper = new Sweeper(slow, log);
    void sweeper.run();
    const stopped = sweeper.stop();
    gate.open();
    await stopped;
    await sweeper.run();

    expect(pile.handled.length).toBeLessThanOrEqual(1);
  });
});
