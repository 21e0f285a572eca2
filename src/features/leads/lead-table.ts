import { z } from 'zod';
import { crmNames } from '../../crm/crm-values.ts';
import { type MessageKey, say } from '../../i18n/catalogue.ts';
import { countryName } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type CsvPiece, csvPieces } from '../bulk/index.ts';
import type { Person } from '../people/index.ts';
import { type Access, leadOriginOf, leadShelfOf, leadShelves, type Referral } from '../referrals/index.ts';
import { LeadFilterCode, leadFilterCode } from './lead-filters.ts';
import { leadCallInWords, leadRatingInWords, leadSourceInWords } from './lead-in-words.ts';
import type { SaidLeads } from './lead-words.ts';
import type { MongoLeads } from './mongo-leads.ts';

/** Upper bound of rows, as in Partner Center's own file. */
const mostLeadRows = 5_000;

/** Which leads a requested file contains, as stored until it is made. */
const Asked = z.object({ view: z.enum(leadShelves).optional(), filter: LeadFilterCode });

export function leadTableCode({ view, filter }: SaidLeads): Readonly<Record<string, string>> {
  const shelf = leadShelves.find((one) => one === view);
  return { ...(shelf ? { view: shelf } : {}), filter: leadFilterCode(filter) };
}

export interface LeadTableDeps {
  readonly store: Pick<MongoLeads, 'each'>;
  readonly access: Pick<Access, 'mayLeads'>;
  readonly now: () => Date;
}

export interface LeadTableReader {
  readonly person: Person;
  readonly locale: Locale;
  /** Which leads, encoded by `leadTableCode`. */
  readonly of?: Readonly<Record<string, string>> | undefined;
}

/**
 * The file of leads with their contacts. The right to see them is checked when the file is made, not when it is
 * requested.
 */
export function leadTable({ store, access, now }: LeadTableDeps, reader: LeadTableReader): AsyncIterable<CsvPiece> {
  const { person, locale, of } = reader;
  async function* lines(): AsyncGenerator<readonly string[]> {
    if (!access.mayLeads(person)) return;
    const { view, filter } = Asked.parse(of ?? { filter: '' });
    for await (const lead of store.each(view ? [view] : leadShelves, { filter, now: now() }, mostLeadRows))
      yield columns.map(([, cell]) => cell(lead, locale));
  }
  return csvPieces(
    columns.map(([key]) => say(locale, key)),
    lines(),
  );
}

type Cell = (lead: Referral, locale: Locale) => string;
const contactOf = ({ record }: Referral) => record.customer.contacts[0];
const dayOf = (at: Date | undefined) => at?.toISOString().slice(0, 10) ?? '';

/** Days are in UTC, as in Partner Center's own files. */
const columns: readonly (readonly [key: MessageKey, cell: Cell])[] = [
  ['leads.column.id', ({ id }) => id],
  ['list.by.state', (lead, locale) => say(locale, `leads.shelf.${leadShelfOf(lead)}`)],
  ['leads.column.name', ({ record }) => record.name],
  ['crm.column.customer', ({ record }) => record.customer.name],
  ['leads.column.type', ({ record }, locale) => say(locale, `lead.origin.${leadOriginOf(record)}`)],
  ['lead.fact.source', ({ record }) => leadSourceInWords(record)],
  ['lead.fact.call', ({ record }, locale) => leadCallInWords(record, locale)],
  ['lead.fact.offer', ({ record }) => record.solutions.map(({ name, id }) => name || id).join(', ')],
  ['lead.fact.rating', ({ record }, locale) => leadRatingInWords(record, locale)],
  ['fact.contact', (lead) => [contactOf(lead)?.firstName, contactOf(lead)?.lastName].filter(Boolean).join(' ')],
  ['lead.fact.email', (lead) => contactOf(lead)?.email ?? ''],
  ['leads.column.emailValidity', ({ record }) => record.lead?.emailValidity ?? ''],
  ['lead.fact.phone', (lead) => contactOf(lead)?.phoneNumber ?? ''],
  ['leads.column.phoneValidity', ({ record }) => record.lead?.phoneValidity ?? ''],
  ['list.by.country', ({ record }, locale) => countryOf(record.customer.address.country, locale)],
  ['fact.value', ({ record }) => (record.dealValue ? String(record.dealValue.value) : '')],
  ['leads.column.currency', ({ record }) => record.dealValue?.currency ?? ''],
  ['leads.column.created', ({ record }) => dayOf(record.createdAt)],
  ['leads.column.answerBy', ({ record, deadline }) => (record.status === 'New' ? dayOf(deadline) : '')],
  ['leads.column.crm', ({ handedOver }) => (handedOver ? `${crmNames[handedOver.system]} ${handedOver.id}` : '')],
];

function countryOf(country: string | undefined, locale: Locale): string {
  return country ? countryName(locale, country) : '';
}
