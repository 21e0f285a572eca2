import { z } from 'zod';
import { parsedAnswer } from '../answer-parts.ts';
import { answeredAt, type CrmHttpAnswer } from '../http/crm-answer.ts';
import type { CrmRequest } from '../http/crm-http.ts';
import type { CrmChangesPage, CrmMark, CrmRow } from '../port.ts';
import { sortedOut } from '../read-records.ts';
import { odataPath } from './odata-text.ts';

/** Long transactions commit late, and many rows share a second: so much is read again. Milliseconds. */
const overlap = 5 * 60_000;

const Page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });

export interface DynamicsChangesOptions {
  readonly send: (request: CrmRequest) => Promise<CrmHttpAnswer>;
  readonly select: string;
  readonly keyColumn: string;
  readonly row: (row: unknown) => CrmRow;
  readonly pageSize: number;
}

/**
 * Linked opportunities by `modifiedon`, oldest first. A page's mark is the time of its last row; that of the last page is the
 * server's own time when the reading began, so that what does not change is not read for ever.
 */
export async function* readDynamicsChanges(
  { send, select, keyColumn, row, pageSize }: DynamicsChangesOptions,
  mark: CrmMark | undefined,
): AsyncGenerator<CrmChangesPage> {
  const since = mark === undefined ? undefined : new Date(Date.parse(mark) - overlap).toISOString();
  const first = odataPath('opportunities', {
    select,
    filter: `${keyColumn} ne null${since === undefined ? '' : ` and modifiedon ge ${since}`}`,
    orderby: 'modifiedon asc',
  });
  const headers = {
    Prefer: `odata.maxpagesize=${pageSize},odata.include-annotations="OData.Community.Display.V1.FormattedValue"`,
  };
  let serverTime: string | undefined;
  let reached = mark;
  for (let path: string | undefined = first; path !== undefined; ) {
    const answer: CrmHttpAnswer = await send({ method: 'GET', path, headers, urgency: 'poll' });
    const page = parsedAnswer(Page, answer.body);
    serverTime ??= answeredAt(answer)?.toISOString();
    const { records, unreadable } = sortedOut(page.value.map(row));
    const last = records.at(-1)?.modifiedAt.toISOString();
    path = page['@odata.nextLink'];
    reached = (path === undefined ? (serverTime ?? last) : last) ?? reached ?? new Date(0).toISOString();
    yield { records, unreadable, gone: [], mark: reached };
  }
}
