import { mentionOf } from '../../src/cards/mention.ts';
import { helpCard, topicCard, welcomeCard } from '../../src/features/help/help-cards.ts';
import { sharedCard } from '../../src/features/message-extension/shared-card.ts';
import {
  acceptForm,
  acceptFormValues,
  claimForm,
  declineForm,
  inviteCard,
  notYoursCard,
  type ReferralView,
  referralCard,
  reminderCard,
} from '../../src/features/referrals/cards/referral-cards.ts';
import type { Referral } from '../../src/features/referrals/record/referral.ts';
import { say } from '../../src/i18n/catalogue.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import type { AdaptiveCard } from '../../src/messenger.ts';
import { aDecision, aMoment, aReferral } from '../builders/referral.ts';
import { awayLooks, postedListLooks } from './away-looks.ts';
import { bulkLooks } from './bulk-looks.ts';
import { crmAdminLooks } from './crm-looks.ts';
import { aDeal } from './deal-looks.ts';
import { dealPictures } from './deal-pictures.ts';
import { healthLooks } from './health-looks.ts';
import { leadLooks } from './lead-looks.ts';
import { listLooks } from './list-looks.ts';
import { newDealLooks } from './new-deal-looks.ts';
import { roleLooks } from './role-looks.ts';
import { routingLooks } from './routing-looks.ts';
import { sentenceLooks } from './sentence-looks.ts';

import { settingsLooks } from './settings-looks.ts';
import { unreachedLooks } from './unreached-looks.ts';

/** The cards worth looking at, in every language. */
export function* everyLook(): Generator<{ readonly name: string; readonly card: AdaptiveCard }> {
  for (const locale of locales) {
    for (const [name, build] of Object.entries({ ...looks, ...dealPictures }))
      yield { name: `${name}-${locale}`, card: build(locale).card };
    for (const [name, build] of Object.entries(newDealLooks()))
      yield { name: `${name}-${locale}`, card: build(locale) };
  }
}

export function aView(overrides: Partial<ReferralView> = {}): ReferralView {
  return {
    locale: 'en',
    timeZone: 'Europe/Berlin',
    namesZone: overrides.audience === 'channel',
    now: aMoment,
    audience: 'personal',
    rights: { contacts: true, answer: true, claim: false, release: true, undo: true },
    refreshFor: [],
    ...overrides,
  };
}

const ownNames = { customer: 'Southridge Video', deal: 'Fabrikam 半導體', solution: 'Cloud Landing Zone' };

const readOnly = { contacts: false, answer: false, claim: false, release: false, undo: false };

/** As after a press on Details. */
function unfolded({ card }: { readonly card: AdaptiveCard }): { card: AdaptiveCard } {
  return { card: JSON.parse(JSON.stringify(card).replace('"isVisible":false', '"isVisible":true')) };
}

const memory = {
  likeThis: { accepted: 7, won: 3, declined: 4, mostly: 4, isMore: false },
  answerTime: { median: 5.2 * 3_600_000, answers: 38, days: 90 },
} as const;

/** As somebody puts it into a chat. */
const shared = (referral: Referral, locale: Locale) =>
  sharedCard(referral, {
    ...{ locale, timeZone: 'Europe/Berlin', now: aMoment, refreshFor: [], live: true },
    link: 'https://teams.microsoft.com/l/entity/a/referrals',
  });

const looks: Record<string, (locale: Locale) => { card: AdaptiveCard }> = {
  'received-memory': (locale) => referralCard(aReferral(), aView({ locale, memory })),
  'received-memory-channel': (locale) =>
    unfolded(referralCard(nobodys(), aView({ locale, audience: 'channel', rights: readOnly, memory }))),
  'received-personal': (locale) => referralCard(aReferral(), aView({ locale })),
  'received-channel': (locale) => referralCard(nobodys(), aView({ locale, audience: 'channel', rights: readOnly })),
  'received-channel-unfolded': (locale) =>
    unfolded(referralCard(nobodys(), aView({ locale, audience: 'channel', rights: { ...readOnly, answer: true } }))),
  'received-urgent': (locale) =>
    referralCard(
      { ...nobodys(), deadline: new Date('2026-11-21T14:20:00Z'), deadlineEstimated: true, category: 'p2p' },
      aView({ locale, audience: 'channel', rights: { ...readOnly, answer: true, claim: true, contacts: true } }),
    ),
  refused: (locale) => referralCard(refused(), aView({ locale })),
  accept: (locale) =>
    acceptForm(aReferral(), aView({ locale }), {
      values: { ...acceptFormValues(aReferral()), value: '', contact0Email: 'megan@' },
      problems: { value: say(locale, 'problem.number'), contact0Email: say(locale, 'answer.email.notEmail') },
      contactCount: 1,
    }),
  decline: (locale) => declineForm(aReferral(), aView({ locale }), { values: {}, problems: {} }),
  accepting: (locale) =>
    referralCard(accepting(), aView({ locale, rights: { ...readOnly, contacts: true, undo: true } })),
  declining: (locale) => referralCard(declining(), aView({ locale })),
  sending: (locale) => referralCard(sending(), aView({ locale })),
  accepted: (locale) => referralCard(accepted(), aView({ locale, notice: say(locale, 'notice.claimed') })),
  expired: (locale) =>
    referralCard(
      aReferral({ record: { status: 'Closed', substatus: 'Expired' } }),
      aView({ locale, audience: 'channel' }),
    ),
  'claim-over': (locale) => claimForm(absent(), aView({ locale }), {}),
  'owner-absent': (locale) =>
    referralCard(absent(), aView({ locale, rights: { ...readOnly, answer: true, claim: true } })),
  'owner-invited': (locale) => inviteCard(absent(), aView({ locale }), '11111111-2222-3333-4444-555555555555') as never,
  reminder: (locale) => reminderCard(urgent(), aView({ locale }), 'P3D'),
  'reminder-asked-and-quiet': (locale) =>
    reminderCard(urgent(), aView({ locale, snoozedUntil: new Date('2026-11-23T09:00:00Z') }), 'snooze'),
  'reminder-by-colleague': (locale) => reminderCard(urgent(), aView({ locale }), 'asked'),
  'not-yours': (locale) => notYoursCard({ locale }),
  'reminder-escalated': (locale) => {
    const at = new Date('2026-11-26T09:00:00Z');
    const escalations = [{ step: 'backup' as const, at, skipped: 'unreachable' as const }];
    return reminderCard({ ...urgent(), escalations }, aView({ locale }), 'escalation_manager');
  },
  'reminder-escalated-in-channel': (locale) =>
    reminderCard(
      urgent(),
      aView({ locale, audience: 'channel', calls: [mentionOf({ name: 'Alex Wilber', teamsId: '29:alex' })] }),
      'escalation_channel',
    ),
  'reminder-handled': (locale) => reminderCard(accepted(), aView({ locale }), 'P3D'),
  ...listLooks,
  ...healthLooks,
  ...leadLooks,
  ...unreachedLooks,
  ...crmAdminLooks,
  ...sentenceLooks,
  ...bulkLooks,
  ...settingsLooks,
  ...roleLooks,
  ...routingLooks,
  shared: (locale) => shared(aReferral(), locale),
  'shared-deal': (locale) => shared(aDeal(), locale),
  ...awayLooks,
  ...postedListLooks,
  'reminder-stand-in': (locale) =>
    reminderCard(
      urgent(),
      aView({ locale, insteadOf: { name: 'Alex Wilber', until: new Date('2026-11-25T23:00:00Z') } }),
      'P3D',
    ),
  help: (locale) => helpCard({ locale }, ownNames),
  'help-hello': (locale) => helpCard({ locale, hello: say(locale, 'help.hello', { name: 'Alex' }) }),
  'help-topic-new-deal': (locale) => topicCard(locale, 'newDeal', ownNames),
  'help-topic-lists': (locale) => topicCard(locale, 'lists', ownNames),
  'welcome-personal': (locale) => welcomeCard({ locale, kind: 'personal' }),
  'welcome-channel': (locale) => welcomeCard({ locale, kind: 'channel' }),
  'welcome-group': (locale) => welcomeCard({ locale, kind: 'groupChat' }),
};

function nobodys(): Referral {
  const { owner: _, ...rest } = aReferral({
    record: {
      name: 'Retail personalisation on Azure OpenAI',
      customer: { name: 'Northwind Traders', address: { city: 'Seoul', country: 'KR' }, contacts: [] },
      dealValue: { value: 480000000, currency: 'KRW' },
      invite: {
        notes: 'Please call this week.',
        assistanceRequestCode: 'QuotesOrLicensing',
        invitedByOrganizationId: 'a',
        invitedByOrganizationName: 'Tailspin Toys',
      },
      team: [],
    },
  });
  return rest;
}

function absent(): Referral {
  const { owner: _, ...rest } = aReferral();
  return rest;
}

function urgent(): Referral {
  return aReferral({ deadline: new Date('2026-11-23T16:00:00Z') });
}

function refused(): Referral {
  const { owner } = aReferral();
  if (!owner) throw new Error('The builder gives an owner.');
  const at = new Date('2026-11-21T08:35:00Z');
  return aReferral({ refusal: { at, kind: 'accept', by: owner, reason: 'The deal value must be greater than 0.' } });
}

function accepting(): Referral {
  const goesOutAt = new Date('2026-11-21T08:30:10Z');
  return aReferral({ decision: aDecision({ state: 'held', goesOutAt }) });
}

function declining(): Referral {
  const goesOutAt = new Date('2026-11-21T09:01:00Z');
  const decision = aDecision({
    kind: 'decline',
    state: 'held',
    goesOutAt,
    reason: 6,
    note: 'We could start in March.',
  });
  return aReferral({ decision });
}

function sending(): Referral {
  const { id, at } = aDecision();
  const entry = {
    id: 'outbox-1',
    kind: 'accept',
    decisionId: id,
    dueAt: at,
    attempts: 2,
    mayHaveArrived: true,
  } as const;
  return aReferral({
    decision: aDecision(),
    outbox: [{ ...entry, waitingFor: 'unreachable', correlationId: 'c' }],
  });
}

function accepted(): Referral {
  return aReferral({
    decision: aDecision({ state: 'confirmed' }),
    record: { status: 'Active', substatus: 'Accepted', acceptedAt: new Date('2026-11-21T08:31:00Z') },
  });
}
