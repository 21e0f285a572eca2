import type { Document } from 'mongodb';
import { changedFields } from '../../../mongo/changed-fields.ts';
import type { HistoryEntry, Referral } from '../record/referral.ts';
import { keysOf, keysOfAnswer, type ReferralKeys } from './referral-keys.ts';
import type { DueWork } from './referral-store.ts';

/** The stored document. */
export interface ReferralDocument extends Omit<Referral, 'id'> {
  readonly _id: string;
  /** Entries waiting to be moved into the audit, since when, and (`audited`) which were moved: `features/audit`. */
  readonly history: readonly HistoryEntry[];
  readonly auditDueAt: Date;
  /** When it last changed, by the database's clock. Absent: not since this is recorded. */
  readonly changedAt?: Date;
  /** Lower case, for the look-up by team member. */
  readonly teamEmails: readonly string[];
  readonly keys: ReferralKeys;
  /** The sweeps' leases and failure counts, by kind of work. */
  readonly sweeps?: Readonly<Partial<Record<DueWork, unknown>>>;
  /** The token of the last lease that a write released, by kind of work; apart, since in `sweeps` stands what is in hand. */
  readonly endedLeases?: Readonly<Partial<Record<DueWork, string>>>;
}

/** The document's fields that are not part of the referral. */
export const asReferral = {
  projection: {
    history: 0,
    auditDueAt: 0,
    changedAt: 0,
    audited: 0,
    teamEmails: 0,
    sweeps: 0,
    endedLeases: 0,
    keys: 0,
  },
} as const;

export function toDocument(referral: Referral): Omit<ReferralDocument, '_id' | 'history' | 'auditDueAt' | 'keys'> {
  const { id: _id, ...fields } = referral;
  return { ...fields, teamEmails: referral.record.team.map((member) => member.email.trim().toLowerCase()) };
}

/** Compares keys one by one: an answer then leaves the words and their hundred index entries untouched. */
export function changedKeys(before: Referral, after: Referral): ReturnType<typeof changedFields> {
  const keys = before.record === after.record && before.vanished === after.vanished ? keysOfAnswer : keysOf;
  return changedFields(
    { ...toDocument(before), ...underKeys(keys(before)) },
    { ...toDocument(after), ...underKeys(keys(after)) },
  );
}

function underKeys(keys: object): Document {
  return Object.fromEntries(Object.entries(keys).map(([name, value]) => [`keys.${name}`, value]));
}

export function toReferral(document: Document | null): Referral | undefined {
  if (!document) return undefined;
  const { _id, ...fields } = document;
  return { id: _id, ...fields } as unknown as Referral;
}

export function asItem({ sweeps: _sweeps, endedLeases: _ended, _id, ...fields }: Document): Referral {
  return { id: _id, ...fields } as unknown as Referral;
}
