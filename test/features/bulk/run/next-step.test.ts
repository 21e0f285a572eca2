import { describe, expect, it } from 'vitest';
import { fieldsOfRow } from '../../../../src/features/bulk/import/run/new-deal-of-row.ts';
import { type ChangePlan, nextStep } from '../../../../src/features/bulk/import/run/next-step.ts';
import { newReferralOf } from '../../../../src/features/new-deal/creation/creation-body.ts';
import type { RecordChange } from '../../../../src/features/referrals/record/record-change.ts';
import type { Referral } from '../../../../src/features/referrals/record/referral.ts';
import { alex, aMoment, aReferral } from '../../../builders/referral.ts';

const waiting = aReferral();
const deal: Referral = {
  ...waiting,
  kind: 'outbound',
  category: 'private',
  record: { ...waiting.record, status: 'Active', substatus: 'Accepted', consent: { shareWithMicrosoftSellers: false } },
};
const name: RecordChange = { field: 'name', from: deal.record.name, to: 'Renamed' };
const stage: RecordChange = { field: 'salesStage', from: '', to: '40' };
const contact = { firstName: 'Sue', lastName: 'Smith', email: 'sue@fabrikam.example', phoneNumber: '1' };

const step = (plan: Partial<ChangePlan>, referral: Referral) =>
  nextStep(
    { kind: 'change', referralId: referral.id, changes: [], cleared: [], notTaken: [], ...plan },
    referral,
    aMoment,
  );
const withRecord = (of: Referral, record: Partial<Referral['record']>): Referral => ({
  ...of,
  record: { ...of.record, ...record },
});

describe('what is to be done next of a row', () => {
  it.each<[string, Partial<ChangePlan>, Referral, object]>([
    ['changes', { changes: [name, stage] }, deal, { kind: 'change', changes: [name, stage] }],
    ['what is left', { changes: [name, stage] }, withRecord(deal, { name: 'Renamed' }), { changes: [stage] }],
    ['nothing left', { changes: [name] }, withRecord(deal, { name: 'Renamed' }), { kind: 'done' }],
    [
      'overtaken',
      { changes: [name, stage] },
      withRecord(deal, { name: 'Theirs' }),
      { kind: 'overtaken', fields: ['name'] },
    ],
    [
      'an accept carries what it can, and the rest follows',
      { answer: { kind: 'accept' }, changes: [name, stage] },
      waiting,
      { kind: 'accept', fields: { name: 'Renamed' } },
    ],
    [
      'an accept carries our own people, and never the customer’s contact among them',
      {
        answer: { kind: 'accept' },
        changes: [
          { field: 'team', add: [contact], remove: [] },
          { field: 'contact', contact: { ...contact, email: 'their@fabrikam.example' } },
        ],
      },
      withRecord(waiting, { team: [] }),
      { kind: 'accept', fields: { contacts: [contact] } },
    ],
    [
      'behind the accept',
      { answer: { kind: 'accept' }, changes: [name, stage] },
      withRecord(waiting, { status: 'Active', substatus: 'Accepted', name: 'Renamed' }),
      { kind: 'change', changes: [stage] },
    ],
    ['a decline', { answer: { kind: 'decline', reason: 6 } }, waiting, { kind: 'decline' }],
    [
      'declined meanwhile',
      { answer: { kind: 'decline', reason: 6 }, changes: [name] },
      withRecord(waiting, { status: 'Closed', substatus: 'Declined' }),
      { kind: 'done' },
    ],
    [
      'accepted by somebody else meanwhile',
      { answer: { kind: 'decline', reason: 6 } },
      withRecord(waiting, { status: 'Active', substatus: 'Accepted' }),
      { kind: 'answered' },
    ],
    [
      'won, with what else is true',
      { answer: { kind: 'won' }, changes: [name] },
      deal,
      { kind: 'won', changes: [name] },
    ],
    [
      'won already',
      { answer: { kind: 'won' }, changes: [name] },
      withRecord(deal, { status: 'Closed', substatus: 'Won' }),
      { kind: 'done' },
    ],
    [
      'lost meanwhile',
      { answer: { kind: 'won' } },
      withRecord(deal, { status: 'Closed', substatus: 'Lost' }),
      { kind: 'answered' },
    ],
    [
      'an invitation',
      { invite: { help: 'GeneralOrOther', contact }, changes: [{ field: 'share' }] },
      deal,
      { kind: 'invite', changes: [{ field: 'share' }] },
    ],
    [
      'an invitation that is on its way',
      { invite: { help: 'GeneralOrOther', contact }, changes: [{ field: 'share' }] },
      {
        ...withRecord(deal, { consent: { shareWithMicrosoftSellers: true } }),
        outbox: [
          {
            ...{ id: 'o', kind: 'invite', dueAt: aMoment, attempts: 0, mayHaveArrived: false, correlationId: 'c' },
            ...{ work: { kind: 'invite', invitation: { help: 'GeneralOrOther', contact } }, by: alex },
          },
        ],
      },
      { kind: 'done' },
    ],
    [
      'to share what others began',
      { changes: [{ field: 'share' }] },
      { ...deal, kind: 'inbound' },
      { kind: 'cannot-share' },
    ],
  ])('%s', (_what, plan, referral, expected) => {
    expect(step(plan, referral)).toMatchObject(expected);
  });
});

describe('a new deal of a row', () => {
  it('is the request that a conversation makes, with what only a file says', () => {
    const fields = fieldsOfRow(
      {
        ...{ name: 'UK spring deal', value: { value: 12_563, currency: 'USD' }, closeDate: '2026-12-01' },
        customer: { name: 'Contoso', address: { addressLine1: '1', city: 'Redmond', country: 'US' } },
        ...{ salesStage: 40, crmId: 'C-1', campaignId: 'B-1', notes: 'n', visibility: 'co-sell' },
        ...{ help: 'GeneralOrOther', helpNotes: 'h', contact, team: [contact] },
        solutions: [{ id: 'SOL-1234-PQRS', currency: 'EUR', price: 10, quantity: 100 }],
      },
      { location: '4567001', catalogue: new Map() },
    );
    expect(newReferralOf(fields)).toEqual({
      ...{ name: 'UK spring deal', dealValue: { value: 12_563, currency: 'USD' }, notes: 'n', team: [contact] },
      customer: {
        ...{ name: 'Contoso', contacts: [contact] },
        address: { addressLine1: '1', city: 'Redmond', country: 'US' },
      },
      ...{ salesStage: '40', externalReferenceId: 'C-1', campaignId: 'B-1', mpnId: '4567001' },
      ...{ closesAt: new Date('2026-12-01T00:00:00Z'), marketplaceIntent: 'HaveNotDecided' },
      shareWithMicrosoftSellers: true,
      solutions: [
        { id: 'SOL-1234-PQRS', name: 'SOL-1234-PQRS', type: 'Name', price: 10, currency: 'EUR', quantity: 100 },
      ],
    });
  });
});
