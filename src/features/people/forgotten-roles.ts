import type { GrantedRoleStore } from './granted-roles.ts';
import type { PersonKey } from './person.ts';

/** Retries of the optimistic write. Losing more races than that against admins who give roles means a bug. */
const attempts = 10;

/**
 * Removes the roles of a person who is to be forgotten. Returns how many there were; with `dryRun` it changes nothing.
 */
export async function forgetRoles(
  store: Pick<GrantedRoleStore, 'current' | 'change'>,
  { aadObjectId }: Pick<PersonKey, 'aadObjectId'>,
  { dryRun }: { readonly dryRun: boolean },
): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await store.current();
    const left = before.given.filter((each) => each.aadObjectId !== aadObjectId);
    const count = before.given.length - left.length;
    if (dryRun || count === 0) return count;
    const deed = { what: 'person-forgotten', by: 'desk', after: { roles: count } } as const;
    if (await store.change(before, left, deed)) return count;
  }
  throw new Error('Roles kept changing while a person was forgotten; run this again');
}
