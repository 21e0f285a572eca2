import { describe, expect, it } from 'vitest';
import { exactInstant } from '../../src/partner-center/exact-instant.ts';

describe('an instant to its last digit', () => {
  it.each([
    ['2018-02-17T00:05:39.5485487+00:00', '2018-02-17T00:05:39.5485487Z'],
    ['2018-02-17T00:05:39.5485487Z', '2018-02-17T00:05:39.5485487Z'],
    ['2018-02-17T02:05:39.5485487+02:00', '2018-02-17T00:05:39.5485487Z'],
    ['2018-02-17t00:05:39.5485480z', '2018-02-17T00:05:39.548548Z'],
    [' 2018-02-17T00:05:39.548548Z ', '2018-02-17T00:05:39.548548Z'],
    ['2018-02-17T00:05:39.548548712Z', '2018-02-17T00:05:39.548548712Z'],
  ])('%s is %s', (text, instant) => expect(exactInstant(text)).toBe(instant));

  it.each([
    '2018-02-17T00:05:39.548Z',
    '2018-02-17T00:05:39.5480000Z',
    '2018-02-17T00:05:39Z',
    '2018-02-17T00:05:39.5485487',
    '2018-13-17T00:05:39.5485487Z',
    '',
    42,
    undefined,
  ])('%s names none', (text) => expect(exactInstant(text)).toBeUndefined());
});
