import type { CrmLink } from './crm-link.ts';

interface Somebody {
  readonly aadObjectId?: string | undefined;
  readonly name?: string | undefined;
}

/** The link with a pseudonym wherever this person chose or paused something; the same link where they did nothing. */
export function linkWithout(link: CrmLink, person: Somebody, pseudonym: string): CrmLink {
  const next = replaced(link, person, pseudonym) as CrmLink;
  return JSON.stringify(next) === JSON.stringify(link) ? link : next;
}

/** Under these keys stands who changed something in the CRM, as the CRM calls them. */
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
