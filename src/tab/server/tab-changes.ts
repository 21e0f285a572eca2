import type { z } from 'zod';
import type { ListView } from '../../features/lists/index.ts';
import { say } from '../../i18n/catalogue.ts';
import { dayIn } from '../../i18n/format.ts';
import type { ChangesAsked, TabChanges } from '../contract.ts';
import { asOf, listPage, type TabListDeps, viewIn } from './tab-lists.ts';
import type { TabReader } from './tab-reader.ts';
import { readStamp, stampOf, stampText } from './tab-stamp.ts';

/** A write may be seen later than one that was stamped after it, and the desk's idea of the database's clock is a little off. Milliseconds. */
const overlap = 10_000;

/**
 * Whether the page that somebody looks at would be another one now; its rows stay as they are until they ask. Every open tab asks every
 * few seconds: while nothing in the desk has changed since the last time, the page is not read again.
 */
export async function changesAnswer(
  deps: TabListDeps,
  reader: TabReader,
  asked: z.output<typeof ChangesAsked>,
): Promise<TabChanges> {
  const [changes, away] = await Promise.all([changesSince(deps, reader, asked), deps.awaySince(reader)]);
  return { ...changes, ...(away ? { away } : {}) };
}

async function changesSince(
  deps: TabListDeps,
  reader: TabReader,
  { stamp: text, ...asked }: z.output<typeof ChangesAsked>,
): Promise<TabChanges> {
  const before = readStamp(text);
  const seen = { seenAt: deps.clock.serverNow(), day: dayIn(reader.timeZone, deps.clock.now()) };
  const unchanged = { changed: false, text: '', asOf: asOf(deps, reader) };
  if (before && before.day === seen.day && isByRecordsAlone(viewIn(asked.view))) {
    const since = new Date(before.seenAt.getTime() - overlap);
    if (!(await deps.lists.mayHaveChanged(since))) return { ...unchanged, stamp: stampText({ ...before, ...seen }) };
  }
  const shown = await listPage(deps, reader, asked);
  const stamp = stampOf(shown);
  const next = stampText({ ...stamp, ...seen });
  if (before?.digest === stamp.digest && before.total === stamp.total) return { ...unchanged, stamp: next };
  const fresh = Math.max(0, stamp.total - (before?.total ?? stamp.total));
  return {
    changed: true,
    text: say(reader.locale, 'tab.changes', { count: fresh }),
    asOf: unchanged.asOf,
    stamp: next,
  };
}

/** Hearts and the scorecard's numbers change without a referral that does. */
function isByRecordsAlone({ list, filters }: ListView): boolean {
  return list !== 'favourites' && filters.figure === undefined;
}
