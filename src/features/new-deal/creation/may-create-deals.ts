import { type Person, type RoleSettings, standingOf } from '../../people/index.ts';

/** Guests, and people without a role in Partner Center, may not create deals (docs/partner-center.md#roles). */
export function mayCreateDeals(person: Person, roles: RoleSettings): boolean {
  return !person.guest && standingOf(person, roles).role !== 'other';
}
