import { personInAudit } from './audit-export.ts';
import type { AuditSource, Pseudonyms, WaitingEntries } from './audit-store.ts';
import { withPseudonyms } from './pseudonym.ts';

export interface PersonInAuditDeps {
  readonly sources: readonly Pick<AuditSource, 'due'>[];
  readonly pseudonyms: Pick<Pseudonyms, 'names' | 'findSome'>;
}

/** Upper bound of documents read per source: normally those of the last minute. */
export const mostWaiting = 5_000;
const someday = new Date(8.64e15);

/** All entries that are not yet moved, per source. */
export function waitingIn(sources: PersonInAuditDeps['sources']): Promise<readonly (readonly WaitingEntries[])[]> {
  return Promise.all(sources.map((source) => source.due(someday, mostWaiting)));
}

/**
 * The keys of a person in the audit: the pseudonym, and the object id in entries that are still in their documents. A
 * person who was never named before gets a pseudonym when the first of these is moved; until then the name is in the
 * entry itself. Empty: the person is unknown.
 * @param waiting read before the names: a person whose entries were moved in between has a pseudonym by then
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
  const theirs = [...met].filter(
    ([id, called]) => called.has(said) || known.has(pseudonyms.get(id) ?? id.toLowerCase()),
  );
  const keys = new Set([...known, ...theirs.flatMap(([id]) => [id, pseudonyms.get(id) ?? id])]);
  return keys.size > 0 ? keys : keysOfPart(said, names, met, pseudonyms);
}

/** `Lee`, `서준`, `怡君`: a part of the name of one person, and of no other. */
function keysOfPart(
  said: string,
  names: ReadonlyMap<string, string>,
  met: ReadonlyMap<string, ReadonlySet<string>>,
  pseudonyms: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const isOf = (name: string) => isPartOfName(said, name.trim().toLowerCase());
  const kept = [...names].filter(([, name]) => isOf(name)).map(([key]) => [key]);
  const waiting = [...met].filter(([, called]) => [...called].some(isOf)).map(([id]) => [pseudonyms.get(id) ?? id, id]);
  const people = new Map([...kept, ...waiting].map((keys) => [keys[0], keys]));
  const [only, ...others] = [...people.values()];
  return new Set(only && others.length === 0 ? [...only, ...kept.flat(), ...waiting.flat()] : []);
}

/** A whole word of it; where it has no spaces, the given name behind a family name of one sign. */
function isPartOfName(said: string, name: string): boolean {
  if (said.length < 2) return false;
  return (
    name.split(' ').includes(said) || (/^[\p{Script=Hangul}\p{Script=Han}]{3,4}$/u.test(name) && name.slice(1) === said)
  );
}

/**
 * True: the audit knows the person by this name, object id or pseudonym. Reads the waiting entries only if nothing else
 * matches.
 */
export async function isKnownInAudit(who: string, { sources, pseudonyms }: PersonInAuditDeps): Promise<boolean> {
  const findSome = pseudonyms.findSome.bind(pseudonyms);
  const isIn = async (waiting: readonly WaitingEntries[]) =>
    (await keysInAudit(who, { names: await pseudonyms.names(), findSome }, waiting)).size > 0;
  return (await isIn([])) || isIn((await waitingIn(sources)).flat());
}

/** The people who caused these entries or are named in them: object id to names. */
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
