import type { CrmRecord, CrmValues } from '../../../crm/port.ts';
import { withoutKeys } from '../../referrals/index.ts';
import { type CrmLink, type SyncField, type SyncValue, syncFields } from '../link/crm-link.ts';
import { withLoadWrote } from '../load/load-journal.ts';
import { recentWrites } from '../merge/loop-brake.ts';
import type { MergePlan } from '../merge/merge-link.ts';
import { type SideValues, sameSyncValue, valuesOfCrm, type valuesOfReferral } from '../merge/sync-values.ts';
import { linkWaits } from './link-settling.ts';
import { afterCrmAnswer, explanation, newWrites, recordStateOf, sameLink, withSent } from './link-steps.ts';
import type { LinkSyncDeps, LinkWritten, SyncHold } from './link-sync-deps.ts';

/** Stores the write-ahead note, writes, and stores the CRM's answer as the base. Undefined: a conflicting write to the link. */
export async function writeToCrm(
  deps: LinkSyncDeps,
  stored: CrmLink,
  link: CrmLink,
  plan: MergePlan,
  record: CrmRecord,
  partnerCenter: ReturnType<typeof valuesOfReferral>,
  hold: SyncHold,
): Promise<(LinkWritten & { readonly isMovedOn?: boolean }) | undefined> {
  const { crm, links, now } = deps;
  if (Object.keys(plan.toCrm).length === 0) {
    const saved = sameLink(stored, link) ? stored : await links.save(stored, link);
    return saved && { link: saved, record };
  }
  const writes = [
    ...recentWrites(link.writes, now()),
    ...newWrites(stored, plan, now()).filter(({ to }) => to === 'crm'),
  ];
  // The base of joined notes moves once both sides have them: joining again is idempotent.
  const before = valuesOfCrm(record);
  const explains = (field: SyncField) => {
    const [replaced, became] = [before[field] ?? null, partnerCenter[field]];
    return explanation(link, field, plan, { from: 'partnerCenter', replaced, became, at: now() });
  };
  const sending = Object.fromEntries(
    (Object.entries(plan.toCrm) as [SyncField, SyncValue][])
      .filter(([field]) => !plan.joined.includes(field))
      .map(([field, crm]) => [field, { partnerCenter: partnerCenter[field], crm, explains: explains(field) }]),
  );
  const replaced = Object.fromEntries(
    Object.entries(plan.toCrm).map(([field, to]) => [field, { from: before[field as SyncField], to }]),
  );
  const sendingOver = recordStateOf(record);
  const noted = await links.save(stored, withLoadWrote({ ...link, sending, sendingOver, writes }, 'crm', replaced));
  if (!noted) return undefined;
  deps.crash?.('before-crm');
  await hold.assert();
  const answer = await crm.update(record.id, record.version, plan.toCrm as Partial<CrmValues>);
  deps.crash?.('after-crm');
  const held = valuesOfCrm(answer);
  const answered = Object.fromEntries(
    Object.entries(plan.toCrm).map(([field, to]) => [field, { from: undefined, to: held[field as SyncField] ?? to }]),
  );
  const next = withLoadWrote(afterCrmAnswer(noted, plan, answer, partnerCenter, now()), 'crm', answered);
  const saved = await links.save(noted, next);
  return saved && { link: saved, record: answer, isMovedOn: movedBeside(plan, before, held) };
}

/** Whether other values than those that were written changed with the write: by the CRM's own automation, or by somebody meanwhile. */
function movedBeside({ toCrm }: MergePlan, before: SideValues, after: SideValues): boolean {
  return syncFields.some((field) => {
    const [was, is] = [before[field], after[field]];
    return !(field in toCrm) && was !== undefined && is !== undefined && !sameSyncValue(was, is);
  });
}

/** Writes to the outbox, with the record’s id if Partner Center has none. Undefined: waiting, or a conflicting write. */
export async function writeToPartnerCenter(
  deps: LinkSyncDeps,
  { link, record }: LinkWritten,
  plan: MergePlan,
  before: CrmRecord,
  hold: SyncHold,
): Promise<LinkWritten | undefined> {
  const { deals, links, now } = deps;
  const back =
    link.backReference !== true && link.recordId
      ? { crmId: { from: (link.formerRecordId ?? '') as SyncValue, to: link.recordId as SyncValue } }
      : {};
  const changes = { ...plan.toPartnerCenter, ...back };
  if (Object.keys(changes).length === 0) return { link, record };
  // Journalled before it is sent, so that an undo of the first load knows of it even after a crash here.
  const journal = withLoadWrote(link, 'partnerCenter', plan.toPartnerCenter);
  const noted = journal === link || sameLink(journal, link) ? link : await links.save(link, journal);
  if (!noted) return undefined;
  deps.crash?.('before-partner-center');
  // What was read may be old by now, and whoever has the lease may have carried a newer value.
  await hold.assert();
  const result = await deals.change(link.id, changes);
  deps.crash?.('after-partner-center');
  if (result === 'busy') {
    await linkWaits(deps, noted, { code: 'partner-center-busy' });
    return undefined;
  }
  // A read-only deal has not accepted the record's id either.
  if (result === 'closed') return { link: noted, record };
  const sent = withoutKeys(withSent(noted, plan, valuesOfCrm(before), now()), 'formerRecordId');
  const saved = await links.save(noted, { ...sent, backReference: true });
  return saved && { link: saved, record };
}
