import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LeaseLostError } from '../../src/sweeps/lease.ts';
import { sharedHold } from '../../src/sweeps/shared-hold.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

it('one renewal is good for all who ask in the same moment, none for those who ask much later, a failed one for nobody', async () => {
  let renewals = 0;
  let isLost = false;
  const aborts = new AbortController();
  const hold = sharedHold({
    ...{ lease: { id: 'a', token: 't', attempts: 1, parked: false }, signal: aborts.signal, releaseBy() {} },
    async assert() {
      renewals++;
      if (isLost) throw new LeaseLostError('a');
    },
  });
  await Promise.all([hold.assert(), hold.assert(), hold.assert()]);
  vi.advanceTimersByTime(400);
  await hold.assert();
  expect(renewals).toBe(1);
  vi.advanceTimersByTime(200);
  await hold.assert();
  expect(renewals).toBe(2);
  vi.advanceTimersByTime(600);
  isLost = true;
  const asked = await Promise.allSettled([hold.assert(), hold.assert()]);
  expect([renewals, ...asked.map(({ status }) => status)]).toEqual([3, 'rejected', 'rejected']);
  await expect(hold.assert()).rejects.toThrow(LeaseLostError);
  isLost = false;
  await hold.assert();
  // Whoever was told that it is lost sends nothing more, whatever was renewed a moment ago.
  aborts.abort(new LeaseLostError('a'));
  await expect(hold.assert()).rejects.toThrow(LeaseLostError);
});
