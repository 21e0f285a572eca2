import { describe, expect, it } from 'vitest';
import type {
  AcceptFields,
  Member,
  OutboxEntry,
  Referral,
} from '../../../../src/features/referrals/record/referral.ts';
import {
  accepted,
  claimed,
  declined,
  outboxBehind,
  released,
  undone,
} from '../../../../src/features/referrals/rules/decide.ts';
import { mirroredReferral } from '../../../../src/features/referrals/rules/mirror.ts';
import { patchFor } from '../../../../src/features/referrals/rules/outgoing.ts';
import type { ReferralPolicy } from '../../../../src/features/referrals/rules/policy.ts';
import { stageOf } from '../../../../src/features/referrals/rules/referral-stage.ts';
import { alex, aMoment, aReferral, aReferralRecord } from '../../../builders/referral.ts';

const policy: ReferralPolicy = {
  responseDays: 14,
  undoSeconds: 60,
  acceptUndoSeconds: 0,
  ladder: ['P3D', 'PT4H'],
  channelWithin: 'P3D',
};
const step = { by: alex, at: aMoment, correlationId: 'c-1', policy };
const lee: Member = { firstName: 'Lee', lastName: 'Gu', email: 'lee.gu@contoso.example', phoneNumber: '5550102' };
const mine: Member = {
  firstName: 'Alex',
  lastName: 'Wilber',
  email: 'alex.wilber@contoso.example',
  phoneNumber: '5550100',
};
const seconds = (date: Date | undefined) => (date ? (date.getTime() - aMoment.getTime()) / 1000 : undefined);
const firstPatch = (referral: Referral) => {
  const [entry] = referral.outbox;
  return entry && patchFor(entry, referral.decision, referral.record);
};

describe('Accept', () => {
  it('goes out at once, and as it is sends the status alone', () => {
    const referral = accepted(aReferral(), step, undefined);

    expect(stageOf(referral, aMoment)).toBe('sending');
    expect(seconds(referral.outboxDueAt)).toBe(0);
    expect(firstPatch(referral)).toEqual({ status: 'Active', substatus: 'Accepted' });
  });

  it('sends only what differs from the record', () => {
    const { record } = aReferral();
    const unchanged = { name: record.name, closeDate: '2027-01-29', dealValue: { value: 120000, currency: 'EUR' } };
    const same = accepted(aReferral(), step, { ...unchanged, contacts: record.team });
    const other = accepted(aReferral(), step, {
      ...unchanged,
      dealValue: { value: 150000, currency: 'EUR' },
      notes: 'Met them.',
    });

    expect(firstPatch(same)).toEqual({ status: 'Active', substatus: 'Accepted' });
    expect(firstPatch(other)).toEqual({
      status: 'Active',
      substatus: 'Accepted',
      dealValue: 150000,
      notes: 'Met them.',
    });
  });
});

describe('Accept that can be undone', () => {
  const slow = { ...step, policy: { ...policy, acceptUndoSeconds: 10 } };
  const claimedOnes = claimed(aReferral({ record: { team: [lee] } }), step, mine);

  it('waits, and leaves a claim on its way as it was when it is taken back', () => {
    const referral = accepted(claimedOnes, slow, { contacts: [lee, mine] });

    expect(stageOf(referral, aMoment)).toBe('accepting');
    expect(seconds(referral.outboxDueAt)).toBe(10);
    expect(undone(referral, slow).outbox.map(({ kind }) => kind)).toEqual(['join-team']);
  });

  it('that writes the team has those in it who claimed it, from the moment it goes out', () => {
    const decision = (fields: AcceptFields) => accepted(claimedOnes, slow, fields);
    const { outbox } = accepted(claimedOnes, step, { contacts: [lee] });
    const held = decision({ contacts: [lee] });

    expect(outbox.map(({ kind }) => kind)).toEqual(['accept']);
    expect(held.outbox.map(({ kind }) => kind)).toEqual(['accept', 'join-team']);
    expect(held.decision && outboxBehind(held, held.decision).map(({ kind }) => kind)).toEqual(['accept']);
  });

  it('goes out at once where the deadline is near', () => {
    const deadline = new Date(aMoment.getTime() + 25_000);
    expect(stageOf(accepted(aReferral({ deadline }), slow, undefined), aMoment)).toBe('sending');
  });
});

describe('Decline', () => {
  it('waits for Undo, then carries reason and note', () => {
    const referral = declined(aReferral(), step, 2, 'Called four times.');

    expect(stageOf(referral, aMoment)).toBe('declining');
    expect(seconds(referral.outboxDueAt)).toBe(60);
    expect(firstPatch(referral)).toEqual({
      status: 'Closed',
      substatus: 'Declined',
      statusReason: "Customer didn't respond: Called four times.",
    });
  });

  it.each([
    ['90 s before the deadline', 90, 60],
    ['50 s before the deadline', 50, 20],
    ['10 s before the deadline', 10, 0],
    ['after the deadline', -10, 0],
  ])('%s waits no longer than the deadline allows', (_name, left, wait) => {
    const deadline = new Date(aMoment.getTime() + left * 1000);

    expect(seconds(declined(aReferral({ deadline }), step, 8, undefined).outboxDueAt)).toBe(wait);
  });

  it('taken back leaves nothing to send and brings the reminders back', () => {
    const referral = undone(declined(aReferral(), step, 8, undefined), step);

    expect(stageOf(referral, aMoment)).toBe('received');
    expect(referral.outbox).toEqual([]);
    expect(referral.rungDueAt).toBeDefined();
  });
});

describe('Claim and Release', () => {
  const { owner: _owner, ...unowned } = aReferral({ record: { team: [] } });

  it('adds the person to the team, and takes them out again', () => {
    const { team } = aReferral().record;
    const mine = claimed({ ...unowned, record: { ...unowned.record, team } }, step, lee);
    const sent = { ...mine, outbox: [] };

    expect(firstPatch(mine)).toEqual({ addTeamMember: lee });
    expect(firstPatch(released(sent, step, lee))).toEqual({ team });
  });

  it('leaves the last one on Partner Center’s team, which must not be empty, until somebody else comes', () => {
    const left = released({ ...claimed(unowned, step, lee), outbox: [] }, step, lee);
    expect(left).toMatchObject({ outbox: [], handedBack: [lee], record: { team: [] } });
    expect(left.owner).toBeUndefined();

    const next = claimed(left, step, { ...lee, email: 'alex.wilber@contoso.example' });
    expect(next.outbox.map(({ kind, member }) => [kind, member?.email])).toEqual([
      ['join-team', 'alex.wilber@contoso.example'],
      ['leave-team', lee.email],
    ]);
    expect(claimed(left, step, lee)).toMatchObject({ outbox: [], record: { team: [lee] } });
  });

  it('that both still wait cancel out', () => {
    expect(released(claimed(unowned, step, lee), step, lee).outbox).toEqual([]);
  });

  it('do not cancel out once Partner Center may know of the first', () => {
    const mine = claimed(unowned, step, lee);
    const [join] = mine.outbox;
    const sent = { ...mine, outbox: [{ ...(join as OutboxEntry), mayHaveArrived: true }] };
    const team = [{ ...lee, email: 'alex.wilber@contoso.example' }, lee];
    const left = released({ ...sent, record: { ...sent.record, team } }, step, lee);

    expect(left.outbox.map(({ kind, member }) => [kind, member?.email])).toEqual([
      ['join-team', lee.email],
      ['leave-team', lee.email],
    ]);
  });

  it('keeps the claimed team while Partner Center does not know of it yet', () => {
    const mine = claimed(unowned, step, lee);
    const record = aReferralRecord({ eTag: '"2"', updatedAt: aMoment, team: [], notes: 'Changed by the sender' });

    expect(mirroredReferral(mine, record, policy, aMoment)?.record.team).toEqual([lee]);
  });
});

describe('the mirror', () => {
  const later = (overrides: Parameters<typeof aReferralRecord>[0]) =>
    aReferralRecord({ eTag: '"2"', updatedAt: aMoment, ...overrides });

  it('brings back the rungs that lie ahead again when the deadline moves on, and no others', () => {
    const days = (count: number) => new Date(aMoment.getTime() + count * 86_400_000);
    const soon = aReferral({ deadline: days(0.1), rungsDone: ['P3D', 'PT4H'] });
    const moved = mirroredReferral(soon, later({ status: 'New', expiresAt: days(2) }), policy, aMoment);

    expect(moved?.rungsDone).toEqual(['P3D']);
    expect(moved?.extensions).toBe(1);
  });

  it('ignores what it has and what is older', () => {
    expect(mirroredReferral(aReferral(), aReferralRecord(), policy, aMoment)).toBeUndefined();
    const older = aReferralRecord({ eTag: '"0"', updatedAt: new Date('2026-11-01T00:00:00Z') });
    expect(mirroredReferral(aReferral(), older, policy, aMoment)).toBeUndefined();
  });

  it('confirms our decision when the record shows it and our PATCH may have arrived', () => {
    const sending = accepted(aReferral(), step, undefined);
    const started = { ...sending, outbox: sending.outbox.map((entry) => ({ ...entry, mayHaveArrived: true })) };
    const after = mirroredReferral(started, later({ status: 'Active', substatus: 'Accepted' }), policy, aMoment);

    expect(after?.decision?.state).toBe('confirmed');
    expect(after?.outbox).toEqual([]);
  });

  it('confirms it by the status alone where the substatus is a word of tomorrow', () => {
    const sending = declined(aReferral(), step, 8, undefined);
    const outbox = (mayHaveArrived: boolean) => sending.outbox.map((entry) => ({ ...entry, mayHaveArrived }));
    const closed = later({ status: 'Closed', substatus: 'DeclinedByPartner' });

    const ours = mirroredReferral({ ...sending, outbox: outbox(true) }, closed, policy, aMoment);
    expect(ours?.decision?.state).toBe('confirmed');
    expect(ours && stageOf(ours, aMoment)).toBe('declined');
    const theirs = mirroredReferral({ ...sending, outbox: outbox(false) }, closed, policy, aMoment);
    expect(theirs?.refusal?.reason).toBe('already-declinedbypartner');
    expect(theirs && stageOf(theirs, aMoment)).toBe('closed');
    const expired = later({ status: 'Closed', substatus: 'Expired' });
    expect(mirroredReferral({ ...sending, outbox: outbox(true) }, expired, policy, aMoment)?.decision).toBeUndefined();
  });

  it('gives way to somebody who was faster in Partner Center', () => {
    const held = declined(aReferral(), step, 8, undefined);
    const after = mirroredReferral(held, later({ status: 'Active', substatus: 'Accepted' }), policy, aMoment);

    expect(after?.decision).toBeUndefined();
    expect(after?.refusal).toMatchObject({ kind: 'decline', by: alex, reason: 'already-accepted' });
    expect(after?.outbox).toEqual([]);
  });
});
