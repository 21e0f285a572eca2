import { channelsCard } from '../../src/features/people/channels-card.ts';
import type { Person, TeamChannels } from '../../src/features/people/index.ts';
import { assignForm } from '../../src/features/routing/assign-form.ts';
import { type PastReferral, type RehearsalSettings, rehearse } from '../../src/features/routing/rehearsal.ts';
import { exampleRule, proposalCard, rulesCard } from '../../src/features/routing/routing-cards.ts';
import { ruleForm } from '../../src/features/routing/routing-form.ts';
import type { RoutingProposal } from '../../src/features/routing/routing-proposal.ts';
import type { RoutingRules } from '../../src/features/routing/routing-store.ts';
import { say } from '../../src/i18n/catalogue.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { aMoment, aReferral, aReferralRecord } from '../builders/referral.ts';

const who = (name: string) => ({ tenantId: 'contoso', aadObjectId: name.toLowerCase().replaceAll(' ', '-'), name });
const [megan, lee, adele] = [who('Megan Bowen'), who('Lee Gu'), who('Adele Vance')];
const aChannel = (name: string, loss?: TeamChannels[number]['loss']): TeamChannels[number] => ({
  ...{ id: `19:${name}`, name, ...(loss ? { loss } : {}) },
  address: {
    tenantId: 'contoso',
    serviceUrl: 'https://smba.example/',
    kind: 'channel',
    conversationId: `19:${name}`,
    botId: '28:b',
  },
});
const people: readonly Person[] = [adele, lee, megan].map((one) => ({
  ...one,
  ...{ teamsId: one.name, guest: false },
  personalChat: {
    tenantId: 'contoso',
    conversationId: one.name,
    botId: '28:bot',
    kind: 'personal',
    serviceUrl: 'https://smba.example/',
  },
}));

const rules: RoutingRules = {
  version: 4,
  otherwise: { kind: 'nobody' },
  rules: [
    { id: 'a', when: { customer: 'Fabrikam Manufacturing' }, to: { kind: 'people', people: [megan] } },
    {
      id: 'b',
      when: { countries: ['DE', 'AT', 'CH'], over: { value: 50_000 }, source: 'microsoft' },
      to: { kind: 'people', people: [megan, lee] },
    },
    { id: 'c', when: { language: 'ko', under: { value: 5_000, currency: 'EUR' } }, to: { kind: 'nobody' } },
  ],
};
const proposal: RoutingProposal = {
  when: { countries: ['DE'], over: { value: 50_000 } },
  isElse: false,
  to: { kind: 'people', people: [megan, lee] },
};

const day = 86_400_000;
const first = new Date('2026-10-01T08:00:00Z').getTime();
/** Forty referrals, one a day, of which every third has employees on its team or is small. */
const past: readonly PastReferral[] = Array.from({ length: 40 }, (_, at) => {
  const arrivedAt = new Date(first + at * day);
  const small = at % 3 === 1 ? { dealValue: { value: 900, currency: 'EUR' } } : {};
  return {
    id: String(at),
    record: aReferralRecord(small),
    arrivedAt,
    deadline: new Date(arrivedAt.getTime() + 14 * day),
    ...(at % 2 === 0 ? { answeredAt: new Date(arrivedAt.getTime() + 2 * day) } : {}),
    ...(at % 3 === 2 ? { cameWithTeam: true as const } : {}),
  };
});
const settings: RehearsalSettings = {
  ladder: ['P10D', 'P7D', 'P3D', 'P1D', 'PT4H'],
  mostWaiting: 20,
  mayTake: () => true,
  catchers: [adele],
  zoneOf: () => 'Europe/Berlin',
};
const proposed: RoutingRules = { ...rules, rules: [{ id: 'new', when: proposal.when, to: proposal.to }] };

/** Who gets what: the rules, one before it counts, the form. */
export const routingLooks = {
  'routing-rules': (locale: Locale) =>
    rulesCard(
      { rules, catcher: 'Adele Vance', example: exampleRule(people, locale) },
      locale,
      say(locale, 'routing.added'),
    ),
  'routing-no-rules': (locale: Locale) =>
    rulesCard({ rules: { ...rules, rules: [] }, example: exampleRule([], locale) }, locale),
  'routing-rehearsal': (locale: Locale) =>
    proposalCard(proposal, rehearse(proposed, past, settings), { rules, ruleId: 'new' }, locale),
  'referral-assign': (locale: Locale) =>
    assignForm(
      aReferral(),
      {
        ...{ locale, timeZone: 'Europe/Berlin', namesZone: false, now: aMoment, audience: 'personal', refreshFor: [] },
        rights: { contacts: true, answer: true, claim: false, release: true, undo: true, assign: true },
      },
      people,
      say(locale, 'assign.problem.unreachable', { name: 'Lee Gu' }),
    ),
  channels: (locale: Locale) =>
    channelsCard(
      [aChannel(''), aChannel('DACH deals'), aChannel('Nordics', { since: aMoment, reason: 'deleted', told: [] })],
      locale,
    ),
  'routing-form': (locale: Locale) =>
    ruleForm(
      { people, channels: [aChannel('Deals'), aChannel('DACH')] },
      locale,
      { countries: 'Germny', over: '50k EUR', source: 'microsoft', people: 'contoso/lee-gu' },
      { countries: say(locale, 'routing.problem.unread', { words: 'Germny' }) },
    ),
};
