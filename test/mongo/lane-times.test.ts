import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeCode, timeOf, writerCode } from '../../src/mongo/lane-times.ts';

const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2041, 0, 1) });

describe('the times of a lane', () => {
  it('come back to the millisecond, in six characters', () => {
    fc.assert(
      fc.property(moment, (at) => {
        expect(timeCode(at)).toHaveLength(6);
        expect(timeOf(timeCode(at))).toBe(at);
      }),
    );
  });

  it('sort as text in the order in which they were', () => {
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        expect(timeCode(one) < timeCode(other)).toBe(one < other);
      }),
    );
  });

  it('are not there where there were not so many', () => {
    expect([timeOf(''), timeOf(undefined)]).toEqual([undefined, undefined]);
  });

  it('tell eight thousand instances from each other', () => {
    const codes = Array.from({ length: 8_000 }, (_, number) => writerCode(number));
    expect(new Set(codes).size).toBe(8_000);
    expect(codes.every((code) => code.length === 2)).toBe(true);
  });
});
