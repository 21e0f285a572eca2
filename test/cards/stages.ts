import type { Referral } from '../../src/features/referrals/record/referral.ts';
import type { Stage } from '../../src/features/referrals/rules/referral-stage.ts';
import { aDecision, alex, aReferral } from '../builders/referral.ts';

const closedAt = new Date('2026-11-20T10:00:00Z');
const goesOutAt = new Date('2026-11-21T09:01:00Z');
const accepted = aDecision({ state: 'confirmed' });

/** A referral in each stage, looked at `aMoment`. */
export const inStage: Readonly<Record<Stage, Referral>> = {
  received: aReferral(),
  overdue: aReferral({ deadline: new Date('2026-11-21T08:00:00Z') }),
  accepting: aReferral({ decision: aDecision({ state: 'held', goesOutAt: new Date('2026-11-21T08:30:10Z') }) }),
  declining: aReferral({
    decision: aDecision({ kind: 'decline', state: 'held', goesOutAt, reason: 2, note: 'Sorry.' }),
  }),
  sending: aReferral({ decision: aDecision() }),
  accepted: aReferral({ decision: accepted, record: { status: 'Active', substatus: 'Accepted' } }),
  declined: aReferral({
    decision: aDecision({ kind: 'decline', state: 'confirmed', reason: 6, note: 'We could start in March.' }),
    record: { status: 'Closed', substatus: 'Declined', closedAt },
  }),
  expired: aReferral({ deadline: closedAt, record: { status: 'Closed', substatus: 'Expired', closedAt } }),
  won: aReferral({ decision: accepted, record: { status: 'Closed', substatus: 'Won', closedAt } }),
  lost: aReferral({
    decision: accepted,
    record: { status: 'Closed', substatus: 'Lost', closedAt, statusReason: 'Customer chose another vendor' },
  }),
  error: aReferral({ record: { status: 'Closed', substatus: 'Error', closedAt, statusReason: 'Duplicate' } }),
  closed: aReferral({ record: { status: 'Closed', substatus: 'Engaged' } }),
  vanished: aReferral({ vanished: true }),
};

/** Other shapes that a card has to bear. */
export const variants: Readonly<Record<string, Referral>> = {
  bare: aReferral({
    category: 'private',
    deadlineEstimated: true,
    record: {
      solutions: [],
      industries: [],
      products: [],
      team: [],
      invite: {},
      customer: { name: 'Adatum', address: {}, contacts: [] },
    },
  }),
  refused: aReferral({
    refusal: { at: closedAt, kind: 'decline', by: alex, reason: 'Referral was changed by somebody else.' },
  }),
  outbound: aReferral({ kind: 'outbound', record: { status: 'Active', substatus: 'Accepted' } }),
  lead: aReferral({ kind: 'lead' }),
};
