import type { GrantedRoleStore } from './granted-roles.ts';
import type { PersonKey } from './person.ts';

/** Losing more races than that against admins who give roles would be a fault of ours. */
const attempts = 10;

/** The roles without somebody who is to be forgotten; gives how many they had. Changes nothing where `dryRun`. */
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
