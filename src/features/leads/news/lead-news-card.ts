import { leadListing } from '../../../cards/lead-cards.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatMoment } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { timeLeft } from '../../../i18n/time-left.ts';
import type { OutgoingMessage } from '../../../messenger.ts';
import { contactBy, customerForSummary } from '../../referrals/index.ts';
import { leadRowOf } from '../lead-list.ts';
import type { ArrivedLeads } from '../mongo-leads.ts';

export interface ArrivedNews extends ArrivedLeads {
  /** Number of new leads from the lead destination. */
  readonly unverified: number;
}

export interface LeadNewsReader {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly now: Date;
}

/**
 * The new leads, each with a button that opens it. Triggers a notification sound only if a customer waits to be
 * contacted.
 */
export function leadNewsMessage(arrived: ArrivedNews, reader: LeadNewsReader): OutgoingMessage {
  const { locale } = reader;
  const { leads, total, unverified } = arrived;
  const title = say(locale, total > 0 ? 'leadNews.title' : 'leadNews.unverified', { count: total || unverified });
  const flame = flameOf(arrived, reader);
  const lines = [
    ...flame,
    ...(total > leads.length ? [say(locale, 'leadNews.more', { count: total - leads.length })] : []),
    ...(total > 0 && unverified > 0 ? [say(locale, 'leadNews.unverified', { count: unverified })] : []),
    say(locale, 'leadNews.once'),
  ];
  const card = leadListing({
    locale,
    fallbackText: title,
    notices: [],
    title,
    lines: lines.map((text) => ({ text })),
    rows: leads.map((lead) => leadRowOf(lead, undefined, reader)),
    range: [],
    ...{ view: 'waiting', page: 1, filter: '', previousPage: 1, nextPage: 1 },
    buttons: { previous: false, next: false, any: false },
    views: [{ buttons: listsOf(arrived).map((view) => ({ view, title: say(locale, `leadNews.button.${view}`) })) }],
  });
  const [only] = total === 1 ? leads : [];
  return { kind: 'card', card, summary: only ? summaryOf(only, reader) : title, quiet: flame.length === 0 };
}

function listsOf({ total, unverified }: ArrivedNews) {
  return [...(total > 0 ? (['waiting'] as const) : []), ...(unverified > 0 ? (['unverified'] as const) : [])];
}

/** The earliest time by which one of the customers has to be contacted. */
function flameOf({ leads }: ArrivedLeads, { locale, timeZone, now }: LeadNewsReader): readonly string[] {
  const times = leads.flatMap(({ record }) => contactBy(record) ?? []).filter((by) => now <= by);
  const first = times.toSorted((one, other) => one.getTime() - other.getTime())[0];
  if (!first) return [];
  const time = formatMoment(locale, first, timeZone, { zone: false, now });
  return [say(locale, 'leadNews.flame', { count: times.length, time })];
}

function summaryOf(lead: ArrivedLeads['leads'][number], { locale, now }: LeadNewsReader): string {
  const left = timeLeft(locale, lead.deadline.getTime() - now.getTime());
  return say(locale, 'lead.summary.waiting', { customer: customerForSummary(lead), left });
}
