import { CrmError, type CrmRecord } from '../../../crm/port.ts';
import type { CrmLink } from '../link/crm-link.ts';
import { linkDone } from './link-settling.ts';
import { settledLink, withProblem } from './link-steps.ts';
import type { LinkSyncDeps, SyncHold } from './link-sync-deps.ts';

/**
 * The poll finds changes by our key: a record whose key was emptied gets it again, and one with the key of another referral is not
 * written to until a person has said which deal it is. Undefined: the step has ended.
 */
export async function keptUnderItsKey(
  deps: LinkSyncDeps,
  link: CrmLink,
  record: CrmRecord,
  hold: SyncHold,
): Promise<CrmRecord | undefined> {
  const { crm, now } = deps;
  if (record.referralId === link.id || link.state !== 'linked' || record.outcome.kind !== 'open') return record;
  // With the key column hidden from the desk, no record seems to have a key.
  if (!(await deps.org()).description.keyIsReady || !(await deps.writes(link))) return record;
  const asks = (code: string) => linkDone(deps, link, withProblem(settledLink(link), { code }, now()));
  if (record.referralId !== undefined) return asks('belongs-to-another');
  await hold.assert();
  try {
    return await crm.adopt(record.id, record.version, link.id);
  } catch (error) {
    // Another record has the key.
    if (error instanceof CrmError && error.failure.kind === 'merge-again' && error.failure.recordId)
      return asks('several-records');
    if (!(error instanceof CrmError) || error.failure.kind !== 'operator') throw error;
    // The key can be read and not written: the record is known by its id.
    await deps.onOperator(error.failure);
    return record;
  }
}
