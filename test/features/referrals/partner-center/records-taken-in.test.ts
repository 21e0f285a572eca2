import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { heldEvents } from '../../../../src/features/referrals/partner-center/held-events.ts';
import { RecordsTakenIn } from '../../../../src/features/referrals/partner-center/records-taken-in.ts';
import type { WebhookEvent } from '../../../../src/partner-center/webhook-event.ts';

const [id, version, newer] = ['r-1', '2026-11-21T08:59:59.1234567Z', '2026-11-21T08:59:59.1234568Z'];

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('what a process knows of records that it takes in', () => {
  it('is the version that it took in, for some seconds', async () => {
    const records = new RecordsTakenIn();
    expect(await records.holds(id, version)).toBe(false);
    records.tookIn(id, version);
    expect([await records.holds(id, version), await records.holds(id, newer)]).toEqual([true, false]);
    expect(await records.holds('r-2', version)).toBe(false);

    vi.advanceTimersByTime(10_000);
    expect(await records.holds(id, version)).toBe(false);
  });

  it('is nothing of a record that has vanished, or whose version is not known to the last digit', async () => {
    const records = new RecordsTakenIn();
    records.tookIn(id, version);
    records.forget(id);
    expect(await records.holds(id, version)).toBe(false);
    records.tookIn(id, version);
    records.tookIn(id, undefined);
    expect(await records.holds(id, version)).toBe(false);
  });

  it('waits for a record on its way, until it is there, its taking in has ended without it, or two seconds are over', async () => {
    const records = new RecordsTakenIn();
    const asked = (which: string, end: () => void) => {
      records.expects(id, 'change');
      const answer = records.holds(id, which);
      end();
      return answer;
    };
    const arrives = () => records.tookIn(id, version);
    expect(await asked(newer, arrives)).toBe(false);
    expect(await asked(version, arrives)).toBe(true);
    records.forget(id);
    expect(await asked(version, () => records.expectsNoMore(id))).toBe(false);
    expect(await asked(version, () => void vi.advanceTimersByTime(2_000))).toBe(false);
    expect(records.isExpected(id)).toBe(true);
    vi.advanceTimersByTime(3_000);
    expect(records.isExpected(id)).toBe(false);
    expect(await records.holds(id, version)).toBe(false);
  });

  it('tells a record that our own call created from one that it changes, which is stored already', () => {
    const records = new RecordsTakenIn();
    const told = () => [records.isArriving(id), records.isExpected(id)];
    records.expects(id, 'change');
    expect(told()).toEqual([false, true]);
    records.expects(id, 'arrival');
    expect(told()).toEqual([true, true]);
    vi.advanceTimersByTime(5_000);
    expect(told()).toEqual([false, false]);
  });

  it('lets no more than two hundred events wait', async () => {
    const records = new RecordsTakenIn();
    records.expects(id, 'change');
    const waiting = Array.from({ length: 200 }, () => records.holds(id, version));
    expect(await records.holds(id, version)).toBe(false);
    records.tookIn(id, version);
    expect(await Promise.all(waiting)).toEqual(Array(200).fill(true));
  });
});

describe('an event that tells nothing', () => {
  const event = (more: Partial<WebhookEvent> = {}): WebhookEvent => ({
    ...{ name: 'referral-updated', referralId: id, changedAt: new Date(version), changedExactly: version },
    ...{ key: 'k', tooOld: false },
    ...more,
  });

  it('is one that names the version held, once one was stored in the last minute', async () => {
    const isHeld = heldEvents({ holds: async (_, which) => which === version });
    expect(await isHeld(event())).toBe(false);
    expect(await isHeld(event())).toBe(true);
    expect(await isHeld(event({ changedExactly: newer }))).toBe(false);

    // When the last event came is read from those that were stored.
    vi.advanceTimersByTime(60_000);
    expect(await isHeld(event())).toBe(false);
    expect(await isHeld(event())).toBe(true);
  });

  it('is none of Microsoft’s side, of no referral, or without a version to the last digit', async () => {
    const isHeld = heldEvents({ holds: async () => true });
    await isHeld(event());
    const { changedExactly: _, ...coarse } = event();
    const { referralId: _id, ...ofNone } = event({ name: 'test-created' });
    for (const other of [event({ name: 'related-referral-updated' }), coarse, ofNone])
      expect(await isHeld(other), JSON.stringify(other)).toBe(false);
  });
});
