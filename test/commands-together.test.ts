import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandsTogether } from '../src/commands-together.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout', 'setImmediate'] }));
afterEach(() => void vi.useRealTimers());

/** Commands that the test ends by hand, in bulk: batches of three, 25 ms of rest, 100 ms at most. */
function inBulk() {
  const sent: { readonly asked: readonly number[]; readonly ends: () => void }[] = [];
  const together = new CommandsTogether<number, number>({
    ...{ most: 3, gathers: 100, rests: 25 },
    send: (asked) =>
      new Promise((resolve) => void sent.push({ asked, ends: () => resolve(asked.map((each) => each * 10)) })),
  });
  const batches = () => sent.map(({ asked }) => asked);
  const ends = async (place: number) => {
    sent[place]?.ends();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { together, batches, ends };
}

describe('requests in bulk', () => {
  it('rest for others, and are sent together', async () => {
    const { together, batches, ends } = inBulk();
    const first = together.ask(1);
    await vi.advanceTimersByTimeAsync(24);
    const second = together.ask(2);
    expect(batches()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(batches()).toEqual([[1, 2]]);
    await ends(0);
    expect(await Promise.all([first, second])).toEqual([10, 20]);
  });

  it('do not rest where a batch is full', async () => {
    const { together, batches } = inBulk();
    for (const each of [1, 2, 3, 4]) together.ask(each);
    expect(batches()).toEqual([[1, 2, 3]]);
    await vi.advanceTimersByTimeAsync(100);
    expect(batches()).toEqual([[1, 2, 3], [4]]);
  });

  it('wait for the command under way, and for the last of several, but no longer than a tenth of a second', async () => {
    const { together, batches, ends } = inBulk();
    for (const each of [1, 2, 3, 4, 5, 6]) together.ask(each);
    together.ask(7);
    await vi.advanceTimersByTimeAsync(50);
    await ends(0);
    expect(batches()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    together.ask(8);
    await ends(1);
    expect(batches().at(-1)).toEqual([7, 8]);

    together.ask(9);
    await vi.advanceTimersByTimeAsync(99);
    expect(batches()).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1);
    expect(batches().at(-1)).toEqual([9]);
  });

  it('rest what is left of it where the command ends early', async () => {
    const { together, batches, ends } = inBulk();
    for (const each of [1, 2, 3]) together.ask(each);
    together.ask(4);
    await vi.advanceTimersByTimeAsync(10);
    await ends(0);
    expect(batches()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(15);
    expect(batches().at(-1)).toEqual([4]);
  });
});
