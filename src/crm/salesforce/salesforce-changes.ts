import { z } from 'zod';
import { listWithoutOdd, parsedAnswer } from '../answer-parts.ts';
import { answeredAt, type CrmHttpAnswer } from '../http/crm-answer.ts';
import type { CrmRequest } from '../http/crm-http.ts';
import { type CrmChangesPage, CrmError, type CrmMark, type CrmRow } from '../port.ts';
import { sortedOut } from '../read-records.ts';
import { salesforceTime } from './salesforce-record.ts';
import { opportunityPrefix, salesforceId } from './soql-text.ts';

/** Long transactions commit late with an older stamp: so much is read again. Milliseconds. */
const overlap = 5 * 60_000;
const deletionsEvery = 15 * 60_000;
/** Deletions are told for fifteen days; older ones are found by comparing ids. */
const deletionsBack = 14 * 86_400_000;

const Page = z.object({ records: z.array(z.unknown()), done: z.boolean(), nextRecordsUrl: z.string().optional() });
const Deleted = z.object({
  deletedRecords: listWithoutOdd(z.object({ id: z.string() })),
  latestDateCovered: z.string().refine((text) => !Number.isNaN(salesforceTime(text).getTime())),
});
/** Both by the server's clock. */
const Mark = z.object({ since: z.iso.datetime(), deletions: z.iso.datetime() });
type Mark = z.infer<typeof Mark>;

export interface SalesforceChangesOptions {
  readonly send: (request: CrmRequest) => Promise<CrmHttpAnswer>;
  readonly select: string;
  readonly keyColumn: string;
  readonly row: (row: unknown) => CrmRow;
  /** Our own clock, where an answer names no time. */
  readonly now: Date;
}

/**
 * Linked opportunities by `SystemModstamp`, oldest first, and now and then what was deleted. A page's mark is the time of its
 * last row; that of the last page is the server's own time when the reading began.
 */
export async function* readSalesforceChanges(
  { send, select, keyColumn, row, now }: SalesforceChangesOptions,
  mark: CrmMark | undefined,
): AsyncGenerator<CrmChangesPage> {
  const from = readMark(mark);
  const since = from && new Date(Date.parse(from.since) - overlap).toISOString().replace(/\.\d+Z$/, 'Z');
  const soql = `SELECT ${select} FROM Opportunity WHERE ${keyColumn} != null${
    since === undefined ? '' : ` AND SystemModstamp >= ${since}`
  } ORDER BY SystemModstamp ASC, Id ASC`;
  let server: Date | undefined;
  let reached = from?.since ?? new Date(0).toISOString();
  for (let path: string | undefined = `query?q=${encodeURIComponent(soql)}`; path !== undefined; ) {
    const answer: CrmHttpAnswer = await send({ method: 'GET', path, urgency: 'poll' });
    const page = parsedAnswer(Page, answer.body);
    server ??= answeredAt(answer) ?? now;
    const { records, unreadable } = sortedOut(page.records.map(row));
    path = page.done ? undefined : page.nextRecordsUrl;
    reached = path === undefined ? server.toISOString() : (records.at(-1)?.modifiedAt.toISOString() ?? reached);
    const asked = from?.deletions ?? server.toISOString();
    const { gone, deletions } =
      path === undefined ? await deleted(send, asked, server) : { gone: [], deletions: asked };
    yield { records, unreadable, gone, mark: JSON.stringify({ since: reached, deletions } satisfies Mark) };
  }
}

async function deleted(send: SalesforceChangesOptions['send'], asked: string, server: Date) {
  if (server.getTime() - Date.parse(asked) < deletionsEvery) return { gone: [], deletions: asked };
  const start = new Date(Math.max(Date.parse(asked), server.getTime() - deletionsBack)).toISOString();
  const query = `start=${encodeURIComponent(start)}&end=${encodeURIComponent(server.toISOString())}`;
  try {
    const answer = await send({ method: 'GET', path: `sobjects/Opportunity/deleted/?${query}`, urgency: 'poll' });
    const { deletedRecords, latestDateCovered } = parsedAnswer(Deleted, answer.body);
    return {
      gone: deletedRecords.flatMap(({ id }) => salesforceId(id, opportunityPrefix) ?? []),
      deletions: salesforceTime(latestDateCovered).toISOString(),
    };
  } catch (error) {
    // A log that was purged, or a right that is missing: the comparison of ids finds them.
    if (error instanceof CrmError && error.failure.kind !== 'wait' && error.failure.kind !== 'sign-in')
      return { gone: [], deletions: server.toISOString() };
    throw error;
  }
}

function readMark(mark: CrmMark | undefined): Mark | undefined {
  try {
    return mark === undefined ? undefined : Mark.parse(JSON.parse(mark));
  } catch {
    // Of another CRM, or of a version before: all is read once more.
    return undefined;
  }
}
