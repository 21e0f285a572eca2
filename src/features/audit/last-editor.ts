import type { AuditLine, AuditReader } from './audit-reader.ts';

/** Who changed a value of a referral last. Without a name: at Partner Center itself, which names no writer. */
export interface ValueEditor {
  readonly at: Date;
  readonly name?: string;
}

export type LastEditor = (referralId: string, field: string) => Promise<ValueEditor | undefined>;

/** Looks in the audit and in the referral itself; undefined: nothing is known of it any more. */
export function lastEditor(reader: Pick<AuditReader, 'ofSubject'>): LastEditor {
  return async (referralId, field) => {
    const lines = await reader.ofSubject(referralId);
    const line = lines.findLast((each) => isEditOf(each, field));
    return line && { at: line.at, ...(line.by !== 'partner-center' && line.name ? { name: line.name } : {}) };
  };
}

/** As the audit calls them of a change at Partner Center; of other fields it says only that something changed there. */
const kept: Readonly<Record<string, string>> = { dealValue: 'dealValue', closeDate: 'closesAt' };

function isEditOf({ by, what, before, after }: AuditLine, field: string): boolean {
  if (by !== 'partner-center') return what.startsWith('deal-') && textOf(after, 'outbox').includes(`"${field}"`);
  const name = kept[field];
  return what === 'changed-in-partner-center' && (!name || textOf(before, name) !== textOf(after, name));
}

function textOf(state: unknown, name: string): string {
  const value = typeof state === 'object' ? (state as Readonly<Record<string, unknown>> | null)?.[name] : undefined;
  return JSON.stringify(value ?? null);
}
