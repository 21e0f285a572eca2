import { expect, it } from 'vitest';
import { Pace } from '../../src/teams/pace.ts';

it('lets a person go on at the given pace, says once that it is too fast, and forgives', () => {
  let now = 0;
  const pace = new Pace(2, () => now);
  expect([1, 2, 3, 4].map(() => pace.take('kim'))).toEqual(['may', 'may', 'too-fast-now', 'too-fast']);
  expect(pace.take('lee')).toBe('may');
  now = 500;
  expect([1, 2].map(() => pace.take('kim'))).toEqual(['may', 'too-fast']);
  now = 5_000;
  expect([1, 2, 3].map(() => pace.take('kim'))).toEqual(['may', 'may', 'too-fast-now']);
});

it('keeps so many people in mind and no more', () => {
  const pace = new Pace(1, () => 0);
  expect(pace.take('kim')).toBe('may');
  for (let i = 0; i < 10_000; i += 1) pace.take(`other ${i}`);
  expect(pace.take('kim')).toBe('may');
});
