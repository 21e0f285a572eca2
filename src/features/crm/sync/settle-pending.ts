import { mayBeFormOf } from '../../../crm/may-be-form.ts';
import type { CrmRecord } from '../../../crm/port.ts';
import type { CrmLink, FieldBase, SentValue, SyncField } from '../link/crm-link.ts';
import { type SideValues, sameSyncValue, valuesOfCrm } from '../merge/sync-values.ts';
import { recordStateOf } from './link-steps.ts';

/** Determines the results of unanswered writes from the present values of both sides. */

/**
 * After a crash, or a lost answer, just before or after a write to the CRM: as sent, it arrived; as before, it did not;
 * otherwise, the CRM's own version of it where the desk wrote last, or where an automation that is nobody did and it looks like one;
 * else somebody's change, which counts as one.
 */
export function withSendingSettled(given: CrmLink, record: CrmRecord): CrmLink {
  const { sendingOver, ...link } = given;
  // The record is unchanged: the write did not arrive.
  if (sendingOver === recordStateOf(record)) return { ...link, sending: {} };
  const crm = valuesOfCrm(record);
  const base: Partial<Record<SyncField, FieldBase>> = { ...link.base };
  const explained = { ...link.explained };
  for (const [name, sending] of Object.entries(link.sending)) {
    const field = name as SyncField;
    const now = crm[field];
    const before = link.base[field];
    if (now === undefined || (before && sameSyncValue(before.crm, now))) continue;
    const isTheirForm = record.byTheDesk || (record.byNobody && mayBeFormOf(now, sending.crm));
    if (isTheirForm || sameSyncValue(now, sending.crm)) {
      base[field] = { partnerCenter: sending.partnerCenter, crm: now };
      if (sending.explains) explained[field] = sending.explains;
    }
    // The record was created with these values: differences are later changes.
    else if (!before) base[field] = { partnerCenter: sending.partnerCenter, crm: sending.crm };
  }
  return { ...link, base, explained, sending: {} };
}

/** After a change has left the outbox for Partner Center. */
export function withSentSettled(
  link: CrmLink,
  partnerCenter: SideValues,
  record: CrmRecord,
  underWay: readonly SyncField[],
): CrmLink {
  const crm = valuesOfCrm(record);
  const base: Partial<Record<SyncField, FieldBase>> = { ...link.base };
  const explained = { ...link.explained };
  const sent: Partial<Record<SyncField, SentValue>> = {};
  for (const [name, value] of Object.entries(link.sent)) {
    const field = name as SyncField;
    const now = partnerCenter[field] ?? null;
    if (underWay.includes(field)) sent[field] = value;
    else if (sameSyncValue(now, value.partnerCenter)) {
      if (!value.joined) base[field] = { partnerCenter: now, crm: value.crm };
      if (value.explains) explained[field] = value.explains;
    } else if (sameSyncValue(now, value.from) && sameSyncValue(crm[field] ?? null, value.crm))
      sent[field] = { ...value, refused: true };
  }
  return { ...link, base, sent, explained };
}

/** Fields that Partner Center refused and that are unchanged since. */
export function refusedFields({ sent }: CrmLink): readonly SyncField[] {
  return Object.entries(sent).flatMap(([field, { refused }]) => (refused ? [field as SyncField] : []));
}
