import { absenceAt } from './absence.ts';
import type { PeopleStore } from './people-store.ts';
import type { Person, PersonKey } from './person.ts';

/**
 * Whom a channel calls by name where somebody's answer is missing: them, or while they are away their stand-in. Undefined:
 * nobody is there to be called, and a mention would only ring in somebody's holidays.
 */
export async function personCalled(
  people: Pick<PeopleStore, 'find'>,
  owner: PersonKey,
  now: Date,
): Promise<Person | undefined> {
  const person = await people.find(owner);
  const absence = person && absenceAt(person, now);
  if (!absence) return person;
  const standIn = absence.standIn && (await people.find(absence.standIn));
  return standIn && !absenceAt(standIn, now) ? standIn : undefined;
}
