import { isEmptyLeadFilter, type LeadFilter } from '../../answers/leads/lead-filter.ts';
import { asRead, unformatted } from '../../cards/plain.ts';
import { say } from '../../i18n/catalogue.ts';
import { ownerFact, type Referral } from '../referrals/index.ts';
import { type UnverifiedReader, unverifiedRowOf } from './destination/unverified-cards.ts';
import type { UnverifiedLead } from './destination/unverified-lead.ts';
import { LeadFilterCode, leadFilterCode, leadFilterInWords } from './lead-filters.ts';
import { hasLeads, type LeadView, leadLines, leadRowOf, leadViews, leadViewTitle } from './lead-list.ts';
import type { FoundLeads } from './leads.ts';

export interface LeadRowForPage {
  readonly id: string;
  readonly revision: number;
  readonly customer: string;
  readonly deal: string;
  readonly facts: string;
  readonly owner: string;
  readonly standing: string;
  readonly urgent: boolean;
}

/** A view of leads for the tab: without Markdown, and with the codes of the views that it links to. */
export interface LeadsForPage {
  readonly view: string;
  readonly title: string;
  readonly about: readonly string[];
  /** True: leads from the lead destination, which are no referrals. */
  readonly unverified: boolean;
  readonly shelves: readonly { readonly text: string; readonly view: string; readonly here: boolean }[];
  readonly filters: readonly { readonly text: string; readonly without: string }[];
  readonly bare: string;
  readonly rows: readonly LeadRowForPage[];
  readonly total: number;
  readonly isMore: boolean;
  readonly page: number;
}

export function leadsForPage(found: FoundLeads, reader: UnverifiedReader): LeadsForPage {
  const { locale } = reader;
  const { view, filter, counts, total, page } = found;
  const shown = leadViews.filter((one) => one !== 'unverified' || one === view || hasLeads(one, counts));
  return {
    view: leadViewCode(view, filter),
    title: say(locale, `leads.title.${view}`),
    about: leadLines(found, locale),
    unverified: found.view === 'unverified',
    shelves: shown.map((one) => ({
      ...{ text: leadViewTitle(one, counts, locale), view: leadViewCode(one, {}) },
      here: one === view,
    })),
    filters: Object.entries(filter).map(([name, value]) => {
      const { [name as keyof LeadFilter]: _without, ...others } = filter;
      return { text: leadFilterInWords({ [name]: value }, locale), without: leadViewCode(view, others) };
    }),
    bare: leadViewCode(view, {}),
    rows:
      found.view === 'unverified'
        ? found.leads.map((lead) => unverifiedRow(lead, reader))
        : found.leads.map((lead) => leadRow(lead, reader)),
    ...{ total, page, isMore: found.view !== 'unverified' && found.isMore },
  };
}

/** Encodes a view for links and requests: `waiting`, `taken;{"rating":"high"}`. */
export function leadViewCode(view: LeadView, filter: LeadFilter): string {
  return isEmptyLeadFilter(filter) ? view : `${view};${leadFilterCode(filter)}`;
}

/** Undefined: not an encoded view of this desk. Leads from the lead destination have no filters. */
export function leadViewIn(code: string): { readonly view: LeadView; readonly filter: LeadFilter } | undefined {
  const [name = '', ...rest] = code.split(';');
  const view = leadViews.find((one) => one === name);
  const filter = LeadFilterCode.safeParse(rest.join(';'));
  if (!view || !filter.success || (view === 'unverified' && !isEmptyLeadFilter(filter.data))) return undefined;
  return { view, filter: filter.data };
}

function leadRow(lead: Referral, reader: UnverifiedReader): LeadRowForPage {
  const { record } = lead;
  const { detail, standing, color } = leadRowOf(lead, undefined, reader);
  const customer = unformatted(record.customer.name, 120) || '–';
  const name = unformatted(record.name, 160);
  return {
    ...{ id: lead.id, revision: lead.revision, customer, deal: name === customer ? '' : name },
    ...{ facts: asRead(detail), standing: asRead(standing), urgent: color === 'Attention' },
    owner: asRead(ownerFact(lead, reader.locale)),
  };
}

function unverifiedRow(lead: UnverifiedLead, reader: UnverifiedReader): LeadRowForPage {
  const { tooltip, detail, standing } = unverifiedRowOf(lead, undefined, reader);
  return {
    ...{ id: lead.id, revision: 0, customer: tooltip, deal: '', facts: asRead(detail), standing: asRead(standing) },
    ...{ owner: unformatted(lead.by?.name ?? '', 60), urgent: false },
  };
}
