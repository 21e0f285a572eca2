import { type LeadRow, leadListing } from '../../cards/lead-cards.ts';
import { plain, unformatted } from '../../cards/plain.ts';
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
import { leadCallInWords, leadRatingInWords, leadSourceInWords } from './lead-in-words.ts';
import { type LeadPage, mostLeadsCounted } from './mongo-leads.ts';

export const leadsOnPage = 8;
/** Of every referral: its card in the reader's own chat. */
const openVerb = 'referral.open';

export interface ShownLeads extends LeadPage {
  readonly shelf: LeadShelf;
  readonly counts: Readonly<Record<LeadShelf, number>>;
  /** Of those for information, how many leave Partner Center within a week. */
  readonly leaving: number;
}

export interface LeadListReader {
  readonly locale: Locale;
  readonly now: Date;
  readonly notice?: string | undefined;
}

/** One shelf of the leads, page by page, and how many stand on the others. */
export function leadListCard(
  shown: ShownLeads,
  reader: LeadListReader,
): BuiltCard & { readonly offers: readonly OfferedButton[] } {
  const { locale, notice } = reader;
  const { shelf, page, total, leads, counts } = shown;
  const from = (page - 1) * leadsOnPage + 1;
  const rows = leads.map((lead, index) => rowOf(lead, from + index, reader));
  const more = total > from - 1 + rows.length;
  const title = say(locale, `leads.title.${shelf}`);
  const others = leadShelves.filter((one) => one !== shelf && (counts[one] > 0 || one === 'waiting'));
  const card = leadListing({
    locale,
    fallbackText: title,
    notices: notice ? [{ text: plain(notice, { max: 200 }) }] : [],
    title,
    lines: linesOf(shown, locale).map((text) => ({ text })),
    rows,
    range: total > leadsOnPage ? [{ text: rangeOf(shown, from, rows.length, locale) }] : [],
    ...{ view: shelf, page, previousPage: Math.max(1, page - 1), nextPage: page + 1 },
    buttons: { previous: page > 1, next: more, any: page > 1 || more },
    views:
      others.length > 0 ? [{ buttons: others.map((view) => ({ view, title: viewTitle(view, counts, locale) })) }] : [],
  });
  const offers = rows.map(({ referralId, tooltip }, index) => ({
    ...{ title: say(locale, 'button.open'), row: from + index, name: tooltip },
    ...{ verb: openVerb, data: { referralId } },
  }));
  return { card, summary: title, offers };
}

function linesOf({ shelf, total, leaving }: ShownLeads, locale: Locale): readonly string[] {
  return [
    say(locale, `leads.about.${shelf}`),
    ...(shelf === 'information' && leaving > 0 ? [say(locale, 'leads.leaving', { count: leaving })] : []),
    ...(total === 0 ? [say(locale, 'leads.none')] : []),
  ];
}

function viewTitle(view: LeadShelf, counts: ShownLeads['counts'], locale: Locale): string {
  const count = counts[view];
  const shown = count > mostLeadsCounted ? `${formatNumber(locale, mostLeadsCounted)}+` : formatNumber(locale, count);
  return say(locale, `leads.button.${view}`, { count: shown });
}

function rangeOf({ total, isMore }: ShownLeads, from: number, rows: number, locale: Locale): string {
  const number = (value: number) => formatNumber(locale, value);
  const values = { from: number(from), to: number(from + rows - 1), count: number(total) };
  return say(locale, isMore ? 'leads.rangeOfMore' : 'leads.range', values);
}

function rowOf(lead: Referral, number: number, reader: LeadListReader): LeadRow {
  const { locale, now } = reader;
  const { record } = lead;
  const isOpen = isUndecided(lead, now);
  const standing = standingOf(lead, reader);
  return {
    referralId: lead.id,
    revision: lead.revision,
    heading: plain(`${number}. ${unformatted(record.customer.name, 60) || '–'}`, { max: 80 }),
    detail: detailOf(lead, locale) || '–',
    ...standing,
    tooltip: unformatted(record.customer.name, 60) || '–',
    notALead: isOpen && leadDoubtOf(record.lead) !== undefined,
  };
}

/** What the customer chose and where, how good it looks, how much, from which country. */
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

function standingOf(lead: Referral, { locale, now }: LeadListReader): Pick<LeadRow, 'standing' | 'color'> {
  const stage = stageOf(lead, now);
  const flame = contactBy(lead.record) && lead.record.status !== 'Closed' ? say(locale, 'lead.flame.row') : '';
  const left = lead.deadline.getTime() - now.getTime();
  const doubt = leadDoubtOf(lead.record.lead);
  const shelf = leadShelfOf(lead);
  if (shelf === 'waiting') {
    const urgent = stage === 'overdue' || urgencyOf(left) === 'attention';
    const waits = stage === 'overdue' ? say(locale, 'lead.status.overdue') : timeLeft(locale, left);
    return { standing: [waits, flame].filter(Boolean).join(' · '), color: urgent ? 'Attention' : 'Default' };
  }
  if (shelf === 'doubtful' && doubt) return { standing: say(locale, `lead.doubt.${doubt}`), color: 'Default' };
  if (shelf === 'information') return { standing: say(locale, 'lead.status.information'), color: 'Default' };
  return { standing: [say(locale, `stage.${stage}`), flame].filter(Boolean).join(' · '), color: 'Default' };
}
