import type { CrmRecord } from '../../../crm/port.ts';
import type { CrmWriter, SyncField, SyncWrite } from '../link/crm-link.ts';

/** Stops two systems that overwrite each other's values in a loop. */

const day = 86_400_000;
/** Upper bound of automatic writes to one field in a day: more of them, with few different values, are not made by people. */
const most = 6;
const fewValues = 3;

/** Evicts writes that no longer count. */
export function recentWrites(writes: readonly SyncWrite[], now: Date): readonly SyncWrite[] {
  return writes.filter(({ at }) => now.getTime() - at.getTime() < day);
}

/** The field in a loop, or undefined. @param next the writes about to be made. */
export function fightsOver(writes: readonly SyncWrite[], next: readonly SyncWrite[], now: Date): SyncField | undefined {
  const recent = [...recentWrites(writes, now), ...next];
  return next.find(({ field }) => {
    const same = recent.filter((write) => write.field === field);
    return same.length > most && new Set(same.map(({ value }) => value)).size <= fewValues;
  })?.field;
}

/** Who has changed the field back in the CRM; undefined: the CRM does not tell. */
export function lastWriterOf({ modifiedAt: at, modifiedBy, byNobody, byTheDesk }: CrmRecord): CrmWriter | undefined {
  if (byNobody) return { kind: 'nobody', at };
  if (byTheDesk) return { kind: 'desk', at };
  return modifiedBy ? { kind: 'named', name: modifiedBy, at } : undefined;
}
