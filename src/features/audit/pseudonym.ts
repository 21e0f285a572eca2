import type { HistoryEntry } from '../referrals/index.ts';
import type { AuditEntry } from './audit-entry.ts';
import type { Pseudonyms } from './audit-store.ts';

export function isPseudonym(id: string): boolean {
  return /^person-[0-9a-f]{16}$/.test(id);
}

type Told = Omit<AuditEntry, 'subject' | 'number' | 'seal'>;

/** Replaces the people in an entry, who caused it or are named in it, by pseudonyms. */
export async function withPseudonyms(entry: HistoryEntry, pseudonyms: Pick<Pseudonyms, 'of'>): Promise<Told> {
  const { at, what, by, correlationId, before, after } = entry;
  return {
    ...{ at, what, correlationId },
    by: typeof by === 'object' ? await pseudonyms.of(by) : by,
    ...(before ? { before: await replaced(before, pseudonyms) } : {}),
    ...(after ? { after: await replaced(after, pseudonyms) } : {}),
  };
}

async function replaced(value: unknown, pseudonyms: Pick<Pseudonyms, 'of'>, field = ''): Promise<unknown> {
  // Earlier versions stored the owner as an object id only.
  if (field === 'owner' && typeof value === 'string') return pseudonyms.of({ aadObjectId: value });
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return Promise.all(value.map((each) => replaced(each, pseudonyms)));
  if (isPerson(value)) return pseudonyms.of(value);
  const fields = Object.entries(value).map(async ([name, each]) => [name, await replaced(each, pseudonyms, name)]);
  return Object.fromEntries(await Promise.all(fields)) as unknown;
}

function isPerson(value: object): value is { readonly aadObjectId: string; readonly tenantId?: string } {
  return 'aadObjectId' in value && typeof value.aadObjectId === 'string';
}
