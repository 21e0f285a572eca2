import { createHash } from 'node:crypto';

/**
 * One thing that happened to a referral (or to the deal team's channel). Written once and never changed: people stand in
 * it by a pseudonym, so that somebody can be forgotten without touching what happened.
 */
export interface AuditEntry {
  /** The referral's id, or `deal-team`. */
  readonly subject: string;
  /** 1, 2, 3 … of this subject, without a gap: what is missing can be told. */
  readonly number: number;
  readonly at: Date;
  readonly what: string;
  /** `desk`, `partner-center`, or a person's pseudonym. */
  readonly by: string;
  readonly correlationId: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** SHA-256 of the seal before it and of everything above: an entry that was changed by hand no longer fits. */
  readonly seal: string;
}

/** How far a subject's entries were moved into the audit; the next one follows it. */
export interface AuditHead {
  readonly count: number;
  readonly seal: string;
  /** When the last of them happened. */
  readonly at: Date;
}

export const noEntries: AuditHead = { count: 0, seal: '', at: new Date(0) };

/** The last entry of a referral that the desk let go (retention). One that comes back is numbered on from there. */
export const lastWord = 'removed';

/** Ordered by subject and number, as strings are. */
export function auditId({ subject, number }: Pick<AuditEntry, 'subject' | 'number'>): string {
  return `${subject}/${String(number).padStart(9, '0')}`;
}

export function headOf({ number, seal, at }: AuditEntry): AuditHead {
  return { count: number, seal, at };
}

/** Numbered and sealed, one after the other. */
export function chainedEntry(
  subject: string,
  head: AuditHead,
  entries: readonly Omit<AuditEntry, 'subject' | 'number' | 'seal'>[],
): readonly AuditEntry[] {
  let seal = head.seal;
  return entries.map((each, index) => {
    const entry = { subject, number: head.count + index + 1, ...each };
    seal = sealOf(entry, seal);
    return { ...entry, seal };
  });
}

export function sealOf(entry: Omit<AuditEntry, 'seal'>, previous: string): string {
  const { subject, number, at, what, by, correlationId, before, after } = entry;
  const content = canonical({ subject, number, at, what, by, correlationId, before, after });
  return createHash('sha256').update(`${previous}\n${content}`).digest('base64url');
}

/** The same text for the same content, in whatever order the database gives the fields back. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}
