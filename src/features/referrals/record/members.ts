import { nameInOrder } from '../../../answers/names/name-order.ts';
import type { Member } from './record-parts.ts';

/** Partner Center requires all four of at least one member of a team (docs/partner-center.md#fields). */
export function isComplete(person: Partial<Member>): person is Member {
  const { firstName, lastName, email, phoneNumber } = person;
  return [firstName, lastName, email, phoneNumber].every((value) => value?.trim());
}

/** The name as cards show it: in the order of the name's language, or the e-mail address where there is no name. */
export function fullName({ firstName = '', lastName = '', email = '' }: Partial<Member>): string {
  return nameInOrder({ firstName, lastName }) || email;
}

export function hasMember(team: readonly Pick<Member, 'email'>[], email: string): boolean {
  return team.some((member) => sameEmail(member.email, email));
}

export function withoutMember(team: readonly Member[], email: string): readonly Member[] {
  return team.filter((member) => !sameEmail(member.email, email));
}

export function sameEmail(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
