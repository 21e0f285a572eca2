import type { Labelled, Line } from '../../../cards/card-data.ts';
import { plain } from '../../../cards/plain.ts';
import { catalogues, type MessageKey, say } from '../../../i18n/catalogue.ts';
import { aboutIt, joinedIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import {
  fullName,
  moneyOf,
  ownerFact,
  type Referral,
  type ReferralView,
  senderFact,
  senderNoteLabel,
  senderOf,
} from '../../referrals/index.ts';
import { stageText } from '../deal/deal-words-of.ts';
import { microsoftText } from '../microsoft/deal-microsoft.ts';
import type { RegistrationStanding } from '../registration/deal-registration.ts';

/** The facts for those who work on the deal, most important first. */
export function dealFacts(
  referral: Referral,
  view: ReferralView,
  registration: RegistrationStanding,
): readonly Labelled[] {
  const { locale } = view;
  const { record } = referral;
  const facts: [MessageKey, string][] = [
    ['deal.fact.stage', stageText(record, locale) ?? say(locale, 'fact.notGiven')],
    ['fact.owner', ownerFact(referral, locale)],
    ['deal.fact.team', some(record.team.map(fullName), locale)],
    [
      'fact.solutions',
      some(
        record.solutions.map(({ name, id }) => name || id),
        locale,
      ),
    ],
    ['fact.sender', referral.kind === 'inbound' ? senderFact(locale, senderOf(referral)) : ''],
    ['deal.fact.microsoft', microsoftText(referral, view)],
    ['deal.fact.registration', registrationText(registration, referral, view)],
    ['deal.fact.crm', plain(record.externalReferenceId ?? '', { max: 100 })],
    ['deal.fact.campaign', plain(record.campaignId ?? '', { max: 100 })],
  ];
  return facts.filter(([, value]) => value !== '').map(([key, text]) => ({ label: say(locale, key), text }));
}

/** In two lines: value and owner. */
export function dealBrief(referral: Referral, locale: Locale): readonly Line[] {
  const owner = aboutIt(locale, say(locale, 'fact.owner'), ownerFact(referral, locale));
  return [moneyOf(referral, locale), owner].map((text) => ({ text }));
}

/** The sender's notes, and the end of our own, where the latest ones are. */
export function dealNotes(referral: Referral, { locale }: ReferralView): readonly Labelled[] {
  const { invite, notes = '' } = referral.record;
  const last = notes.length > shownOfNotes ? `… ${notes.slice(-shownOfNotes)}` : notes;
  const sender = referral.kind === 'inbound' && invite.notes !== notes ? (invite.notes ?? '') : '';
  return [
    { label: senderNoteLabel(locale, senderOf(referral)), text: plain(sender, { max: 300, lines: true }) },
    { label: say(locale, 'deal.notes'), text: plain(last, { max: shownOfNotes + 10, lines: true }) },
  ].filter(({ text }) => text !== '');
}

const shownOfNotes = 700;

function registrationText(standing: RegistrationStanding, { record }: Referral, { locale }: ReferralView): string {
  const { registration } = record;
  switch (standing) {
    case 'sending':
    case 'offered':
    case 'maybe':
      return say(locale, `deal.registration.${standing}`);
    case 'no-microsoft':
      return say(locale, 'deal.registration.noMicrosoft');
    case 'not-eligible':
      return say(locale, 'deal.registration.notEligible');
    case 'no':
      return '';
  }
  const key = `deal.registration.${registration?.status}`;
  const status = key in catalogues.en ? say(locale, key as MessageKey) : plain(registration?.status ?? '', { max: 60 });
  const reason = plain(registration?.statusReason ?? '', { max: 300 });
  return reason ? say(locale, 'deal.registration.because', { status, reason }) : status;
}

/** The names that fit on a few lines, and the number of the others. */
function some(names: readonly string[], locale: Locale): string {
  const known = names.flatMap((name) => plain(name, { max: 60 }) || []);
  const shown = known.slice(0, 6);
  const more = known.length - shown.length;
  return joinedIn(locale, [...shown, ...(more > 0 ? [say(locale, 'fact.more', { count: more })] : [])]);
}
