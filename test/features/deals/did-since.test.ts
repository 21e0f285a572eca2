import { expect, it } from 'vitest';
import { FixedClock } from '../../../src/clock.ts';
import { deedsSince } from '../../../src/features/deals/index.ts';
import { alex, aMoment } from '../../builders/referral.ts';

it('tells whether somebody did something since, and vouches for no time whose deeds have moved into the audit', async () => {
  const ago = (seconds: number) => new Date(aMoment.getTime() - seconds * 1_000);
  const deed = { at: ago(20), what: 'claimed', by: alex, correlationId: 'c-1' };
  const since = (last: typeof deed | undefined) =>
    deedsSince({
      referrals: { lastDeedBy: async () => last && { referralId: 'r', deed: last } },
      clock: new FixedClock(aMoment),
    });
  expect(await since(deed)(alex, ago(30))).toBe(true);
  expect(await since(deed)(alex, ago(10))).toBe(false);
  expect(await since(undefined)(alex, ago(30))).toBe(false);
  // Whatever they did five minutes ago is in the audit by now.
  expect(await since(undefined)(alex, ago(300))).toBe(true);
});
