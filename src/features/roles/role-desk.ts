import type { Logger } from 'pino';
import {
  type GrantedRole,
  type GrantedRoleStore,
  type GrantedRoles,
  isSamePerson,
  isSameRole,
  noGrantedRoles,
  type PeopleStore,
  type Person,
  personId,
  type RoleSettings,
  type Standing,
  standingBy,
  withRole,
} from '../people/index.ts';

/** Why a role was not changed. `firm`: an admin by the settings, who can be changed only there. */
export type RoleProblem = 'notAllowed' | 'self' | 'guest' | 'firm' | 'same';
export type RoleOutcome =
  | { readonly kind: 'done'; readonly whom: Person; readonly before: Standing; readonly version: number }
  | { readonly kind: 'problem'; readonly problem: RoleProblem }
  /** Roles have changed since the proposal was shown. */
  | { readonly kind: 'changed' };

export interface RoleDeskDeps {
  readonly store: GrantedRoleStore;
  readonly people: Pick<PeopleStore, 'find' | 'recent'>;
  readonly settings: RoleSettings;
  readonly log: Logger;
  /** Called after a change, to update the cards that the person may now see, or no longer. */
  readonly onRoleChanged: (whom: Person) => void;
}

/** Upper bound of people listed; those least recently active are left out. */
const mostListed = 1_000;

/**
 * Roles that are given and taken in chat by admins of the whole company. Every check reads the same document, so all
 * instances agree.
 */
export class RoleDesk {
  readonly #deps: RoleDeskDeps;

  constructor(deps: RoleDeskDeps) {
    this.#deps = deps;
  }

  current(): Promise<GrantedRoles> {
    return this.#deps.store.current();
  }

  standing(roles: GrantedRoles, person: Person): Standing {
    return standingBy(roles, person, this.#deps.settings);
  }

  /** Only admins of all locations may manage roles; an admin of a single location may not. */
  mayManage(roles: GrantedRoles, person: Person): boolean {
    const { role, locations } = this.standing(roles, person);
    return role === 'admin' && locations.length === 0;
  }

  async everybody(): Promise<readonly Person[]> {
    const known = await this.#deps.people.recent(mostListed);
    return known.filter(({ guest }) => !guest).sort((one, other) => one.name.localeCompare(other.name));
  }

  find(key: Pick<Person, 'tenantId' | 'aadObjectId'>): Promise<Person | undefined> {
    return this.#deps.people.find(key);
  }

  /** Why the change is not possible; undefined: it is. Changes nothing. */
  problemWith(roles: GrantedRoles, by: Person, whom: Person, wanted: GrantedRole): RoleProblem | undefined {
    if (!this.mayManage(roles, by)) return 'notAllowed';
    // Nobody may change their own role: neither raise it, nor lower it, so at least the admin who makes a change
    // remains an admin of the whole company.
    if (isSamePerson(by, whom)) return 'self';
    if (whom.guest) return 'guest';
    if (this.isFirm(whom)) return 'firm';
    return isSameRole(this.standing(roles, whom), wanted) ? 'same' : undefined;
  }

  /** True: an admin by the settings, whose role cannot be changed in chat. */
  isFirm(person: Person): boolean {
    const { settings } = this.#deps;
    return standingBy(noGrantedRoles, person, { ...settings, users: [] }).role === 'admin';
  }

  /** @param version of the roles that the proposal showed; if it is no longer current, nothing is changed */
  async set(by: Person, whom: Person, wanted: GrantedRole, version: number): Promise<RoleOutcome> {
    const { store, settings, log } = this.#deps;
    const roles = await store.current();
    const problem = this.problemWith(roles, by, whom, wanted);
    if (problem === 'same') await store.carry(whom, roles);
    if (problem) return { kind: 'problem', problem };
    if (roles.version !== version) return { kind: 'changed' };
    const before = this.standing(roles, whom);
    const { tenantId, aadObjectId } = whom;
    const after = await store.change(roles, withRole(roles, whom, wanted, settings), {
      what: wanted.role === 'other' ? 'role-taken' : 'role-given',
      by: { tenantId: by.tenantId, aadObjectId: by.aadObjectId, name: by.name },
      after: { to: { tenantId, aadObjectId }, role: wanted.role, locations: wanted.locations, was: before.role },
    });
    if (!after) return { kind: 'changed' };
    const now = (await store.carry(whom, after)) ?? whom;
    log.warn({ by: personId(by), whom: personId(whom), role: wanted.role }, 'security: a role was changed in chat');
    this.#deps.onRoleChanged(now);
    return { kind: 'done', whom: now, before, version: after.version };
  }
}
