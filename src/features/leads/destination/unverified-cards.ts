import type { Labelled } from '../../../cards/card-data.ts';
import { type LeadRow, unverifiedLead } from '../../../cards/lead-cards.ts';
import { plain, plainName, unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { besideIn, countryName, formatMoment } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { BuiltCard } from '../../referrals/index.ts';
import { leadCallInWords, leadSourceInWords } from '../lead-in-words.ts';
import { firstOn, type LeadCounts, type LeadListCard, type LeadListReader, listingOf } from '../lead-list.ts';
import type { UnverifiedPage } from './mongo-unverified-leads.ts';
import type { UnverifiedLead } from './unverified-lead.ts';

export interface UnverifiedReader extends LeadListReader {
  readonly timeZone: string;
}

export function unverifiedListCard(
  { leads, total, page }: UnverifiedPage,
  counts: LeadCounts,
  reader: UnverifiedReader,
): LeadListCard {
  const rows = leads.map((lead, index) => unverifiedRowOf(lead, firstOn(page) + index, reader));
  const lines = [say(reader.locale, 'leads.about.unverified')];
  return listingOf({ view: 'unverified', rows, lines, counts, page, total, isMore: false }, reader);
}

/** @param number undefined on a card whose rows cannot be typed */
export function unverifiedRowOf(lead: UnverifiedLead, number: number | undefined, reader: UnverifiedReader): LeadRow {
  const { locale } = reader;
  const called = unformatted(nameOf(lead), 60) || '–';
  const came = say(locale, 'lead.unverified.came', { when: moment(lead.receivedAt, reader) });
  return {
    ...{ referralId: '', revision: 0, leadId: lead.id, tooltip: called, notALead: false },
    heading: plain(number === undefined ? called : `${number}. ${called}`, { max: 80 }),
    detail:
      [callOf(lead, locale), plain(lead.offer, { max: 60 }), countryOf(lead, locale)].filter(Boolean).join(' · ') ||
      '–',
    standing: `${standingOf(lead, locale)} · ${came}`,
    color: 'Default',
  };
}

function standingOf(lead: UnverifiedLead, locale: Locale): string {
  if (lead.isTest) return say(locale, 'lead.unverified.status.test');
  if (lead.doNotContact) return say(locale, 'lead.unverified.status.doNotContact');
  return lead.state === 'taken' ? say(locale, 'lead.status.taken') : say(locale, 'lead.unverified.status');
}

/** The card of a lead from the lead destination, marked as unverified. */
export function unverifiedLeadCard(lead: UnverifiedLead, page: number, reader: UnverifiedReader): BuiltCard {
  const { locale, notice } = reader;
  const summary = say(locale, 'lead.summary', { customer: unformatted(nameOf(lead), 80) || '–' });
  const isOpen = lead.state === 'new';
  const words = plain(lead.words, { max: 1_000, lines: true });
  const card = unverifiedLead({
    locale,
    fallbackText: summary,
    notices: notice ? [{ text: plain(notice, { max: 200 }) }] : [],
    ...{ leadId: lead.id, page },
    headline: standingOf(lead, locale),
    lines: warnings(lead, locale).map((text) => ({ text })),
    customer: plainName(nameOf(lead), 90),
    facts: factsOf(lead, locale),
    notes: words ? [{ label: say(locale, 'lead.words'), text: words }] : [],
    remarks: remarks(lead, reader).map((text) => ({ text })),
    buttons: {
      take: isOpen && !lead.isTest && !lead.doNotContact,
      archive: lead.state !== 'archived',
      bringBack: !isOpen,
    },
  });
  return { card, summary };
}

function warnings(lead: UnverifiedLead, locale: Locale): readonly string[] {
  const name = plainName(lead.by?.name ?? '', 60);
  return [
    say(locale, 'lead.unverified'),
    ...(lead.isTest ? [say(locale, 'lead.unverified.test')] : []),
    ...(lead.doNotContact ? [say(locale, 'lead.unverified.doNotContact')] : []),
    ...(lead.state === 'new' ? [] : [say(locale, `lead.unverified.${lead.state}`, { name })]),
  ];
}

function remarks(lead: UnverifiedLead, reader: UnverifiedReader): readonly string[] {
  const { locale } = reader;
  return [
    say(locale, 'lead.unverified.came', { when: moment(lead.receivedAt, reader) }),
    ...(lead.times > 1 ? [say(locale, 'lead.unverified.times', { count: lead.times - 1 })] : []),
    say(locale, 'lead.unverified.kept', { day: moment(lead.expiresAt, reader) }),
  ];
}

function factsOf(lead: UnverifiedLead, locale: Locale): readonly Labelled[] {
  const person = besideIn(locale, [`${lead.firstName} ${lead.lastName}`.trim(), lead.title].filter(Boolean));
  const facts = [
    ['lead.fact.offer', plain(lead.offer, { max: 120 })],
    ['lead.fact.call', callOf(lead, locale)],
    ['lead.fact.source', leadSourceInWords({ lead: { source: lead.source } })],
    ['lead.fact.company', plain(lead.company, { max: 120 })],
    ['fact.contact', plain(person, { max: 120 })],
    ['lead.fact.email', plain(lead.email, { max: 120 })],
    ['lead.fact.phone', plain(lead.phone, { max: 60 })],
    ['list.by.country', countryOf(lead, locale)],
  ] as const;
  return facts.filter(([, text]) => text !== '').map(([key, text]) => ({ label: say(locale, key), text }));
}

function callOf({ action }: UnverifiedLead, locale: Locale): string {
  return action === 'DNC' ? '' : leadCallInWords({ lead: { callToAction: action } }, locale);
}

function countryOf({ country }: UnverifiedLead, locale: Locale): string {
  return country ? plain(countryName(locale, country), { max: 60 }) : '';
}

function nameOf({ company, firstName, lastName, email, phone }: UnverifiedLead): string {
  return company || `${firstName} ${lastName}`.trim() || email || phone;
}

function moment(at: Date, { locale, timeZone, now }: UnverifiedReader): string {
  return formatMoment(locale, at, timeZone, { zone: false, now });
}
