import { CrmError, type CrmRecord } from '../../../crm/port.ts';
import { withoutKeys } from '../../referrals/index.ts';
import type { CrmLink } from '../link/crm-link.ts';
import { inColumnsOf } from '../link/link-columns.ts';
import { triedAgainAfter } from './crm-wants.ts';
import { linkDone } from './link-settling.ts';
import { failureOnCard, settledLink, withProblem } from './link-steps.ts';
import type { LinkSyncDeps, LinkWritten, SyncHold } from './link-sync-deps.ts';
import { withSendingSettled } from './settle-pending.ts';

const anHour = 3_600_000;

/**
 * The poll finds changes by our key: a record whose key was emptied gets it again, and one with the key of another referral is not
 * written to until a person has said which deal it is. Undefined: the step has ended.
 */
export async function keptUnderItsKey(
  deps: LinkSyncDeps,
  link: CrmLink,
  record: CrmRecord,
  hold: SyncHold,
): Promise<LinkWritten | undefined> {
  const { now } = deps;
  if (record.referralId === link.id || link.state !== 'linked' || record.outcome.kind !== 'open')
    return { link, record };
  const { description, retriedSince } = await deps.org();
  // With the key column hidden from the desk, no record seems to have a key.
  if (!description.keyIsReady || isRefusedStill(link, retriedSince, now()) || !(await deps.writes(link)))
    return { link, record };
  if (record.referralId !== undefined)
    return linkDone(deps, link, withProblem(settledLink(link), { code: 'belongs-to-another' }, now()));
  const settled = await withoutNote(deps, link, record);
  if (!settled) return undefined;
  await hold.assert();
  return withItsKey(deps, settled, record);
}

/**
 * A request per step that only an administrator can make succeed: retried by the daily comparison, which may come to this link some
 * minutes sooner than the day before.
 */
function isRefusedStill({ keyRefusedAt }: CrmLink, retriedSince: Date | undefined, now: Date): boolean {
  if (!keyRefusedAt || (retriedSince && retriedSince >= keyRefusedAt)) return false;
  return now.getTime() - keyRefusedAt.getTime() < triedAgainAfter - anHour;
}

/**
 * Giving the key back is a write of the desk's: a write-ahead note of an earlier write, compared with the record after it, would take
 * a person's value for the CRM's form of what the desk sent. So it is settled, and stored, before.
 */
async function withoutNote(deps: LinkSyncDeps, link: CrmLink, record: CrmRecord): Promise<CrmLink | undefined> {
  if (Object.keys(link.sending).length === 0) return link;
  const { columns } = await deps.org();
  return deps.links.save(link, withSendingSettled(inColumnsOf(link, deps.mapping, columns), record));
}

async function withItsKey(deps: LinkSyncDeps, before: CrmLink, record: CrmRecord): Promise<LinkWritten | undefined> {
  const { crm, links, now } = deps;
  const link = before.keyRefusedAt ? await links.save(before, withoutKeys(before, 'keyRefusedAt')) : before;
  if (!link) return undefined;
  try {
    const adopted = await crm.adopt(record.id, record.version, link.id);
    // Somebody changed it in between.
    if (!adopted.byTheDesk) return { link, record: adopted };
    // Whose the values are is told by the record as it was read.
    const { modifiedAt, byTheDesk, modifiedBy, byNobody } = record;
    const asWritten = { ...withoutKeys(adopted, 'modifiedBy', 'byNobody'), modifiedAt, byTheDesk };
    const writer = { ...(modifiedBy ? { modifiedBy } : {}), ...(byNobody ? { byNobody } : {}) };
    return { link, record: { ...asWritten, ...writer } };
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    const { failure } = error;
    // Another record has the key.
    if (failure.kind === 'merge-again' && failure.recordId)
      return linkDone(deps, link, withProblem(settledLink(link), { code: 'several-records' }, now()));
    // The record is known by its id: it is merged without its key, and the refusal is shown beside what comes of that.
    if (failure.kind === 'person') return { link, record, refusal: failureOnCard(failure) };
    if (failure.kind !== 'operator') throw error;
    await deps.onOperator(failure, 'key');
    const refused = await links.save(link, { ...link, keyRefusedAt: now() });
    return refused && { link: refused, record };
  }
}
