import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { asItIs, plainLadder } from './quarter.ts';
import { quarterOf, tableOfBoth } from './report.ts';

it('a simulated quarter: a tenth expires at most, with no more messages; README.md beside this shows the table', async () => {
  const [before, after] = [await quarterOf(plainLadder, 1), await quarterOf(asItIs, 1, { mostADay: 6 })];

  expect(after.expired).toBeLessThan(before.expired / 10);
  expect(after.messages).toBeLessThanOrEqual(before.messages);
  expect(after.outside).toBeLessThan(before.outside / 5);
  expect(readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8')).toContain(tableOfBoth(before, after));
});
