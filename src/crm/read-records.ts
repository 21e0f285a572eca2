import { type AskedInBatches, inBatches } from './in-batches.ts';
import { type Crm, CrmError, type CrmFound, type CrmReading, type CrmRecord } from './port.ts';

/** The port's `read`, some ids at a time. */
export async function readInBatches(
  ids: readonly string[],
  asked: AskedInBatches<CrmRecord>,
): Promise<readonly CrmReading[]> {
  const found = await inBatches(ids, asked);
  return ids.map((id, at) => {
    const record = found[at];
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
