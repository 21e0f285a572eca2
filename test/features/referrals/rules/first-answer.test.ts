import { describe, expect, it } from 'vitest';
import { accepted } from '../../../../src/features/referrals/rules/decide.ts';
import { arrivedReferral, mirroredReferral } from '../../../../src/features/referrals/rules/mirror.ts';
import { alex, aMoment, aReferral, aReferralRecord } from '../../../builders/referral.ts';

const policy = { responseDays: 14, undoSeconds: 60, acceptUndoSeconds: 0, ladder: ['P3D'], channelWithin: 'P3D' };
const later = (minutes: number) => new Date(aMoment.getTime() + minutes * 60_000);
const active = { status: 'Active', substatus: 'Accepted' };

describe('the first answer', () => {
  it('without a time in the record is an upper bound, which later changes do not move', () => {
    const first = mirroredReferral(
      aReferral(),
      aReferralRecord({ ...active, eTag: '"2"', updatedAt: later(1) }),
      policy,
      later(1),
    );
    expect(first?.firstAnswer).toEqual({ kind: 'accept', at: later(1), estimated: true });

    const edited = aReferralRecord({ ...active, eTag: '"3"', updatedAt: later(60), acceptedAt: later(59) });
    expect(first && mirroredReferral(first, edited, policy, later(60))?.firstAnswer).toEqual(first?.firstAnswer);
  });

  it('of a deal that was won before the desk knew of it is its accept; an expired one has none', () => {
    const [acceptedAt, closedAt] = [later(-90), later(-5)];
    const answerOf = (substatus: string) =>
      arrivedReferral(aReferralRecord({ status: 'Closed', substatus, acceptedAt, closedAt }), policy, aMoment)
        .firstAnswer;

    expect(answerOf('Won')).toEqual({ kind: 'accept', at: acceptedAt });
    expect(answerOf('Lost')).toEqual({ kind: 'accept', at: acceptedAt });
    expect(answerOf('Declined')).toEqual({ kind: 'decline', at: closedAt });
    expect(answerOf('Expired')).toBeUndefined();
  });

  it('is nobody’s on a deal of our own, which nobody had to answer', () => {
    const outbound = aReferralRecord({ ...active, direction: 'Outgoing', invite: { invitedByOrganizationId: 'us' } });
    const deal = arrivedReferral({ ...outbound, organizationId: 'us' }, policy, aMoment);

    expect(deal).toMatchObject({ kind: 'outbound' });
    expect(deal.firstAnswer).toBeUndefined();
  });

  it('names who gave it, when and which, and by which decision', () => {
    const step = { by: alex, at: aMoment, correlationId: 'c', policy };
    const referral = accepted(aReferral(), step, undefined);

    expect(referral.firstAnswer).toEqual({ kind: 'accept', by: alex, at: aMoment, decisionId: referral.decision?.id });
  });
});
