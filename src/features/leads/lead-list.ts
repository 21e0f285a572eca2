import { isEmptyLeadFilter, type LeadFilter } from '../../answers/leads/lead-filter.ts';
import { type LeadRow, leadListing } from '../../cards/lead-cards.ts';
import { plain, unformatted } from '../../cards/plain.ts';
import { crmNames } from '../../crm/crm-values.ts';
import { say } from '../../i18n/catalogue.ts';
import { countryName, formatNumber } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { timeLeft, urgencyOf } from '../../i18n/time-left.ts';
import type { OfferedButton } from '../../messenger.ts';
import {
  type BuiltCard,
  contactBy,
  isUndecided,
  type LeadShelf,
  leadDoubtOf,
  leadOriginOf,
  leadShelfOf,
  leadShelves,
  moneyOf,
  type Referral,
  stageOf,
} from '../referrals/index.ts';
import { leadFilterCode, leadFilterInWords } from './lead-filters.ts';
import { leadCallInWords, leadRatingInWords, leadSourceInWords } from './lead-in-words.ts';
import { type LeadPage, mostLeadsCounted } from './mongo-leads.ts';

export const leadsOnPage = 8;
/** Opens a referral's card in the reader's chat; the same verb for all referrals. */
const openVerb = 'referral.open';
/** Opens the card of a lead from the lead destination in place of the list. */
const unverifiedVerb = 'lead.unverified';

/** The views of `leads`: a shelf of Partner Center's leads, or the leads from the lead destination. */
export const leadViews = [...leadShelves, 'unverified'] as const;
export type LeadView = (typeof leadViews)[number];
/** `unverified`: not yet taken by anybody; 0 also if there is no lead destination. */
export type LeadCounts = Readonly<Record<LeadView, number>> & { readonly isUnverifiedTaken?: boolean };

export interface ShownLeads extends LeadPage {
  readonly shelf: LeadShelf;
  readonly counts: LeadCounts;
  /** Number of leads for information that leave Partner Center within a week. */
  readonly leaving: number;
  readonly filter?: LeadFilter;
}

export interface LeadListReader extends LeadReader {
  readonly notice?: string | undefined;
}

export interface LeadReader {
  readonly locale: Locale;
  readonly now: Date;
}

/** A page of any view, whatever the type of its rows. */
export interface ListedLeads {
  readonly view: LeadView;
  readonly rows: readonly LeadRow[];
  readonly lines: readonly string[];
  readonly counts: LeadCounts;
  readonly page: number;
  readonly total: number;
  readonly isMore: boolean;
  readonly filter?: LeadFilter;
}

export type LeadListCard = BuiltCard & { readonly offers: readonly OfferedButton[] };

/** A page of one shelf of the leads, and the number on each other shelf. */
export function leadListCard(shown: ShownLeads, reader: LeadListReader): LeadListCard {
  const { shelf: view, leads, counts, page, total, isMore, filter = {} } = shown;
  const rows = leads.map((lead, index) => leadRowOf(lead, firstOn(page) + index, reader));
  return listingOf(
    { view, rows, lines: leadCardLines(shown, reader.locale), counts, page, total, isMore, filter },
    reader,
  );
}

export function firstOn(page: number): number {
  return (page - 1) * leadsOnPage + 1;
}

export function listingOf(listed: ListedLeads, { locale, notice }: LeadListReader): LeadListCard {
  const { view, page, total, rows, counts, filter = {} } = listed;
  const isFiltered = !isEmptyLeadFilter(filter);
  const from = firstOn(page);
  const more = total > from - 1 + rows.length;
  const title = say(locale, `leads.title.${view}`);
  const others = leadViews.filter(
    (one) => (one !== view || isFiltered) && (one === 'waiting' || hasLeads(one, counts)),
  );
  const none = rows.length === 0 ? [say(locale, 'leads.none')] : [];
  const card = leadListing({
    locale,
    fallbackText: title,
    notices: notice ? [{ text: plain(notice, { max: 200 }) }] : [],
    title,
    lines: [...listed.lines, ...none].map((text) => ({ text })),
    rows,
    range: total > leadsOnPage ? [{ text: rangeOf(listed, locale) }] : [],
    ...{ view, page, filter: leadFilterCode(filter), previousPage: Math.max(1, page - 1), nextPage: page + 1 },
    buttons: { previous: page > 1, next: more, any: page > 1 || more },
    views:
      others.length > 0
        ? [{ buttons: others.map((one) => ({ view: one, title: leadViewTitle(one, counts, locale) })) }]
        : [],
  });
  const offers = rows.map(({ referralId, leadId, tooltip: name }, index) => ({
    ...{ title: say(locale, 'button.open'), row: from + index, name },
    ...(leadId ? { verb: unverifiedVerb, data: { leadId, page } } : { verb: openVerb, data: { referralId } }),
  }));
  return { card, summary: title, offers };
}

function leadCardLines({ shelf: view, leaving, filter = {} }: ShownLeads, locale: Locale): readonly string[] {
  return [
    ...(isEmptyLeadFilter(filter) ? [] : [say(locale, 'leads.filter', { what: leadFilterInWords(filter, locale) })]),
    ...leadLines({ view, leaving }, locale),
  ];
}

/** The sentences that explain a view. */
export function leadLines(
  { view, leaving = 0 }: { readonly view: LeadView; readonly leaving?: number },
  locale: Locale,
): readonly string[] {
  return [
    say(locale, `leads.about.${view}`),
    ...(view === 'information' && leaving > 0 ? [say(locale, 'leads.leaving', { count: leaving })] : []),
  ];
}

/** Whether the view is offered: that of unverified leads also when all of them are taken. */
export function hasLeads(view: LeadView, counts: LeadCounts): boolean {
  return counts[view] > 0 || (view === 'unverified' && counts.isUnverifiedTaken === true);
}

/** The view's title with its count. */
export function leadViewTitle(view: LeadView, counts: LeadCounts, locale: Locale): string {
  const count = counts[view];
  const shown = count > mostLeadsCounted ? `${formatNumber(locale, mostLeadsCounted)}+` : formatNumber(locale, count);
  return say(locale, `leads.button.${view}`, { count: shown });
}

function rangeOf({ page, total, isMore, rows }: ListedLeads, locale: Locale): string {
  const number = (value: number) => formatNumber(locale, value);
  const from = firstOn(page);
  const values = { from: number(from), to: number(from + rows.length - 1), count: number(total) };
  return say(locale, isMore ? 'leads.rangeOfMore' : 'leads.range', values);
}

/** @param number undefined on a card whose rows cannot be typed */
export function leadRowOf(lead: Referral, number: number | undefined, reader: LeadReader): LeadRow {
  const { locale, now } = reader;
  const { record } = lead;
  const isOpen = isUndecided(lead, now);
  const standing = standingOf(lead, reader);
  return {
    ...{ referralId: lead.id, leadId: '' },
    revision: lead.revision,
    heading: plain(`${number === undefined ? '' : `${number}. `}${unformatted(record.customer.name, 60) || '–'}`, {
      max: 80,
    }),
    detail: detailOf(lead, locale) || '–',
    ...standing,
    tooltip: unformatted(record.customer.name, 60) || '–',
    notALead: isOpen && leadDoubtOf(record.lead) !== undefined,
  };
}

/** Call to action and shop, rating, value, country. */
function detailOf({ record, ...lead }: Referral, locale: Locale): string {
  const country = record.customer.address.country?.trim();
  return [
    leadCallInWords(record, locale) || say(locale, `lead.origin.${leadOriginOf(record)}`),
    leadSourceInWords(record),
    leadRatingInWords(record, locale),
    record.dealValue && record.dealValue.value > 0 ? moneyOf({ record, ...lead }, locale) : '',
    country ? plain(countryName(locale, country), { max: 40 }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function standingOf(lead: Referral, { locale, now }: LeadReader): Pick<LeadRow, 'standing' | 'color'> {
  const stage = stageOf(lead, now);
  const fate = fateInRow(lead, locale);
  const flame = contactBy(lead.record) && lead.record.status !== 'Closed' ? say(locale, 'lead.flame.row') : '';
  const left = lead.deadline.getTime() - now.getTime();
  const doubt = leadDoubtOf(lead.record.lead);
  const shelf = leadShelfOf(lead);
  if (shelf === 'waiting') {
    const urgent = stage === 'overdue' || urgencyOf(left) === 'attention';
    const waits = stage === 'overdue' ? say(locale, 'lead.status.overdue') : timeLeft(locale, left);
    return { standing: [waits, flame, fate].filter(Boolean).join(' · '), color: urgent ? 'Attention' : 'Default' };
  }
  if (shelf === 'doubtful' && doubt) return { standing: say(locale, `lead.doubt.${doubt}`), color: 'Default' };
  if (shelf === 'information') return { standing: say(locale, 'lead.status.information'), color: 'Default' };
  return { standing: [say(locale, `stage.${stage}`), flame, fate].filter(Boolean).join(' · '), color: 'Default' };
}

/** The lead's outcome in the CRM, which is reported nowhere else. */
function fateInRow({ handedOver }: Referral, locale: Locale): string {
  const kind = handedOver?.fate?.kind;
  if (!handedOver || !kind || kind === 'open') return '';
  return say(locale, `lead.fate.row.${kind}`, { crm: crmNames[handedOver.system] });
}
