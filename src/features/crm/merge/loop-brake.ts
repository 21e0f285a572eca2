import type { SyncField, SyncWrite } from '../link/crm-link.ts';

/** Two systems that answer each other's writes are stopped, not outrun. */

const day = 86_400_000;
/** Automatic writes to one field in a day; more of them, among few values, are no person's doing. */
const most = 6;
const fewValues = 3;

/** Writes that still count; older ones are forgotten. */
export function recentWrites(writes: readonly SyncWrite[], now: Date): readonly SyncWrite[] {
  return writes.filter(({ at }) => now.getTime() - at.getTime() < day);
}

/** The field over which two systems fight, or undefined. @param next what is about to be written. */
export function fightsOver(writes: readonly SyncWrite[], next: readonly SyncWrite[], now: Date): SyncField | undefined {
  const recent = [...recentWrites(writes, now), ...next];
  return next.find(({ field }) => {
    const same = recent.filter((write) => write.field === field);
    return same.length > most && new Set(same.map(({ value }) => value)).size <= fewValues;
  })?.field;
}
