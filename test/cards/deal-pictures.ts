import { mappingOf } from '../../src/crm/mapping.ts';
import { blocksOf } from '../../src/features/crm/card/crm-on-card.ts';
import { type CrmLink, newCrmLink } from '../../src/features/crm/link/crm-link.ts';
import { whichDeal } from '../../src/features/deals/buttons/deal-choice.ts';
import { dealCard } from '../../src/features/deals/card/deal-card.ts';
import { lostForm, wonForm } from '../../src/features/deals/close/deal-form-close.ts';
import { editValues } from '../../src/features/deals/edit/deal-edit.ts';
import { editForm, noteForm, stageForm } from '../../src/features/deals/edit/deal-form-edit.ts';
import { inviteForm, shareForm } from '../../src/features/deals/microsoft/deal-form-microsoft.ts';
import { contactForm } from '../../src/features/deals/people-and-solutions/deal-contact.ts';
import { employeesForm, solutionsForm } from '../../src/features/deals/people-and-solutions/deal-form-lists.ts';
import { registrationForm } from '../../src/features/deals/registration/deal-form-registration.ts';
import { changedCard } from '../../src/features/deals/words/deal-changed.ts';
import type { BuiltCard, ReferralView } from '../../src/features/referrals/cards/referral-cards.ts';
import { newEntry } from '../../src/features/referrals/index.ts';
import { say } from '../../src/i18n/catalogue.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { aMoment } from '../builders/referral.ts';
import { aDeal, allDealRights, dealsInEveryState, knownInLooks } from './deal-looks.ts';
import { aView } from './looks.ts';

const shown = [
  'open',
  'accepted',
  'private',
  'sending',
  'held',
  'conflict',
  'refused',
  'planned',
  'closing',
  'losing',
  'asked',
];
const ended = ['microsoft-accepted', 'won-registrable', 'won-not-eligible', 'won-asked', 'lost', 'register-refused'];

const heldChange = {
  ...newEntry('change', new Date(aMoment.getTime() + 60_000), 'c-1', {
    work: {
      kind: 'change',
      changes: [
        { field: 'dealValue', from: { value: 46_000, currency: 'EUR' }, to: { value: 55_000, currency: 'EUR' } },
      ],
    },
  }),
  heldForUndo: true,
} as const;

/** The cards of a deal that are worth looking at. */
export const dealPictures: Readonly<Record<string, (locale: Locale) => BuiltCard>> = {
  ...Object.fromEntries([...shown, ...ended].map((name) => [`deal-${name}`, (locale: Locale) => cardOf(name, locale)])),
  'deal-more': (locale) => cardOf('private', locale, 'more'),
  'deal-form-edit': (locale) =>
    editForm(aDeal(), view(locale), {
      typed: { ...editValues(aDeal().record), value: '' },
      problems: { value: say(locale, 'problem.number') },
    }),
  'deal-changed': (locale) =>
    changedCard({ locale, timeZone: 'Europe/London', zoneIsOwn: true }, aDeal(), heldChange, { now: aMoment }),
  'deal-form-stage': (locale) => stageForm(aDeal(), view(locale)),
  'deal-form-note': (locale) => noteForm(aDeal(), view(locale)),
  'deal-form-lost': (locale) => lostForm(aDeal(), view(locale)),
  'deal-form-won': (locale) => wonForm(aDeal(), view(locale), { from: new Date('2026-11-24T16:00:00Z') }),
  'deal-form-won-old': (locale) => wonForm(aDeal(), view(locale), {}),
  'deal-form-share': (locale) => shareForm(secret(), view(locale)),
  'deal-form-invite': (locale) =>
    inviteForm(secret(), view(locale), { problems: { consent: say(locale, 'deal.problem.consent') } }),
  'deal-form-employees': (locale) => employeesForm(aDeal(), view(locale), aDeal().record.team),
  'deal-form-contact': (locale) => contactForm(aDeal(), view(locale)),
  'deal-form-solutions': (locale) => solutionsForm(aDeal(), view(locale)),
  'deal-form-register': (locale) => registrationForm(state('won-registrable'), view(locale)),
  'deal-form-answer': (locale) => registrationForm(state('won-asked'), view(locale)),
  'deal-channel': (locale) => {
    const seen = { ...view(locale), audience: 'channel' as const, rights: { ...allDealRights, contacts: false } };
    return dealCard(state('accepted'), seen, knownInLooks) as BuiltCard;
  },
  'deal-crm': (locale) => crmCard(locale, crmLooks),
  'deal-crm-stopped': (locale) => crmCard(locale, crmStoppedLooks),
  'deal-crm-records': (locale) => crmCard(locale, crmRecordLooks),
  'deal-crm-notices': (locale) => crmCard(locale, crmNoticeLooks),
  'deal-choice': (locale) =>
    whichDeal(
      locale,
      [aDeal(), secret()].map((deal) => ({ deal, words: 'proposed' })),
      { word: 'stage', typed: 'proposed' },
    ),
};

const { mapping } = mappingOf('dynamics', undefined);
const aCrmLink = {
  ...newCrmLink(aDeal().id, { system: 'dynamics', orgId: 'o' }, aMoment),
  state: 'linked',
  recordId: '00000000-0000-4000-8000-000000000001',
  upToDateAt: aMoment,
} as const;
/** In every state that has words of its own, on two cards: together they are larger than a card may be. */
const crmLooks = [
  {
    ...aCrmLink,
    questions: {
      dealValue: {
        why: 'both-changed',
        partnerCenter: { value: 150_000, currency: 'EUR' },
        crm: { value: 90_000, currency: 'EUR' },
        since: aMoment,
        crmBy: 'Kim Sales',
        crmAt: aMoment,
      },
    },
  },
  { ...aCrmLink, outcomeAsked: { kind: 'won', since: aMoment, by: 'Kim Sales' } },
  {
    ...aCrmLink,
    problem: {
      code: 'several-accounts',
      since: aMoment,
      choices: [
        { id: 'a', name: 'Fabrikam Manufacturing GmbH', city: 'Hamburg' },
        { id: 'b', name: 'Fabrikam', city: 'Berlin' },
      ],
    },
  },
  {
    ...aCrmLink,
    problem: {
      code: 'account-elsewhere',
      since: aMoment,
      choices: [{ id: 'a', name: 'Fabrikam Manufacturing GmbH', country: 'North Region 7' }],
    },
  },
] as const satisfies readonly CrmLink[];

const crmStoppedLooks = [
  {
    ...aCrmLink,
    problem: { code: 'record-unreadable', words: '6f1e5a2c-0d6c-4f0e-9b53-2d1c7a9e4b10', since: aMoment },
  },
  { ...aCrmLink, problem: { code: 'validation', words: 'Close date is required in stage Propose', since: aMoment } },
  { ...aCrmLink, state: 'gone' },
  {
    ...aCrmLink,
    state: 'paused',
    pausedBy: 'loop-brake',
    problem: {
      ...{ code: 'fighting', field: 'closeDate', since: aMoment },
      writer: { kind: 'named', name: '# Deal Policy Flow', at: aMoment },
    },
  },
  { ...aCrmLink, state: 'finished', notice: 'closed-differently' },
  { ...aCrmLink, dry: { at: aMoment, action: 'create', toCrm: [], toPartnerCenter: [] } },
] as const satisfies readonly CrmLink[];

/** Records that may be the deal, by themselves and at somebody's wish; and how it stands on most days. */
const crmRecordLooks = [
  {
    ...aCrmLink,
    problem: {
      code: 'likely-records',
      since: aMoment,
      records: [
        { id: 'a', name: 'Fabrikam: data platform, phase two', dealValue: { value: 90_000, currency: 'EUR' } },
        { id: 'b', name: 'Data platform', closeDate: '2026-12-18' },
      ],
    },
  },
  { ...aCrmLink, choosing: { since: aMoment, records: [] } },
  {
    ...newCrmLink(aDeal().id, { system: 'dynamics', orgId: 'o' }, aMoment),
    problem: { code: 'chosen-gone', since: aMoment },
  },
  { ...aCrmLink, state: 'unlinked' },
  aCrmLink,
] as const satisfies readonly CrmLink[];

/** What is said beside how it stands, and questions about other values than money. */
const crmNoticeLooks = [
  { ...aCrmLink, waiting: { code: 'http-503', since: aMoment, attempts: 2 } },
  { ...aCrmLink, notice: 'no-user' },
  { ...aCrmLink, notice: 'settled-itself' },
  { ...aCrmLink, state: 'finished', notice: 'ended-apart' },
  { ...aCrmLink, state: 'finished', notice: 'reopened-in-crm' },
  {
    ...newCrmLink(aDeal().id, { system: 'dynamics', orgId: 'o' }, aMoment),
    problem: { code: 'no-account', since: aMoment },
  },
  {
    ...aCrmLink,
    questions: { closeDate: { why: 'cleared', partnerCenter: '2027-01-31', crm: '', since: aMoment } },
  },
  {
    ...aCrmLink,
    questions: {
      notes: {
        ...{ why: 'too-long', since: aMoment, crmBy: 'Kim Sales', crmAt: aMoment },
        ...{ partnerCenter: 'They decide in January. '.repeat(40), crm: 'The board meets in March. '.repeat(40) },
      },
    },
  },
] as const satisfies readonly CrmLink[];

function view(locale: Locale): ReferralView {
  return aView({ locale, now: aMoment, rights: { ...allDealRights, claim: false } });
}

function crmCard(locale: Locale, links: readonly CrmLink[]): BuiltCard {
  const seen = view(locale);
  const linkUrl = (id: string) => `https://crm.example/${id}`;
  const blocks = links.flatMap((link) =>
    blocksOf(link, seen, { mapping, linkUrl }, { at: aMoment, name: 'Alex Wilber' }),
  );
  return dealCard(state('accepted'), seen, knownInLooks, 'first', blocks) as BuiltCard;
}

function state(name: string) {
  const deal = dealsInEveryState[name];
  if (!deal) throw new Error(`There is no deal that is ${name}.`);
  return deal;
}

function secret() {
  const deal = state('private');
  return { ...deal, record: { ...deal.record, customer: { ...deal.record.customer, contacts: [] } } };
}

function cardOf(name: string, locale: Locale, menu: 'first' | 'more' = 'first'): BuiltCard {
  const card = dealCard(state(name), view(locale), knownInLooks, menu);
  if (!card) throw new Error(`${name} is no deal.`);
  return card;
}
