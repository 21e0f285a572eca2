import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Clock } from '../../clock.ts';
import {
  type Leads,
  leadFilterAsTyped,
  leadFilterFields,
  leadFilterNames,
  leadsForPage,
  leadViewCode,
  leadViewIn,
  readLeadFilterForm,
  type TypedLeadFilter,
} from '../../features/leads/index.ts';
import { httpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/catalogue.ts';
import type { FiltersSent, TabFilters, TabLeads, TabLeadsAsked } from '../contract.ts';
import { asOf, viewProblem } from './tab-lists.ts';
import type { TabReader } from './tab-reader.ts';

export interface TabLeadsDeps {
  readonly leads: Pick<Leads, 'maySee' | 'find' | 'waiting'>;
  readonly clock: Clock;
}

const leadsOnTabPage = 50;

/** A page of the chat's own list of leads, with more rows on it: for whoever may see leads, and nobody else. */
export async function leadsAnswer(
  deps: TabLeadsDeps,
  reader: TabReader,
  { view, page }: z.output<typeof TabLeadsAsked>,
): Promise<TabLeads> {
  const asked = viewFor(deps, reader, view);
  const found = await deps.leads.find({ ...asked, page }, leadsOnTabPage);
  const { locale, timeZone } = reader;
  const shown = leadsForPage(found, { locale, timeZone, now: deps.clock.now() });
  const versions = shown.rows.map(({ id, revision, standing }) => `${id}/${revision}/${standing}`);
  return {
    ...shown,
    ...{ about: [...shown.about], shelves: shown.shelves.map((one) => ({ ...one })) },
    ...{ filters: shown.filters.map((one) => ({ ...one })), rows: shown.rows.map((one) => ({ ...one })) },
    pages: Math.max(1, Math.ceil(shown.total / leadsOnTabPage)),
    stamp: createHash('sha256')
      .update([shown.total, ...versions, ...shown.shelves.map(({ text }) => text)].join(' '))
      .digest('base64url'),
    asOf: asOf(deps, reader),
  };
}

/** How many wait for an answer; undefined: they are not this reader's. */
export async function waitingLeads({ leads }: TabLeadsDeps, { person }: TabReader) {
  return leads.maySee(person) ? leads.waiting() : undefined;
}

/** All conditions that the chat's words know, and what was typed into them. */
export function leadFiltersAnswer(
  deps: TabLeadsDeps,
  reader: TabReader,
  code: string,
  typed?: TypedLeadFilter,
  problems: TypedLeadFilter = {},
): TabFilters {
  const { view, filter } = viewFor(deps, reader, code);
  const { locale } = reader;
  const values = typed ?? leadFilterAsTyped(filter, locale);
  const any = { value: '', title: say(locale, 'list.by.any') };
  return {
    view: leadViewCode(view, filter),
    fields: leadFilterFields(locale).map(({ name, label, choices }) => {
      const problem = problems[name];
      return {
        ...{ name, label, value: values[name] ?? '' },
        kind: choices.length > 0 ? 'choice' : 'text',
        choices: choices.length > 0 ? [any, ...choices] : [],
        ...(problem ? { problem } : {}),
      };
    }),
  };
}

/** The view that the typed conditions make, or the form again with what is wrong in it. */
export function filteredLeadsAnswer(
  deps: TabLeadsDeps,
  reader: TabReader,
  { view: code, values }: z.output<typeof FiltersSent>,
): { readonly view: string } | TabFilters {
  const { view } = viewFor(deps, reader, code);
  const typed = Object.fromEntries(leadFilterNames.map((name) => [name, values[name]])) as TypedLeadFilter;
  const { filter, problems } = readLeadFilterForm(typed, reader.locale);
  if (Object.keys(problems).length > 0) return leadFiltersAnswer(deps, reader, code, typed, problems);
  // What came to the lead destination has none of these.
  return { view: leadViewCode(view === 'unverified' ? 'waiting' : view, filter) };
}

function viewFor({ leads }: TabLeadsDeps, { person }: TabReader, code: string) {
  if (!leads.maySee(person)) throw httpProblem(403, {}, { reason: 'leads' });
  const view = leadViewIn(code);
  if (!view) throw viewProblem();
  return view;
}
