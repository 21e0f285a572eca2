import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { currentLot, RequestLot } from '../../src/partner-center/request-lot.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

async function turns(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await nextTurn();
}

it('answers are handed on together once no task waits for one any more, in each round anew', async () => {
  const [lot, told] = [new RequestLot(), [] as string[]];
  const answers = [1, 2, 3].map(() => Promise.withResolvers<void>());
  const twice = async (name: string, answer: Promise<void>) => {
    await answer;
    await currentLot()?.answered();
    told.push(name);
    await currentLot()?.answered();
    told.push(`${name} again`);
  };
  const asksNothing = async () => void (await answers[2]?.promise);
  const [one, other] = answers;
  if (!one || !other) throw new Error('there are three');
  const all = [
    lot.run(() => twice('one', one.promise)),
    lot.run(() => twice('other', other.promise)),
    lot.run(asksNothing),
  ];
  one.resolve();
  await turns();
  expect(told).toEqual([]);
  other.resolve();
  await turns();
  expect(told).toEqual([]);
  // The third ends without a request.
  answers[2]?.resolve();
  await Promise.all(all);
  expect(told).toEqual(['one', 'other', 'one again', 'other again']);
  expect(vi.getTimerCount()).toBe(0);
});

it('an answer waits half a second at most; one that fails holds up nobody', async () => {
  const [lot, told] = [new RequestLot(), [] as string[]];
  const slow = Promise.withResolvers<void>();
  const fails = lot.run(async () => {
    throw new Error('refused');
  });
  const waits = lot.run(async () => {
    await currentLot()?.answered();
    told.push('quick');
  });
  const hangs = lot.run(async () => {
    await slow.promise;
    await currentLot()?.answered();
    told.push('slow');
  });
  await expect(fails).rejects.toThrow('refused');
  vi.advanceTimersByTime(499);
  await turns();
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  await waits;
  expect(told).toEqual(['quick']);
  slow.resolve();
  await hangs;
  expect([told, vi.getTimerCount(), currentLot()]).toEqual([['quick', 'slow'], 0, undefined]);
});
