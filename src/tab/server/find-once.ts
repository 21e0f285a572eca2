import { type PeopleStore, type Person, personId } from '../../features/people/index.ts';

/** Within one answer each person is read once. */
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
