import { expect, it } from 'vitest';
import {
  contactBy,
  isInformational,
  leadCallOf,
  leadDoubtOf,
  leadOriginOf,
  leadShelfOf,
} from '../../../../src/features/referrals/rules/lead-standing.ts';
import { keysOf } from '../../../../src/features/referrals/store/referral-keys.ts';
import { aDecision, aReferral, aReferralRecord, type ReferralOverrides } from '../../../builders/referral.ts';

const aLead = (overrides: ReferralOverrides = {}) => aReferral({ kind: 'lead', ...overrides });
const direct = { qualification: 'Direct', type: 'Independent' } as const;

it.each([
  ['ContactMe', 'contact-me'],
  ['Contact me', 'contact-me'],
  ['PLT', 'contact-me'],
  ['Get it now', 'get-it-now'],
  ['INS', 'get-it-now'],
  ['FREE_TRIAL', 'free-trial'],
  ['StartTestDrive', 'test-drive'],
  ['Request a quote', 'other'],
  [' - ', undefined],
  [undefined, undefined],
] as const)('the call %s is %s', (written, call) => {
  expect(leadCallOf(written)).toBe(call);
});

it.each([
  ['waiting', {}],
  ['waiting', { record: { ...direct } }],
  ['waiting', { record: { ...direct, lead: { callToAction: 'ContactMe' } } }],
  ['waiting', { record: { ...direct, lead: { callToAction: 'SomethingNew' } } }],
  ['information', { record: { ...direct, lead: { callToAction: 'GetItNow' } } }],
  // Whoever asked to be called waits, whatever they pressed.
  ['waiting', { record: { ...direct, lead: { callToAction: 'GetItNow', wantsContact: true } } }],
  // Microsoft qualified it: an answer is due.
  ['waiting', { record: { lead: { callToAction: 'FreeTrial' } } }],
  ['waiting', { record: { lead: { rating: 'Low' } } }],
  ['doubtful', { record: { lead: { isSpam: true } } }],
  ['doubtful', { record: { ...direct, lead: { callToAction: 'TestDrive', emailValidity: 'Invalid' } } }],
  ['doubtful', { record: { lead: { emailValidity: 'SPAM' } } }],
  ['taken', { decision: aDecision() }],
  ['taken', { record: { status: 'Active', lead: { isSpam: true } } }],
  ['archived', { decision: aDecision({ kind: 'decline' }) }],
  ['archived', { record: { status: 'Closed', substatus: 'Expired' } }],
  ['archived', { vanished: true }],
] as const)('stands on the shelf %s, and the lists of co-sell find it nowhere', (shelf, overrides) => {
  const lead = aLead(overrides as ReferralOverrides);
  expect(leadShelfOf(lead)).toBe(shelf);
  expect(keysOf(lead)).toMatchObject({ shelf: `lead/${shelf}`, words: [] });
  expect(keysOf(lead).customer).toBeUndefined();
});

it('comes from an offer, our profile or Microsoft', () => {
  expect(leadOriginOf(aReferralRecord({ ...direct, lead: { source: 'AppSource' } }))).toBe('offer');
  expect(leadOriginOf(aReferralRecord({ ...direct, lead: { callToAction: 'ContactMe' } }))).toBe('offer');
  expect(leadOriginOf(aReferralRecord(direct))).toBe('profile');
  expect(leadOriginOf(aReferralRecord({ qualification: 'MarketingQualified', lead: { source: 'AppSource' } }))).toBe(
    'qualified',
  );
});

it('asks for contact within 72 hours of its creation, where the customer did', () => {
  const record = aReferralRecord({ createdAt: new Date('2026-11-13T16:00:00Z'), lead: { wantsContact: true } });
  expect(contactBy(record)).toEqual(new Date('2026-11-16T16:00:00Z'));
  expect(contactBy(aReferralRecord())).toBeUndefined();
});

it('is no doubt by a low rating or an unknown address', () => {
  expect(leadDoubtOf({ rating: 'Low', emailValidity: 'Unknown', phoneValidity: 'Invalid' })).toBeUndefined();
  expect(isInformational(aReferralRecord())).toBe(false);
});
