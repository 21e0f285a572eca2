import { createHash } from 'node:crypto';

/**
 * One event of a referral (or of the deal team's channel). Immutable: people are named by pseudonyms, so that a person
 * can be forgotten without changing entries.
 */
export interface AuditEntry {
  /** The referral's id, or `deal-team`. */
  readonly subject: string;
  /** 1, 2, 3 … within the subject, without gaps, so that a missing entry is detected. */
  readonly number: number;
  readonly at: Date;
  readonly what: string;
  /** `desk`, `partner-center`, or a person's pseudonym. */
  readonly by: string;
  readonly correlationId: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** SHA-256 of the previous seal and all fields above: an entry that was edited no longer matches it. */
  readonly seal: string;
}

/** The end of a subject's entries that were moved into the audit; the next entry continues from it. */
export interface AuditHead {
  readonly count: number;
  readonly seal: string;
  /** When the last moved event happened. */
  readonly at: Date;
}

export const noEntries: AuditHead = { count: 0, seal: '', at: new Date(0) };

/**
 * The closing entry of a referral deleted by retention. If the referral comes back, its numbering continues from there.
 */
export const lastWord = 'removed';

/** Sorts as a string by subject and number. */
export function auditId({ subject, number }: Pick<AuditEntry, 'subject' | 'number'>): string {
  return `${subject}/${String(number).padStart(9, '0')}`;
}

export function headOf({ number, seal, at }: AuditEntry): AuditHead {
  return { count: number, seal, at };
}

/** Numbers and seals the entries in order. */
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

/** Canonical JSON: independent of the order in which the database returns the fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}
