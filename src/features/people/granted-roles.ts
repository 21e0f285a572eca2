import { type GrantedRole, type Person, type PersonKey, personId } from './person.ts';
import { type RoleSettings, type Standing, standingOf } from './roles.ts';

export type GivenRole = PersonKey & GrantedRole;

/** All roles that were given or taken in chat. One document decides, so that two admins can't lower each other at once. */
export interface GrantedRoles {
  readonly given: readonly GivenRole[];
  /** Increases with each change: the guard of optimistic concurrency. */
  readonly version: number;
}

export const noGrantedRoles: GrantedRoles = { given: [], version: 0 };

/** What is kept of a change, for the audit. */
export interface RoleDeed {
  readonly what: 'role-given' | 'role-taken' | 'person-forgotten';
  readonly by: (PersonKey & { readonly name: string }) | 'desk';
  readonly after: Readonly<Record<string, unknown>>;
}

export interface GrantedRoleStore {
  current(): Promise<GrantedRoles>;
  /** One conditional write with its entry for the audit; undefined: somebody changed them since `before` was read. */
  change(before: GrantedRoles, given: readonly GivenRole[], deed: RoleDeed): Promise<GrantedRoles | undefined>;
  /** Puts what was decided of a person beside them, where it is read with them. May be repeated. Gives them as they are now. */
  carry(person: PersonKey, roles: GrantedRoles): Promise<Person | undefined>;
}

export function grantedTo({ given }: GrantedRoles, person: PersonKey): GrantedRole | undefined {
  const found = given.find((each) => personId(each) === personId(person));
  return found && { role: found.role, locations: found.locations };
}

/** What these roles make of somebody, whatever stands beside them meanwhile. */
export function standingBy(roles: GrantedRoles, person: Person, settings: RoleSettings): Standing {
  const { granted: _copy, ...bare } = person;
  const granted = grantedTo(roles, person);
  return standingOf({ ...bare, ...(granted ? { granted } : {}) }, settings);
}

/** The roles when this one is what they are. What the settings say of them by themselves needs no entry. */
export function withRole(
  { given }: GrantedRoles,
  person: Person,
  wanted: GrantedRole,
  settings: RoleSettings,
): readonly GivenRole[] {
  const others = given.filter((each) => personId(each) !== personId(person));
  if (isSameRole(standingBy(noGrantedRoles, person, settings), wanted)) return others;
  const { tenantId, aadObjectId } = person;
  return [...others, { tenantId, aadObjectId, role: wanted.role, locations: wanted.locations }];
}

export function isSameRole(one: Standing, other: Standing): boolean {
  return one.role === other.role && [...one.locations].sort().join() === [...other.locations].sort().join();
}
