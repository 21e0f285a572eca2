import type { Labelled, Line } from '../../../cards/card-data.ts';
import { plain, plainName } from '../../../cards/plain.ts';
import { catalogues, type MessageKey, say } from '../../../i18n/catalogue.ts';
import { aboutIt, besideIn, countryName, formatCalendarDate, formatMoney, joinedIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { fullName } from '../record/members.ts';
import type { Referral } from '../record/referral.ts';
import { memoryFacts } from './referral-card-memory.ts';
import { ownerAndWhy, ownerEmail } from './referral-card-owner.ts';
import { senderFact, senderNoteLabel, senderOf } from './referral-card-sender.ts';
import type { ReferralView } from './referral-view.ts';

/** The head of a card: customer and deal type. */
export function titleOf(referral: Referral, view: ReferralView) {
  const { customer, name } = referral.record;
  const country = customer.address.country
    ? countryName(view.locale, plain(customer.address.country, { max: 50 }))
    : '';
  const city = plain(customer.address.city ?? '', { max: 50 });
  const place = besideIn(view.locale, [city, country].filter(Boolean));
  return {
    customer: plainName(customer.name, 90),
    dealName: plainName(name, 100),
    place: [place, say(view.locale, `category.${referral.category}`)].filter(Boolean).join(' · '),
  };
}

/** Two lines: value, solution, owner. */
export function briefOf(referral: Referral, view: ReferralView): readonly Line[] {
  const { locale } = view;
  const ask = askOf(referral.record.invite.assistanceRequestCode, locale);
  const owner = aboutIt(locale, say(locale, 'fact.owner'), ownerAndWhy(referral, locale));
  return [[moneyOf(referral, locale), ask].filter(Boolean).join(' · '), owner].map((text) => ({ text }));
}

/**
 * The facts needed for a decision, the most important first.
 *
 * @param said what the card says elsewhere.
 */
export function factsOf(referral: Referral, view: ReferralView, said: readonly MessageKey[] = []): readonly Labelled[] {
  const { locale } = view;
  const { record } = referral;
  const facts: [MessageKey, string][] = [
    ['fact.ask', askOf(record.invite.assistanceRequestCode, locale)],
    [
      'fact.solutions',
      someOf(
        record.solutions.map(({ name }) => name),
        locale,
      ),
    ],
    ['fact.products', someOf(record.products, locale)],
    ['fact.services', someOf(record.services, locale)],
    ['fact.industries', someOf(record.industries, locale)],
    ['fact.sender', referral.kind === 'inbound' ? senderFact(locale, senderOf(referral)) : ''],
    ['fact.owner', ownerAndWhy(referral, locale)],
    ['fact.team', teamOf(referral, locale)],
  ];
  return facts
    .filter(([key, value]) => value !== '' && !said.includes(key))
    .map(([key, text]) => ({ label: say(locale, key), text }))
    .concat(view.memory ? memoryFacts(view.memory, locale) : []);
}

export function moneyOf(referral: Referral, locale: Locale): string {
  const { dealValue } = referral.record;
  if (!dealValue) return say(locale, 'fact.notGiven');
  return formatMoney(locale, { value: dealValue.value, currency: plain(dealValue.currency, { max: 10 }) });
}

export function closeDateOf(referral: Referral, locale: Locale): string {
  const { closesAt } = referral.record;
  return closesAt ? formatCalendarDate(locale, closesAt) : say(locale, 'fact.notGiven');
}

/** The sender's own text, and the deal's notes where they differ. */
export function notesOf(referral: Referral, view: ReferralView): readonly Labelled[] {
  const { invite, notes: dealNotes } = referral.record;
  const fromSender = plain(invite.notes ?? '', { max: 500, lines: true });
  const onDeal = invite.notes === dealNotes ? '' : plain(dealNotes ?? '', { max: 300, lines: true });
  const sender = { label: senderNoteLabel(view.locale, senderOf(referral)), text: fromSender };
  const deal = { label: say(view.locale, 'note.deal'), text: onDeal };
  return [sender, deal].filter(({ text }) => text !== '');
}

/** Unknown codes are shown as Partner Center writes them: better than nothing. */
function askOf(code: string | undefined, locale: Locale): string {
  if (!code || code === 'Unknown') return '';
  const key = `help.${code}`;
  return key in catalogues.en ? say(locale, key as MessageKey) : plain(code, { max: 80 });
}

/** As many as fit on two or three lines; the rest is counted. */
function someOf(names: readonly string[], locale: Locale): string {
  const known = names.flatMap((name) => plain(name, { max: 60 }) || []);
  const shown: string[] = [];
  let length = 0;
  for (const name of known) {
    length += name.length;
    if (shown.length > 0 && (length > 100 || shown.length === 6)) break;
    shown.push(name);
  }
  if (known.length > shown.length) shown.push(say(locale, 'fact.more', { count: known.length - shown.length }));
  return joinedIn(locale, shown);
}

/** The team members besides the owner. */
function teamOf(referral: Referral, locale: Locale): string {
  const owner = ownerEmail(referral)?.toLowerCase();
  const others = referral.record.team.filter(({ email }) => email.toLowerCase() !== owner);
  return someOf(others.map(fullName), locale);
}

/** The customer's people, for those who may see them. E-mail and phone never share a line: on a phone it would end in the sign between them. */
export function contactsOf(referral: Referral, view: ReferralView): readonly Line[] {
  const { contacts } = referral.record.customer;
  if (contacts.length === 0) return [{ text: say(view.locale, 'fact.contact.none') }];
  if (!view.rights.contacts) return [{ text: say(view.locale, 'fact.contact.hidden') }];
  const lines = contacts
    .slice(0, 2)
    .flatMap((contact) => [
      besideIn(view.locale, [fullName(contact), contact.title].flatMap(shortText)),
      ...[contact.email, contact.phoneNumber].flatMap(shortText).map(unbroken),
    ]);
  if (contacts.length > 2) lines.push(say(view.locale, 'fact.more', { count: contacts.length - 2 }));
  return lines.filter(Boolean).map((text) => ({ text }));
}

const shortText = (text: string | undefined): readonly string[] => [plain(text ?? '', { max: 64 })].filter(Boolean);

/** Non-breaking, since a phone number split across lines is hard to dial. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}
