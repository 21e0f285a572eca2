import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemTimers } from '../../src/partner-center/timers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('sleeps as long as asked, or until it is told to stop', async () => {
  const slept = systemTimers.sleep(1_000);
  vi.advanceTimersByTime(1_000);
  await slept;

  const stop = new AbortController();
  const stopped = systemTimers.sleep(1_000, stop.signal);
  stop.abort(new Error('stop'));
  await expect(stopped).rejects.toThrow('stop');
  await expect(systemTimers.sleep(1_000, stop.signal)).rejects.toThrow('stop');
  expect(vi.getTimerCount()).toBe(0);
});

it('lets a deadline pass, unless it was cleared', () => {
  const passing = systemTimers.deadline(1_000);
  const cleared = systemTimers.deadline(1_000);
  cleared.clear();
  vi.advanceTimersByTime(1_000);
  expect(passing.signal.aborted).toBe(true);
  expect(cleared.signal.aborted).toBe(false);
});
