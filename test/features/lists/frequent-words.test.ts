import { describe, expect, it } from 'vitest';
import { FrequentWords } from '../../../src/features/lists/frequent-words.ts';

const now = new Date('2026-11-30T09:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('which words are frequent', () => {
  it.each([
    ['few', 499, false, 3],
    ['nearly as many as make it frequent', 500, false, 3],
    ['one fewer than make it frequent', 999, false, 3],
    ['as many as make it frequent', 1_000, true, 1],
  ])('%s (%i) is counted as often as it may have changed', async (_name, found, expected, asked) => {
    const words = new FrequentWords(1_000);
    let counts = 0;
    const ask = (at: Date) =>
      words.isFrequent('fabr', at, async () => {
        counts++;
        return found;
      });
    for (const minutes of [0, 1, 9]) expect(await ask(later(minutes))).toBe(expected);
    expect(counts).toBe(asked);
    await ask(later(10));
    expect(counts).toBe(asked + 1);
  });

  it('one that was rare a minute ago is counted again, and not within the same conversation', async () => {
    const words = new FrequentWords(1_000);
    let [found, counts] = [0, 0];
    const ask = (seconds: number) =>
      words.isFrequent('contoso', later(seconds / 60), async () => {
        counts++;
        return found;
      });
    expect(await ask(0)).toBe(false);
    found = 1_000;
    expect([await ask(20), counts]).toEqual([false, 1]);
    expect([await ask(60), counts]).toEqual([true, 2]);
    found = 0;
    expect([await ask(600), counts]).toEqual([true, 2]);
  });

  it('what could not be counted is counted again', async () => {
    const words = new FrequentWords(1_000);
    const failing = words.isFrequent('fabr', now, () => Promise.reject(new Error('no database')));
    await expect(failing).rejects.toThrow('no database');
    expect(await words.isFrequent('fabr', now, async () => 1_000)).toBe(true);
  });
});
