import type { ReferralPatch } from '../../../partner-center/port.ts';
import { changeStanding, isReplacing, type RecordChange, type ReplacingChange } from '../record/record-change.ts';
import type { Conflict, OutboxEntry, Referral, ReferralRecord, Work } from '../record/referral.ts';
import type { Registration } from '../record/registration.ts';
import { patchOf } from './record-patch.ts';

/** How people's changes to a deal are reconciled with what Partner Center holds. */

export function workPatch(work: Work, record: ReferralRecord): ReferralPatch | undefined {
  switch (work.kind) {
    case 'change':
      return patchOf(work.changes, record);
    case 'register':
      return { addRegistration: work.terms };
    case 'register-again':
      return { changeRegistration: work.terms };
    case 'invite':
      return undefined;
  }
}

export function workIsDone(work: Work, record: ReferralRecord, sentBefore: boolean): boolean {
  switch (work.kind) {
    case 'change':
      return work.changes.every((change) => changeStanding(change, record, sentBefore) === 'done');
    case 'register':
      return sentBefore && record.registration !== undefined && agrees(record.registration, work.terms);
    case 'register-again':
      return sentBefore && record.registration?.status !== 'ActionRequired';
    case 'invite':
      return false;
  }
}

/** Partner Center may reformat dates and amounts: a registration is identified by contract value and signature date. */
function agrees({ terms }: Registration, { contractValue, signedOn }: Extract<Work, { kind: 'register' }>['terms']) {
  return terms.contractValue?.value === contractValue.value && terms.signedOn === signedOn;
}

/** The fields of this entry that were changed concurrently by somebody else. */
export function conflictsOf({ work }: OutboxEntry, record: ReferralRecord): readonly ReplacingChange[] {
  if (work?.kind !== 'change') return [];
  return work.changes.filter(isReplacing).filter((change) => changeStanding(change, record, false) === 'conflict');
}

/**
 * Moves those fields from the entry to the card as conflicts; the others proceed. The latest change of a field counts.
 */
export function withConflicts(
  referral: Referral,
  entry: OutboxEntry,
  changes: readonly ReplacingChange[],
  now: Date,
): Referral {
  const { work, by } = entry;
  if (work?.kind !== 'change' || !(by || entry.byCrm)) return referral;
  const left = work.changes.filter((change) => !changes.some((conflict) => conflict === change));
  const others = referral.outbox.filter(({ id }) => id !== entry.id);
  const earlier = (referral.conflicts ?? []).filter(
    ({ change }) => !changes.some(({ field }) => field === change.field),
  );
  return {
    ...referral,
    outbox: left.length > 0 ? [{ ...entry, work: { ...work, changes: left } }, ...others] : others,
    // A change from the CRM is resolved by its link, which knows both values.
    ...(by ? { conflicts: [...earlier, ...changes.map((change): Conflict => ({ change, by, at: now }))] } : {}),
  };
}

/** Drops conflicts that resolved themselves; a closed deal has no conflicts or scheduled actions left. */
export function stillOpen(
  { conflicts = [], plan }: Referral,
  record: ReferralRecord,
): Pick<Referral, 'conflicts' | 'plan'> {
  if (record.status === 'Closed') return {};
  const open = conflicts.filter(({ change }) => changeStanding(change, record, false) !== 'done');
  return { ...(open.length > 0 ? { conflicts: open } : {}), ...(plan ? { plan } : {}) };
}

/** Partner Center may apply a change only in part: the rest counts as refused and is reported. */
export function leftUndone(entry: OutboxEntry, record: ReferralRecord, now: Date): Pick<Referral, 'refusedWork'> {
  const { work, by } = entry;
  if (work?.kind !== 'change' || !by) return {};
  const changes = work.changes.filter((change) => changeStanding(change, record, true) !== 'done');
  return changes.length > 0
    ? { refusedWork: { at: now, by, reason: 'not-applied', work: { kind: 'change', changes } } }
    : {};
}

/**
 * Removes an entry that was refused or undone; a later change of the same field now replaces the value in Partner
 * Center.
 */
export function rebasedOutbox(outbox: readonly OutboxEntry[], refused: OutboxEntry): readonly OutboxEntry[] {
  const others = outbox.filter(({ id }) => id !== refused.id);
  if (refused.work?.kind !== 'change') return others;
  const gone = refused.work.changes.filter(isReplacing);
  return others.map((entry) =>
    entry.work?.kind === 'change'
      ? { ...entry, work: { ...entry.work, changes: entry.work.changes.map((change) => onTopOf(change, gone)) } }
      : entry,
  );
}

/** Whether an entry can still be undone: nothing of it has been sent. */
export function isHeldWork({ heldForUndo, mayHaveArrived, work }: OutboxEntry): boolean {
  return heldForUndo === true && !mayHaveArrived && work !== undefined;
}

/** Removes an entry that is undone; undefined: it does not exist or may have been sent. */
export function withoutHeldWork(referral: Referral, entryId: string): Referral | undefined {
  const entry = referral.outbox.find(({ id }) => id === entryId);
  return entry && isHeldWork(entry) ? { ...referral, outbox: rebasedOutbox(referral.outbox, entry) } : undefined;
}

function onTopOf(change: RecordChange, gone: readonly ReplacingChange[]): RecordChange {
  const below = isReplacing(change) ? gone.find(({ field }) => field === change.field) : undefined;
  return below ? ({ ...change, from: below.from } as RecordChange) : change;
}

/** Changes not sent yet, in order. */
export function pendingChanges({ outbox }: Pick<Referral, 'outbox'>): readonly RecordChange[] {
  return outbox.flatMap(({ work }) => (work?.kind === 'change' ? work.changes : []));
}
