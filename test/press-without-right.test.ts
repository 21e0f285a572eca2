import { expect, it } from 'vitest';
import { logPressWithoutRight } from '../src/press-without-right.ts';

it('a press without the right to it names who pressed, whatever its caller knows', () => {
  const lines: unknown[] = [];
  const log = { warn: (facts: unknown) => void lines.push(facts) };
  const click = { log: log as never, person: { aadObjectId: 'alex' } };
  logPressWithoutRight(click);
  logPressWithoutRight(click, { referralId: 'r', wanted: 'accepted' });
  expect(lines).toEqual([{ aadObjectId: 'alex' }, { aadObjectId: 'alex', referralId: 'r', wanted: 'accepted' }]);
});
