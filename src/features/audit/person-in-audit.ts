import { personInAudit } from './audit-export.ts';
import type { AuditSource, Pseudonyms, WaitingEntries } from './audit-store.ts';
import { withPseudonyms } from './pseudonym.ts';

export interface PersonInAuditDeps {
  readonly sources: readonly Pick<AuditSource, 'due'>[];
  readonly pseudonyms: Pick<Pseudonyms, 'names' | 'findSome'>;
}

/** Documents of one source whose entries wait to be moved: those of the last minute. */
export const mostWaiting = 5_000;
const someday = new Date(8.64e15);

/** What waits to be moved, source by source. */
export function waitingIn(sources: PersonInAuditDeps['sources']): Promise<readonly (readonly WaitingEntries[])[]> {
  return Promise.all(sources.map((source) => source.due(someday, mostWaiting)));
}

/**
 * Under which keys the audit has somebody: their pseudonym, and their object id in entries that still wait in their documents. Who was
 * never named before has no pseudonym until the first of these is moved: their name stands in the entry itself. Empty: nobody is known
 * by this.
 * @param waiting read before this is called: who is in none of them because they were moved has a pseudonym by now
 */
export async function keysInAudit(
  who: string,
  { names, findSome }: { readonly names: ReadonlyMap<string, string>; readonly findSome: Pseudonyms['findSome'] },
  waiting: readonly WaitingEntries[],
): Promise<ReadonlySet<string>> {
  const said = who.trim().toLowerCase();
  const met = await peopleIn(waiting);
  const pseudonyms = await findSome([said, ...met.keys()]);
  const known = personInAudit(who, names, pseudonyms.get(said));
  const theirs = [...met].filter(([id, called]) => called.has(said) || known.has(pseudonyms.get(id) ?? id));
  return new Set([...known, ...theirs.flatMap(([id]) => [id, pseudonyms.get(id) ?? id])]);
}

/** Whether somebody is known by this: a name, an object id, a pseudonym. What waits is read only where nothing else tells. */
export async function isKnownInAudit(who: string, { sources, pseudonyms }: PersonInAuditDeps): Promise<boolean> {
  const findSome = pseudonyms.findSome.bind(pseudonyms);
  const isIn = async (waiting: readonly WaitingEntries[]) =>
    (await keysInAudit(who, { names: await pseudonyms.names(), findSome }, waiting)).size > 0;
  return (await isIn([])) || isIn((await waitingIn(sources)).flat());
}

/** Whoever did something in them or is named, by object id, and what they are called there. */
async function peopleIn(waiting: readonly WaitingEntries[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const met = new Map<string, Set<string>>();
  const of: Pseudonyms['of'] = async ({ aadObjectId, name }) => {
    const called = met.get(aadObjectId) ?? new Set();
    met.set(aadObjectId, name ? called.add(name.trim().toLowerCase()) : called);
    return aadObjectId;
  };
  for (const { entries } of waiting) for (const entry of entries) await withPseudonyms(entry, { of });
  return met;
}
