import type { RoleEntry } from '../../config.ts';
import type { Person } from './person.ts';

/**
 * Partner Center's roles as the desk uses them (docs/partner-center.md#roles). `other`: may read only what the channel
 * shows.
 */
export type Role = 'admin' | 'user' | 'other';

export interface Standing {
  readonly role: Role;
  /** Partner location ids (MPN ids); empty: the whole company. */
  readonly locations: readonly string[];
}

export interface RoleSettings {
  readonly admins: readonly RoleEntry[];
  readonly users: readonly RoleEntry[];
  /** The only tenant whose e-mail addresses identify people; undefined: none. */
  readonly homeTenant: string | undefined;
}

const nobody: Standing = { role: 'other', locations: [] };

/**
 * Guests can only read: another company controls their e-mail address. Admins named in the settings are always admins;
 * everybody else has the role given in chat, else the one in the settings. `*` among the users stands for members who
 * installed the desk for themselves.
 */
export function standingOf(person: Person, settings: RoleSettings): Standing {
  if (person.guest) return nobody;
  const admin = settings.admins.find((entry) => names(entry, person, settings));
  if (admin) return { role: 'admin', locations: admin.locations };
  if (person.granted) return person.granted;
  const user =
    settings.users.find((entry) => names(entry, person, settings)) ?? settings.users.find((entry) => entry.who === '*');
  if (!user || (user.who === '*' && !person.personalChat)) return nobody;
  return { role: 'user', locations: user.locations };
}

/** True: an admin of the whole company. An admin of some locations may not change what concerns all of them. */
export function isAdminOfAll(person: Person, settings: RoleSettings): boolean {
  const { role, locations } = standingOf(person, settings);
  return role === 'admin' && locations.length === 0;
}

function names(entry: RoleEntry, person: Person, settings: RoleSettings): boolean {
  return entry.who === person.aadObjectId.toLowerCase() || entry.who === provenEmail(person, settings);
}

/**
 * The e-mail address (lower case) by which settings and Partner Center's teams may identify this person. A tenant's
 * administrators can put any address on its accounts, so only the home tenant's addresses are trusted ("nOAuth").
 * Addresses of guests and of other allowed tenants are used for display and for sending, never for rights; those people
 * are identified by their object id.
 */
export function provenEmail(
  { email, guest, tenantId }: Pick<Person, 'email' | 'guest' | 'tenantId'>,
  { homeTenant }: Pick<RoleSettings, 'homeTenant'>,
): string | undefined {
  if (guest || tenantId.toLowerCase() !== homeTenant) return undefined;
  return email?.trim().toLowerCase() || undefined;
}
