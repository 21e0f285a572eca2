import type { Fact, Note } from '../../cards/card-data.ts';
import { plain } from '../../cards/plain.ts';
import { catalogues, type MessageKey, say } from '../../i18n/catalogue.ts';
import { countryName, formatCalendarDate, formatMoney } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Member, Referral } from './referral.ts';
import { senderFact, senderNoteLabel, senderOf } from './referral-card-sender.ts';
import type { ReferralView } from './referral-view.ts';

/** The head of a card: who the customer is and what kind of deal it is. */
export function titleOf(referral: Referral, view: ReferralView) {
  const { customer, name } = referral.record;
  const country = customer.address.country
    ? countryName(view.locale, plain(customer.address.country, { max: 60 }))
    : '';
  const city = plain(customer.address.city ?? '', { max: 60 });
  const place = [city, country].filter(Boolean).join(', ');
  return {
    customer: plain(customer.name, { max: 120 }),
    dealName: plain(name, { max: 160 }),
    place: [place, say(view.locale, `category.${referral.category}`)].filter(Boolean).join(' · '),
  };
}

/** What a reader needs for a decision, the weightiest first. */
export function factsOf(referral: Referral, view: ReferralView): readonly Fact[] {
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
    ['fact.contact', contactOf(record.customer.contacts, view)],
    ['fact.owner', referral.owner ? plain(referral.owner.name, { max: 80 }) : say(locale, 'fact.owner.nobody')],
    ['fact.team', teamOf(referral, locale)],
  ];
  return facts.filter(([, value]) => value !== '').map(([key, value]) => ({ title: say(locale, key), value }));
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

/** The sender's own words, and the notes on the deal where they say something else. */
export function notesOf(referral: Referral, view: ReferralView): readonly Note[] {
  const { invite, notes: dealNotes } = referral.record;
  const notes: Note[] = [];
  const fromSender = invite.notes?.trim();
  if (fromSender) {
    notes.push({
      label: senderNoteLabel(view.locale, senderOf(referral)),
      text: plain(fromSender, { max: 700, lines: true }),
    });
  }
  const onDeal = dealNotes?.trim();
  if (onDeal && onDeal !== fromSender) {
    notes.push({ label: say(view.locale, 'note.deal'), text: plain(onDeal, { max: 500, lines: true }) });
  }
  return notes;
}

/** Codes that the catalogues don't know are shown as Partner Center writes them: better than silence. */
function askOf(code: string | undefined, locale: Locale): string {
  if (!code || code === 'Unknown') return '';
  const key = `help.${code}`;
  return key in catalogues.en ? say(locale, key as MessageKey) : plain(code, { max: 80 });
}

function someOf(names: readonly string[], locale: Locale, shown = 5): string {
  const some = names.slice(0, shown).map((name) => plain(name, { max: 80 }));
  if (names.length > shown) some.push(say(locale, 'fact.more', { count: names.length - shown }));
  return some.join(', ');
}

/** Who has it besides its owner. */
function teamOf({ record, owner }: Referral, locale: Locale): string {
  const others = record.team.filter(({ email }) => email.toLowerCase() !== owner?.email.toLowerCase());
  return someOf(others.map(fullName), locale, 6);
}

function contactOf(contacts: readonly Member[], view: ReferralView): string {
  if (!view.rights.contacts) return say(view.locale, 'fact.contact.hidden');
  const shown = contacts.slice(0, 2).map((contact) =>
    [[fullName(contact), contact.title ?? ''], [contact.email], [contact.phoneNumber]]
      .map((parts) =>
        parts
          .filter(Boolean)
          .map((part) => plain(part, { max: 80 }))
          .join(', '),
      )
      .filter(Boolean)
      .join(' · '),
  );
  if (contacts.length > 2) shown.push(say(view.locale, 'fact.more', { count: contacts.length - 2 }));
  return shown.filter(Boolean).join('; ') || say(view.locale, 'fact.contact.none');
}

function fullName(member: Member): string {
  return `${member.firstName} ${member.lastName}`.trim() || member.email;
}
