import { describe, expect, it } from 'vitest';
import { withRungsSaid } from '../../../../src/features/referrals/rules/rung-plan.ts';
import {
  endedSnoozes,
  latestSnooze,
  snoozeDueAt,
  snoozedUntil,
  withoutSnooze,
  withSnooze,
} from '../../../../src/features/referrals/rules/snooze.ts';
import { aReferral } from '../../../builders/referral.ts';

const now = new Date('2026-11-16T09:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const policy = {
  responseDays: 14,
  undoSeconds: 0,
  acceptUndoSeconds: 0,
  ladder: ['P3D', 'PT4H'],
  channelWithin: 'P3D',
};
const [alex, megan] = ['alex', 'megan'].map((aadObjectId) => ({ tenantId: 't', aadObjectId, name: aadObjectId })) as [
  { tenantId: string; aadObjectId: string; name: string },
  { tenantId: string; aadObjectId: string; name: string },
];

describe('a snooze', () => {
  it('leaves nobody in peace beyond the last rung; after it, for half of what is left', () => {
    expect(latestSnooze(aReferral({ deadline: hours(48) }), policy, now)).toEqual(hours(44));
    expect(latestSnooze(aReferral({ deadline: hours(3) }), policy, now)).toEqual(hours(1.5));
    expect(latestSnooze(aReferral({ deadline: hours(0.2) }), policy, now)).toBeUndefined();
    expect(latestSnooze(aReferral({ deadline: hours(-1) }), policy, now)).toBeUndefined();
  });

  it('is each person’s own, and a new one takes the place of theirs', () => {
    const once = withSnooze(withSnooze(aReferral({ deadline: hours(90) }), alex, hours(10)), megan, hours(5));
    const both = withSnooze(once, alex, hours(20));
    expect(snoozedUntil(both, alex, now)).toEqual(hours(20));
    expect(snoozedUntil(both, megan, now)).toEqual(hours(5));
    expect(snoozedUntil(both, megan, hours(5))).toBeUndefined();
    expect(snoozeDueAt(both, now)).toEqual(hours(5));
    expect(endedSnoozes(both, hours(6)).map(({ by }) => by)).toEqual([megan]);
    expect(withoutSnooze(withoutSnooze(both, alex), megan)).not.toHaveProperty('snoozes');
  });

  it('ends with the last warning, where that came nearer than its end', () => {
    const plan = (at: Date, done?: true) => ({
      madeFor: 'x',
      since: now,
      rungs: [{ rung: 'PT4H', at, ...(done ? { done } : {}) }],
    });
    const asked = withSnooze(aReferral({ deadline: hours(90) }), alex, hours(60));
    const nearer = { ...asked, rungPlans: { settings: '', owner: plan(hours(20)) } };
    expect(snoozedUntil(nearer, alex, now)).toEqual(hours(20));
    expect(snoozedUntil(nearer, alex, hours(20))).toBeUndefined();
    // Said, it stays ended: neither card nor sweep goes by the wished end again.
    const both = withSnooze(nearer, megan, hours(5));
    const said = withRungsSaid(both, hours(20));
    expect(snoozedUntil(said, alex, hours(21))).toBeUndefined();
    expect(said.snoozes?.map(({ by }) => by)).toEqual([megan]);
    expect(withRungsSaid(both, hours(19)).snoozes).toHaveLength(2);
    const anew = withSnooze(said, alex, hours(60));
    expect(snoozedUntil(withRungsSaid(anew, hours(21)), alex, hours(21))).toEqual(hours(60));
    // Asked for after the last warning, which was said.
    const later = { ...asked, rungPlans: { settings: '', owner: plan(hours(-1), true) } };
    expect(snoozedUntil(later, alex, now)).toEqual(hours(60));
  });

  it('is due only while there is something to be reminded of', () => {
    const referral = withSnooze(aReferral({ deadline: hours(90) }), alex, hours(10));
    expect(snoozeDueAt(referral, hours(91))).toBeUndefined();
    expect(snoozeDueAt({ ...referral, record: { ...referral.record, status: 'Active' } }, now)).toBeUndefined();
  });
});
