import { describe, expect, it } from 'vitest';
import { categoryOf, kindOf } from '../../../../src/features/referrals/record/classify.ts';
import type { ReferralRecord } from '../../../../src/features/referrals/record/referral.ts';
import { aReferralRecord } from '../../../builders/referral.ts';

const us = '33333333-0000-4000-8000-000000000001';
const partner = '99999999-0000-4000-8000-000000000001';
const by = (invitedByOrganizationId?: string): ReferralRecord['invite'] =>
  invitedByOrganizationId ? { invitedByOrganizationId } : {};

describe('which records become inbound cards', () => {
  it.each<[string, Partial<ReferralRecord>, ReturnType<typeof kindOf>]>([
    ['a co-sell invitation from a Microsoft seller', { invite: by('msft') }, 'inbound'],
    ['the same with Microsoft written in capitals', { invite: by('MSFT') }, 'inbound'],
    ['an invitation from another partner', { invite: by(partner) }, 'inbound'],
    [
      'another partner, visible to us alone',
      { type: 'Independent', qualification: 'None', invite: by(partner) },
      'inbound',
    ],
    ['shared and incoming, nobody named', { invite: by() }, 'inbound'],
    ['our own deal', { direction: 'Outgoing', invite: by(us) }, 'outbound'],
    ['our own deal that reads Incoming', { direction: 'Incoming', invite: by(us) }, 'outbound'],
    ['our own deal, nobody named', { direction: 'Outgoing', invite: by() }, 'outbound'],
    ['a marketplace lead', { type: 'Independent', qualification: 'Direct', invite: by('msft') }, 'lead'],
    ['a marketplace lead, nobody named', { type: 'Independent', qualification: 'Direct', invite: by() }, 'lead'],
    ['a qualified lead', { type: 'Independent', qualification: 'MarketingQualified', invite: by('msft') }, 'lead'],
    ['a sales qualified lead', { type: 'Independent', qualification: 'SalesQualified', invite: by('msft') }, 'lead'],
    ['Microsoft’s own record of our deal', { organizationId: 'msft', invite: by(us) }, 'microsoft-side'],
    ['a record addressed to Microsoft', { targetsMicrosoft: true, invite: by(us) }, 'microsoft-side'],
    [
      'independent, nobody named, nothing known',
      { type: 'Independent', qualification: 'None', invite: by() },
      'unknown',
    ],
  ])('%s', (_name, overrides, kind) => {
    expect(kindOf(aReferralRecord(overrides))).toBe(kind);
  });
});

describe('the category on the card', () => {
  const assessment = { id: 'SA-1', name: 'Cloud economics', solutionType: 'SolutionAssessment' };
  it.each<[string, Partial<ReferralRecord>, ReturnType<typeof categoryOf>]>([
    ['Microsoft invited us', { invite: by('msft') }, 'co-sell'],
    ['another partner invited us', { invite: by(partner) }, 'p2p'],
    ['an assessment, whoever invited', { invite: by('msft'), solutions: [assessment] }, 'solution-assessment'],
    ['ours, seen by nobody', { invite: by(us), consent: { shareWithMicrosoftSellers: false } }, 'private'],
    ['ours, seen by Microsoft', { type: 'Independent', invite: by(us) }, 'partner-led'],
    ['ours, with Microsoft', { type: 'Shared', invite: by(us) }, 'co-sell'],
  ])('%s', (_name, overrides, category) => {
    expect(categoryOf(aReferralRecord(overrides))).toBe(category);
  });
});
