import { createHash } from 'node:crypto';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { hasMember, isComplete, type Member, type RecordChange, sameEmail } from '../../referrals/index.ts';
import type { Problems, Typed } from '../buttons/deal-form.ts';
import { readPersonInputs } from '../buttons/deal-person.ts';

/** Partner Center's upper bound (docs/partner-center.md#fields). */
const mostPeople = 50;

/** Value of a choice, without commas: multi-select choices are joined by commas. */
export function personMark(member: Member): string {
  return createHash('sha256').update(member.email.trim().toLowerCase()).digest('base64url').slice(0, 10);
}

export type PeopleInput =
  | { readonly kind: 'change'; readonly change: RecordChange | undefined }
  | { readonly kind: 'problems'; readonly problems: Problems };

/** Parses removed, suggested and new employees. */
export function readPeople(
  typed: Typed,
  team: readonly Member[],
  recent: readonly Member[],
  locale: Locale,
): PeopleInput {
  const chosen = (text: string | undefined) => (text ?? '').split(',').map((mark) => mark.trim());
  const remove = team.filter((member) => chosen(typed.off).includes(personMark(member))).map(({ email }) => email);
  const known = recent.filter((member) => chosen(typed.recent).includes(personMark(member)));
  const person = readPersonInputs('new', typed, locale);
  if (person.kind === 'problems') return person;
  const coming = [...known, ...(person.kind === 'person' ? [person.person] : [])];
  const add = coming.filter(({ email }, index) => coming.findIndex((other) => sameEmail(other.email, email)) === index);
  const after = [...team.filter(({ email }) => !remove.some((gone) => sameEmail(gone, email))), ...add];
  const problem = problemOf(after, locale);
  if (problem) return { kind: 'problems', problems: { off: problem } };
  // Removed and added in the same form: stays.
  const gone = remove.filter((email) => !hasMember(add, email));
  return { kind: 'change', change: add.length + gone.length > 0 ? { field: 'team', add, remove: gone } : undefined };
}

function problemOf(team: readonly Member[], locale: Locale): string | undefined {
  if (team.length > mostPeople) return say(locale, 'deal.problem.tooManyPeople');
  return team.some(isComplete) ? undefined : say(locale, 'deal.problem.lastPerson');
}

/** Complete members of other deals who are not on this one, most frequent first. */
export function recentPeople(
  teams: readonly (readonly Member[])[],
  team: readonly Member[],
  most = 10,
): readonly Member[] {
  const met = new Map<string, { readonly member: Member; readonly times: number }>();
  for (const member of teams.flat().filter(isComplete)) {
    const key = member.email.trim().toLowerCase();
    met.set(key, { member, times: (met.get(key)?.times ?? 0) + 1 });
  }
  return [...met.values()]
    .filter(({ member }) => !hasMember(team, member.email))
    .sort((a, b) => b.times - a.times)
    .slice(0, most)
    .map(({ member }) => member);
}
