import type { CrmLink } from './crm-link.ts';

interface Somebody {
  readonly aadObjectId?: string | undefined;
  readonly name?: string | undefined;
}

/** Replaces this person by a pseudonym wherever they chose or paused something; returns the same link if they did not. */
export function linkWithout(link: CrmLink, person: Somebody, pseudonym: string): CrmLink {
  const next = replaced(link, person, pseudonym) as CrmLink;
  return JSON.stringify(next) === JSON.stringify(link) ? link : next;
}

/** Keys that hold the CRM's name of a person. */
const namesIn = ['by', 'crmBy'];

function replaced(value: unknown, person: Somebody, pseudonym: string): unknown {
  if (Array.isArray(value)) return value.map((each) => replaced(each, person, pseudonym));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if ('aadObjectId' in value && person.aadObjectId && value.aadObjectId === person.aadObjectId)
    return { ...value, aadObjectId: pseudonym, name: '' };
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) =>
      namesIn.includes(key) && person.name && each === person.name
        ? [key, '']
        : [key, replaced(each, person, pseudonym)],
    ),
  );
}
