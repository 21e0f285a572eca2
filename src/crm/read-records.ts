import { type AskedInBatches, inBatches } from './in-batches.ts';
import {
  type Crm,
  CrmError,
  type CrmFound,
  type CrmReading,
  type CrmRecord,
  type CrmRecordsPage,
  type CrmRow,
} from './port.ts';

/** The port's `read`, some ids at a time. */
export async function readInBatches(
  ids: readonly string[],
  { list, ...asked }: AskedInBatches<CrmRow>,
): Promise<readonly CrmReading[]> {
  const found = await inBatches(ids, {
    ...asked,
    list: async (some) => (await list(some)).map((row) => ({ row, id: idOfRow(row) })),
  });
  return ids.map((id, at) => {
    const row = found[at]?.row ?? ({ kind: 'gone', id } as const);
    // It named no id of its own: what was asked for and not found may be it.
    return row.kind === 'unreadable' ? { ...row, id } : row;
  });
}

function idOfRow(row: CrmRow): string {
  return row.kind === 'record' ? row.record.id : row.id;
}

/** Of a page's rows: one that cannot be read stands in the way of no other. */
export function sortedOut(rows: readonly CrmRow[]): CrmRecordsPage {
  const records = rows.flatMap((row) => (row.kind === 'record' ? [row.record] : []));
  return { records, unreadable: rows.filter((row) => row.kind === 'unreadable') };
}

/** Throws what the deal's card says of a record that is there, and of which nothing else is known. */
export function readableRecord(row: CrmRow): CrmRecord {
  if (row.kind === 'record') return row.record;
  throw new CrmError({ kind: 'person', code: 'record-unreadable', ...(row.id === '' ? {} : { words: row.id }) });
}

/** A record that has to be there: throws `gone` where it is not. */
export async function readExisting(crm: Pick<Crm, 'read'>, id: string): Promise<CrmRecord> {
  const [reading] = await crm.read([id]);
  if (!reading || reading.kind === 'gone') throw new CrmError({ kind: 'gone', code: 'not-found' });
  return readableRecord(reading);
}

const surestFirst: readonly CrmFound['by'][] = ['record-id', 'key', 'connector'];

/**
 * One query asks for all of a referral's ids at once: by which of them each record was found is seen by the record. Throws where one
 * cannot be read: it may be the referral's own, beside which no other is made or linked.
 */
export function foundRecords(
  rows: readonly CrmRow[],
  { id, referralId }: { readonly id: string | undefined; readonly referralId: string },
): readonly CrmFound[] {
  const byWhich = (record: CrmRecord): CrmFound['by'] => {
    if (record.id === id) return 'record-id';
    return record.referralId === referralId.toLowerCase() ? 'key' : 'connector';
  };
  return rows
    .map(readableRecord)
    .map((record): CrmFound => ({ by: byWhich(record), record }))
    .sort((one, other) => surestFirst.indexOf(one.by) - surestFirst.indexOf(other.by));
}
