import type { Person, PersonKey, Standing } from '../../people/index.ts';

/**
 * The access scope of a person in a form that a query can use. It gives the same answer as `Access` per referral (a
 * test holds them together), so that lists count and page only what is visible.
 */
export interface Reach {
  /** Partner locations; [] = all. */
  readonly locations: readonly string[];
  /** Absent: not restricted by owner or team. */
  readonly only?: {
    /** What this person owns; absent: their role gets nothing from ownership. */
    readonly owner?: PersonKey;
    /** Lower case: referrals on whose team this person is. */
    readonly email?: string;
    /** Owners for whom this person stands in. */
    readonly others?: readonly PersonKey[];
    readonly unowned: boolean;
  };
}

/** `email`: the verified e-mail by which team membership is matched (`provenEmail`). Undefined: nothing is visible. */
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
  // Partner Center decides here: a member of a referral's team works on it, whatever the desk's own settings say.
  return email ? { locations: [], only: { email, unowned: false } } : undefined;
}
