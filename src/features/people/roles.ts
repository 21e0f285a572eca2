import type { RoleEntry } from '../../config.ts';
import type { Person } from './person.ts';

/**
 * Partner Center's roles as the desk uses them (docs/partner-center.md#roles). `other`: may read what stands in the
 * channel.
 */
export type Role = 'admin' | 'user' | 'other';

export interface Standing {
  readonly role: Role;
  /** Partner location ids (MPN ids); empty = the whole company. */
  readonly locations: readonly string[];
}

export interface RoleSettings {
  readonly admins: readonly RoleEntry[];
  readonly users: readonly RoleEntry[];
  /** The tenant whose e-mail addresses say who somebody is; undefined: no tenant's do. */
  readonly homeTenant: string | undefined;
}

const nobody: Standing = { role: 'other', locations: [] };

/**
 * Guests are never more than readers: their e-mail is another company's word. The settings' admins are admins, whatever was said
 * in chat; everybody else is what an admin made them there, else what the settings say. `*` among the users stands for members
 * who installed the desk for themselves.
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

/** What concerns referrals of every location is no matter of an admin of some. */
export function isAdminOfAll(person: Person, settings: RoleSettings): boolean {
  const { role, locations } = standingOf(person, settings);
  return role === 'admin' && locations.length === 0;
}

function names(entry: RoleEntry, person: Person, settings: RoleSettings): boolean {
  return entry.who === person.aadObjectId.toLowerCase() || entry.who === provenEmail(person, settings);
}

/**
 * The e-mail address (lower case) by which settings and Partner Center's teams may mean this person. Whoever administers a
 * tenant writes any address on its accounts, so only the home tenant's count: a guest's and another allowed tenant's are
 * that company's word, good for showing and writing to, not for rights ("nOAuth"). Those people go by their object id.
 */
export function provenEmail(
  { email, guest, tenantId }: Pick<Person, 'email' | 'guest' | 'tenantId'>,
  { homeTenant }: Pick<RoleSettings, 'homeTenant'>,
): string | undefined {
  if (guest || tenantId.toLowerCase() !== homeTenant) return undefined;
  return email?.trim().toLowerCase() || undefined;
}
