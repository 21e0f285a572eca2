import { type Crm, CrmError, type CrmFound, type CrmReading, type CrmRecord } from './port.ts';

export interface BatchedReading {
  /** An id as this CRM's records carry it; undefined: no id of its records, so nothing is asked for it. */
  readonly idOf: (id: string) => string | undefined;
  readonly idsAtOnce: number;
  readonly list: (ids: readonly string[]) => Promise<readonly CrmRecord[]>;
}

/** The port's `read` where a query names only so many ids: an address has its limit. In the order asked for. */
export async function readInBatches(
  ids: readonly string[],
  { idOf, idsAtOnce, list }: BatchedReading,
): Promise<readonly CrmReading[]> {
  const wanted = ids.flatMap((id) => idOf(id) ?? []);
  const found = new Map<string, CrmRecord>();
  for (let from = 0; from < wanted.length; from += idsAtOnce)
    for (const record of await list(wanted.slice(from, from + idsAtOnce))) found.set(record.id, record);
  return ids.map((id) => {
    const record = found.get(idOf(id) ?? '');
    return record ? { kind: 'record', record } : { kind: 'gone', id };
  });
}

/** A record that has to be there: throws `gone` where it is not. */
export async function readExisting(crm: Pick<Crm, 'read'>, id: string): Promise<CrmRecord> {
  const [reading] = await crm.read([id]);
  if (reading?.kind === 'record') return reading.record;
  throw new CrmError({ kind: 'gone', code: 'not-found' });
}

const surestFirst: readonly CrmFound['by'][] = ['record-id', 'key', 'connector'];

/** One query asks for all of a referral's ids at once: by which of them each record was found is seen by the record. */
export function foundRecords(
  records: readonly CrmRecord[],
  { id, referralId }: { readonly id: string | undefined; readonly referralId: string },
): readonly CrmFound[] {
  const byWhich = (record: CrmRecord): CrmFound['by'] => {
    if (record.id === id) return 'record-id';
    return record.referralId === referralId.toLowerCase() ? 'key' : 'connector';
  };
  return records
    .map((record): CrmFound => ({ by: byWhich(record), record }))
    .sort((one, other) => surestFirst.indexOf(one.by) - surestFirst.indexOf(other.by));
}
