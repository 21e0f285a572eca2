import { describe, expect, it } from 'vitest';
import { inviteCarrier } from '../../../../src/features/deals/microsoft/deal-invite-carrier.ts';
import type { OutboxEntry, ReferralRecord } from '../../../../src/features/referrals/record/referral.ts';
import { PartnerCenterError } from '../../../../src/partner-center/partner-center-error.ts';
import { LeaseLostError } from '../../../../src/sweeps/lease.ts';
import { aHold } from '../../../builders/hold.ts';
import { aReferral, aReferralRecord } from '../../../builders/referral.ts';

const deal = aReferral({ record: { status: 'Active', consent: { shareWithMicrosoftSellers: true } } });
const side = aReferralRecord({ id: '33333333-0000-4000-8000-000000000001', targetsMicrosoft: true });
const contact = { firstName: 'Sue', lastName: 'Smith', email: 's@x.example', phoneNumber: '+1 425 5550100' };
const work = { kind: 'invite', invitation: { help: 'GeneralOrOther', contact } } as const;
const entry = { id: 'e-1', kind: 'invite', work } as unknown as OutboxEntry;

/** What stands in the engagement at each look, and what becomes of the request. */
function aCarrier(looks: readonly (readonly ReferralRecord[])[], create: () => Promise<ReferralRecord>) {
  const left = [...looks];
  const done = { received: [] as string[], asked: 0 };
  const carry = inviteCarrier({
    partnerCenter: {
      related: async () => [...(left.shift() ?? [])],
      get: async () => deal.record,
      async create(_referral, when) {
        await when?.beforeSending?.();
        done.asked++;
        return create();
      },
    },
    intake: {
      async receive(record) {
        done.received.push(record.id);
        return deal;
      },
    },
  });
  return { carry, done };
}

describe('asking Microsoft', () => {
  it('takes a refusal for what it is when our own request of before has landed meanwhile', async () => {
    const refused = new PartnerCenterError('refused', 'invalidRequest', { status: 400 });
    const late = aCarrier([[], [side]], () => Promise.reject(refused));
    expect(await late.carry(deal, entry, aHold(deal.id))).toMatchObject({ kind: 'changed' });
    expect(late.done.received).toEqual([side.id]);

    const truly = aCarrier([[], []], () => Promise.reject(refused));
    expect(await truly.carry(deal, entry, aHold(deal.id))).toEqual({
      kind: 'refused',
      status: 400,
      code: 'invalidRequest',
    });
  });

  it('asks nobody once its lease went to another worker', async () => {
    const lost = { ...aHold(deal.id), assert: () => Promise.reject(new LeaseLostError(deal.id)) };
    const { carry, done } = aCarrier([[]], async () => side);
    await expect(carry(deal, entry, lost)).rejects.toThrow(LeaseLostError);
    expect(done.asked).toBe(0);
  });
});
