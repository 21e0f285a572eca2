import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deadlineDueAt,
  deadlineOf,
  dueRungs,
  overdueAskedAt,
  rungDueAt,
  rungTime,
} from '../../../../src/features/referrals/rules/deadline.ts';
import { arrivedReferral, withDue } from '../../../../src/features/referrals/rules/mirror.ts';
import type { ReferralPolicy } from '../../../../src/features/referrals/rules/policy.ts';
import { withRungsSaid } from '../../../../src/features/referrals/rules/rung-plan.ts';
import { aReferral, aReferralRecord } from '../../../builders/referral.ts';

const policy: ReferralPolicy = {
  responseDays: 14,
  undoSeconds: 60,
  acceptUndoSeconds: 0,
  ladder: ['P10D', 'P7D', 'P3D', 'P1D', 'PT4H'],
  channelWithin: 'P3D',
};
const day = 86_400_000;
const deadline = new Date('2026-11-27T16:00:00Z');
const daysBefore = (days: number) => new Date(deadline.getTime() - days * day);

describe('the deadline', () => {
  it('is the record’s own date, even where that is not 14 days', () => {
    const record = aReferralRecord({ createdAt: daysBefore(8), expiresAt: deadline });

    expect(deadlineOf(record, policy)).toEqual({ deadline, deadlineEstimated: false });
  });

  it('is creation and the response days where the record has none, and says so', () => {
    const { expiresAt: _none, ...record } = aReferralRecord({ createdAt: daysBefore(14) });

    expect(deadlineOf(record, policy)).toEqual({ deadline, deadlineEstimated: true });
  });
});

describe('the ladder', () => {
  it('names the rungs whose time has come', () => {
    const { owner: _nobody, ...unowned } = aReferral({ deadline });
    const referral = withDue(unowned, policy, daysBefore(12));

    expect(dueRungs(referral, daysBefore(11))).toEqual([]);
    expect(dueRungs(referral, daysBefore(6.9))).toEqual(['P10D', 'P7D']);
    expect(dueRungs(withRungsSaid(referral, daysBefore(9)), daysBefore(6.9))).toEqual(['P7D']);
  });

  it('passes over what is past when a referral arrives', () => {
    const late = arrivedReferral(aReferralRecord({ expiresAt: deadline }), policy, daysBefore(5));

    expect(late.rungsDone).toEqual(['P10D', 'P7D']);
    expect(late.rungDueAt).toEqual(rungTime(deadline, 'P3D'));
  });

  it('looks at nothing that is decided, closed, gone or not inbound', () => {
    const at = daysBefore(2);
    for (const referral of [
      aReferral({ kind: 'outbound' }),
      aReferral({ vanished: true }),
      aReferral({ record: { status: 'Active' } }),
    ]) {
      expect(rungDueAt(referral, policy, at)).toBeUndefined();
      expect(deadlineDueAt(referral)).toBeUndefined();
      expect(overdueAskedAt({ ...referral, rungsDone: ['PT0S'] }, at)).toBeUndefined();
    }
  });

  it('always has a next look at an open referral, never past the deadline before it came', () => {
    const minutes = fc.integer({ min: -15 * 1440, max: 3 * 1440 });
    fc.assert(
      fc.property(minutes, (offset) => {
        const now = new Date(deadline.getTime() + offset * 60_000);
        const { owner: _nobody, ...unowned } = aReferral({ deadline });
        const referral = withDue(unowned, policy, now);
        const rung = rungDueAt(referral, policy, now);

        expect(deadlineDueAt(referral)).toEqual(deadline);
        if (rung) expect(rung > now && rung < deadline).toBe(true);
        if (now >= deadline) expect(rung).toBeUndefined();
        const noted = { ...referral, rungsDone: [...referral.rungsDone, 'PT0S'] };
        const asked = overdueAskedAt(noted, now);
        expect(deadlineDueAt(noted)).toBeUndefined();
        if (now >= deadline) expect(asked && asked > now && asked.getTime() - now.getTime() <= 3_600_000).toBe(true);
      }),
    );
  });
});
