import { type GrantedRole, isSamePerson, type Person, type PersonKey } from './person.ts';
import { type RoleSettings, type Standing, standingOf } from './roles.ts';

export type GivenRole = PersonKey & GrantedRole;

/**
 * All roles given or taken in chat, in one document, so that two admins cannot revoke each other's role concurrently.
 */
export interface GrantedRoles {
  readonly given: readonly GivenRole[];
  /** Incremented by each change, for optimistic locking. */
  readonly version: number;
}

export const noGrantedRoles: GrantedRoles = { given: [], version: 0 };

/** The audit entry of a change. */
export interface RoleDeed {
  readonly what: 'role-given' | 'role-taken' | 'person-forgotten';
  readonly by: (PersonKey & { readonly name: string }) | 'desk';
  readonly after: Readonly<Record<string, unknown>>;
}

export interface GrantedRoleStore {
  current(): Promise<GrantedRoles>;
  /**
   * Writes the roles and the audit entry in one conditional write; undefined: the roles were changed since `before` was
   * read.
   */
  change(before: GrantedRoles, given: readonly GivenRole[], deed: RoleDeed): Promise<GrantedRoles | undefined>;
  /**
   * Copies the person's role into the person's document, so that it is read with it. Idempotent. Returns the person
   * after the write.
   */
  carry(person: PersonKey, roles: GrantedRoles): Promise<Person | undefined>;
}

export function grantedTo({ given }: GrantedRoles, person: PersonKey): GrantedRole | undefined {
  const found = given.find((each) => isSamePerson(each, person));
  return found && { role: found.role, locations: found.locations };
}

/** The standing of a person under these roles; ignores the copy in the person's document, which may be older. */
export function standingBy(roles: GrantedRoles, person: Person, settings: RoleSettings): Standing {
  const { granted: _copy, ...bare } = person;
  const granted = grantedTo(roles, person);
  return standingOf({ ...bare, ...(granted ? { granted } : {}) }, settings);
}

/** The roles with this person's role replaced. No entry is stored for a role that the settings give anyway. */
export function withRole(
  { given }: GrantedRoles,
  person: Person,
  wanted: GrantedRole,
  settings: RoleSettings,
): readonly GivenRole[] {
  const others = given.filter((each) => !isSamePerson(each, person));
  if (isSameRole(standingBy(noGrantedRoles, person, settings), wanted)) return others;
  const { tenantId, aadObjectId } = person;
  return [...others, { tenantId, aadObjectId, role: wanted.role, locations: wanted.locations }];
}

export function isSameRole(one: Standing, other: Standing): boolean {
  return one.role === other.role && [...one.locations].sort().join() === [...other.locations].sort().join();
}
