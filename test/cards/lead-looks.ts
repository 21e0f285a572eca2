import { unverifiedLeadCard, unverifiedListCard } from '../../src/features/leads/destination/unverified-cards.ts';
import type { UnverifiedLead } from '../../src/features/leads/destination/unverified-lead.ts';
import { leadCard } from '../../src/features/leads/lead-card.ts';
import { leadListCard } from '../../src/features/leads/lead-list.ts';
import { leadNewsMessage } from '../../src/features/leads/news/lead-news-card.ts';
import { noLeadRules } from '../../src/features/leads/rules/lead-rule.ts';
import { leadRuleProposal, leadRulesCard } from '../../src/features/leads/rules/lead-rule-cards.ts';
import type { ReferralView } from '../../src/features/referrals/cards/referral-cards.ts';
import { say } from '../../src/i18n/catalogue.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { aDecision, alex, aMoment, aReferral, type ReferralOverrides } from '../builders/referral.ts';

const view = (locale: Locale): ReferralView => ({
  ...{ locale, timeZone: 'Europe/Berlin', namesZone: false, now: aMoment, audience: 'personal', refreshFor: [] },
  rights: { contacts: true, answer: true, claim: false, release: false, undo: true, deal: ['edit', 'close'] },
});

const told = {
  ...{ source: 'AzureMarketplace', callToAction: 'ContactMe', rating: 'High' },
  ...{ emailValidity: 'Valid', phoneValidity: 'Invalid' },
};
const asked = { lead: { ...told, wantsContact: true as const }, createdAt: new Date('2026-11-19T16:00:00Z') };
const direct = { qualification: 'Direct', type: 'Independent' } as const;

export const aLead = ({ record, ...others }: ReferralOverrides = {}) =>
  aReferral({ kind: 'lead', ...others, record: { ...asked, ...direct, ...record } });

const handed = (fate: { kind: 'qualified' | 'disqualified'; recordId?: string; word?: string }) => ({
  ...{ system: 'dynamics' as const, id: 'l1', at: new Date('2026-11-20T09:00:00Z') },
  fate: { ...fate, at: new Date('2026-11-20T15:00:00Z') },
});

const leads = {
  waiting: aLead({ record: { dealValue: { value: 120_000, currency: 'EUR' } } }),
  doubtful: aLead({ record: { lead: { ...told, isSpam: true, emailValidity: 'Invalid', rating: 'Low' } } }),
  information: aLead({ record: { lead: { source: 'AppSource (SPZA)', callToAction: 'GetItNow' } } }),
  archiving: aLead({ decision: aDecision({ kind: 'decline', state: 'held', reason: 7 }) }),
  taken: aLead({
    handedOver: { system: 'dynamics', id: 'l1', at: new Date('2026-11-20T09:00:00Z') },
    decision: aDecision({ state: 'confirmed' }),
    record: { status: 'Active', substatus: 'Accepted' },
  }),
  qualified: aLead({ handedOver: handed({ kind: 'qualified', recordId: 'o1' }) }),
  disqualified: aLead({ handedOver: handed({ kind: 'disqualified', word: 'Cannot Contact' }) }),
  closing: aLead({
    decision: aDecision({ kind: 'lost', state: 'held', reason: 3, by: alex }),
    record: { status: 'Active', substatus: 'Accepted' },
  }),
  expired: aLead({
    record: { status: 'Closed', substatus: 'Expired', customer: { name: 'Adatum', address: {}, contacts: [] } },
  }),
};

const crm = {
  system: 'dynamics' as const,
  leadUrl: (id: string) => `https://crm.example/lead/${id}`,
  linkUrl: (id: string) => `https://crm.example/lead/${id}`,
};
const counts = { waiting: 2, information: 12, doubtful: 1_001, taken: 3, archived: 40, unverified: 5 };

const sent: UnverifiedLead = {
  ...{
    id: '11111111-0000-4000-8000-000000000009',
    state: 'new',
    receivedAt: new Date('2026-11-20T16:00:00Z'),
    times: 3,
  },
  ...{ lastAt: new Date('2026-11-20T18:00:00Z'), expiresAt: new Date('2026-12-20T16:00:00Z') },
  ...{ firstName: 'Sue', lastName: 'Quill', company: 'Blue Yonder Airlines', title: 'Buyer', country: 'US' },
  ...{ email: 'sue@blue.example', phone: '+1 425 555 0177', source: 'AzureMarketplace', action: 'PLT' },
  ...{ offer: 'Plant Analytics', words: 'Please call us on Monday.', isTest: false, doNotContact: false },
};
const reader = (locale: Locale) => ({ locale, timeZone: 'Europe/Berlin', now: aMoment });

/** What comes by itself. */
function news(locale: Locale) {
  const arrived = { leads: [leads.waiting, aLead({ record: { lead: {} } })], total: 9, unverified: 2 };
  const message = leadNewsMessage(arrived, reader(locale));
  if (message.kind !== 'card') throw new Error('no card');
  return message;
}

const hotOnes = { countries: ['FR', 'ES', 'AE'], rating: 'high', source: 'azuremarketplace', asked: true } as const;
const aRule = { id: 'r1', filter: hotOnes, system: 'dynamics', since: aMoment } as const;

export const leadLooks = {
  'lead-rules': (locale: Locale) =>
    leadRulesCard(
      { rules: [aRule, { ...aRule, id: 'r2', filter: {}, system: 'salesforce' }], version: 2 },
      { locale, system: 'dynamics', notice: say(locale, 'lead.rule.set') },
    ),
  'lead-rules-none': (locale: Locale) => leadRulesCard(noLeadRules, { locale, system: undefined }),
  'lead-rule-proposed': (locale: Locale) =>
    leadRuleProposal(
      { filter: hotOnes, system: 'salesforce' },
      { rehearsal: { count: 12, total: 1_400 }, rules: noLeadRules },
      locale,
    ),
  'leads-news': news,
  'lead-unverified': (locale: Locale) => unverifiedLeadCard(sent, 1, reader(locale)),
  'leads-unverified': (locale: Locale) =>
    unverifiedListCard(
      { leads: [sent, { ...sent, doNotContact: true }, { ...sent, isTest: true }], total: 3, page: 1 },
      counts,
      reader(locale),
    ),
  ...Object.fromEntries(
    Object.entries(leads).map(([name, lead]) => [
      `lead-${name}`,
      (locale: Locale) =>
        leadCard(lead, view(locale), name === 'waiting' ? { deals: ['Data platform', 'Mill control'], crm } : { crm }),
    ]),
  ),
  'leads-waiting': (locale: Locale) =>
    leadListCard(
      {
        ...{ shelf: 'waiting', counts, leaving: 0, page: 2, total: 11, isMore: false },
        leads: [leads.waiting, aLead({ deadline: new Date('2026-11-21T12:00:00Z'), record: { lead: {} } })],
      },
      { locale, now: aMoment },
    ),
  'leads-doubtful': (locale: Locale) =>
    leadListCard(
      { ...{ shelf: 'doubtful', counts, leaving: 0, page: 1, total: 1, isMore: false }, leads: [leads.doubtful] },
      { locale, now: aMoment, notice: 'Adatum: not a lead. Until 10:01 it can be undone on its card.' },
    ),
  'leads-information': (locale: Locale) =>
    leadListCard(
      { ...{ shelf: 'information', counts, leaving: 3, page: 1, total: 1, isMore: false }, leads: [leads.information] },
      { locale, now: aMoment },
    ),
};
