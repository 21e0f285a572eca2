import type { Person, PersonKey, Standing } from '../../people/index.ts';

/**
 * What a person may see in full, as far as a query can say it: the same answer as `Access` gives for each referral (a
 * test holds them together), so that lists count and page over nothing that is not theirs.
 */
export interface Reach {
  /** Partner locations; [] = all of them. */
  readonly locations: readonly string[];
  /** Absent: everybody's. */
  readonly only?: {
    /** What this person owns; absent: a role that owning gives nothing. */
    readonly owner?: PersonKey;
    /** Lower case: what this person is on the team of. */
    readonly email?: string;
    /** What those own for whom this person stands in. */
    readonly others?: readonly PersonKey[];
    readonly unowned: boolean;
  };
}

/** `email`: what proves who this person is on a team (`provenEmail`). Undefined: nothing at all. */
export function reachOf(
  person: Person,
  standing: Standing,
  email: string | undefined,
  others: readonly PersonKey[] = [],
): Reach | undefined {
  const { role, locations } = standing;
  if (role === 'admin') return { locations };
  const { tenantId, aadObjectId } = person;
  if (role === 'user')
    return {
      locations,
      only: { owner: { tenantId, aadObjectId }, others, unowned: true, ...(email ? { email } : {}) },
    };
  // Partner Center's own word: whoever is on a referral's team works on it, whatever the desk's settings say.
  return email ? { locations: [], only: { email, unowned: false } } : undefined;
}
