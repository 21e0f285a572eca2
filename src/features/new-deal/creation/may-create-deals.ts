import { type Person, type RoleSettings, standingOf } from '../../people/index.ts';

/** Guests and people without a role in Partner Center create nothing (docs/partner-center.md#roles). */
export function mayCreateDeals(person: Person, roles: RoleSettings): boolean {
  return !person.guest && standingOf(person, roles).role !== 'other';
}
