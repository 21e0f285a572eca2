import { type PeopleStore, type Person, personId } from '../../features/people/index.ts';

/** Reads each person at most once per response. */
export function findOnce(people: Pick<PeopleStore, 'find'>): Pick<PeopleStore, 'find'> {
  const found = new Map<string, Promise<Person | undefined>>();
  return {
    find(key) {
      const known = found.get(personId(key)) ?? people.find(key);
      found.set(personId(key), known);
      return known;
    },
  };
}
