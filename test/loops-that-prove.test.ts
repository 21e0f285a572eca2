import { expect, it } from 'vitest';
import { possiblyNone } from './support/possibly-none.ts';

const nothing: readonly number[] = [];
const over = 'assertions in a loop over nothing';

it('assertions in a loop over nothing fail a test', () => {
  expect(() => {
    for (const one of nothing) expect(one).toBe(1);
  }).toThrow(over);
  expect(() => nothing.forEach((one) => void expect(one).toBe(1))).toThrow(over);
  expect(() => expect(nothing.every((one) => one === 1)).toBe(true)).toThrow(over);
  expect(() => {
    for (const one of new Map<number, number>().values()) {
      if (one > 0) expect(one).toBe(1);
    }
  }).toThrow(over);
});

it('a loop that asserts nothing, or says that it may be empty, is left alone', () => {
  let count = 0;
  for (const one of nothing) count += one;
  for (const one of possiblyNone(nothing)) expect(one).toBe(1);
  for (const one of [1, 2]) expect(one).toBeLessThan(3);
  for (const [one, other] of new Map([[1, 1]])) expect(one).toBe(other);
  expect(count).toBe(0);
});

it('what none of nothing is proves nothing either, nor does a table without rows', () => {
  expect(() => expect(nothing.filter((one) => one > 1)).toEqual([])).toThrow(over);
  expect(() => expect(nothing.flatMap((one) => [one])).toHaveLength(0)).toThrow(over);
  expect(() => nothing.map((one) => [expect(one).toBe(1)])).toThrow(over);
  expect(() => it.each(nothing)('%s', (one) => void expect(one).toBe(1))).toThrow(over);
  expect(() => expect(nothing.some((one) => one > 1)).toBe(false)).toThrow(over);
  expect(() => expect(nothing.find((one) => one > 1)).toBeUndefined()).toThrow(over);
  expect([1].filter((one) => one > 1)).toEqual([]);
  expect([1].some((one) => one > 1)).toBe(false);
  expect(possiblyNone(nothing).some((one) => one > 1)).toBe(false);
  expect(possiblyNone(nothing).filter((one) => one > 1)).toEqual([]);
});
