import type { CrmDescription, CrmRecord, CrmValues } from '../../../crm/port.ts';
import { pendingChanges, type Referral, withChanges, withoutKeys } from '../../referrals/index.ts';
import type { CrmLink, SyncField, SyncValue } from '../link/crm-link.ts';
import { begunAnew } from '../link/link-moves.ts';
import { isEmpty, sameSyncValue, valuesOfCrm, valuesOfReferral } from '../merge/sync-values.ts';
import { settledLink } from '../sync/link-steps.ts';

/** Undo of a first load: restores each value that it wrote and that is unchanged since. Idempotent. */

export function restoredInCrm(
  { load }: Pick<CrmLink, 'load'>,
  record: CrmRecord,
  { fields }: Pick<CrmDescription, 'fields'>,
): Partial<CrmValues> {
  const held = valuesOfCrm(record);
  const back = (load?.wrote ?? []).filter(
    ({ side, field, from, to }) =>
      side === 'crm' &&
      held[field] !== undefined &&
      sameSyncValue(held[field], to) &&
      !record.calculated.includes(field) &&
      fields[field]?.writable !== false &&
      // Mandatory in the CRM.
      !(isEmpty(from) && fields[field]?.required),
  );
  return Object.fromEntries(back.map(({ field, from }) => [field, from]));
}

export function restoredAtPartnerCenter(
  { load }: Pick<CrmLink, 'load'>,
  referral: Referral,
): Partial<Record<SyncField, { readonly from: SyncValue; readonly to: SyncValue }>> {
  // Includes pending changes, which would otherwise arrive after the old value.
  const record = withChanges(referral.record, pendingChanges(referral));
  const held = valuesOfReferral(record, referral.microsoft?.substatus);
  const back = (load?.wrote ?? []).filter(
    ({ side, field, to }) => side === 'partnerCenter' && sameSyncValue(held[field], to),
  );
  return Object.fromEntries(back.map(({ field, from, to }) => [field, { from: to, to: from }]));
}

/** As before the run: the next plan finds the record by its key, without a base. */
export function takenBack(link: CrmLink, at: Date): CrmLink {
  const { load } = link;
  return {
    ...begunAnew(withoutKeys(settledLink(link), 'rehearsed', 'notice')),
    ...{ explained: {}, writes: [] },
    ...(load ? { load: { ...withoutKeys(load, 'takeBack'), takenBackAt: at } } : {}),
  };
}
