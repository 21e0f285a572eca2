import { type Actor, type Referral, sameEmail, withoutKeys } from '../../referrals/index.ts';
import type { Forgettable } from './forgettable.ts';

/**
 * The desk's own fields of a referral that may name a person, other than Partner Center's record and pending writes to
 * it.
 */
const ours = [
  'assignment',
  'decision',
  'acceptance',
  'firstAnswer',
  'refusal',
  'refusedWork',
  'plan',
  'conflicts',
  'outbox',
] as const;

/**
 * The referral with the person replaced by a pseudonym: as the one who answered, asked, or made a conflicting change.
 * The name is left empty, and cards then say "a former colleague". Returns the same object if nothing changes.
 */
export function referralWithout(referral: Referral, person: Forgettable, pseudonym: string): Referral {
  let next = referral;
  for (const field of ours) {
    const value = referral[field];
    if (value === undefined) continue;
    const replaced = withPseudonym(value, person, pseudonym);
    if (replaced !== value) next = { ...next, [field]: replaced };
  }
  if (next.owner && isThem(next.owner, person)) next = withoutKeys(next, 'owner');
  // Removes refused work that names the person, so that it cannot be retried.
  if (next.refusedWork && names(next.refusedWork.work, person)) next = withoutKeys(next, 'refusedWork');
  for (const field of ['decision', 'acceptance'] as const) {
    const decision = next[field];
    // The form's fields are needed until Partner Center has them, so they go only after the confirmation.
    if (decision?.state === 'confirmed' && names(decision.fields, person))
      next = { ...next, [field]: withoutKeys(decision, 'fields') };
  }
  return next;
}

function withPseudonym<T>(value: T, person: Forgettable, pseudonym: string): T {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) {
    const each = value.map((one: unknown) => withPseudonym(one, person, pseudonym));
    return each.some((one, index) => one !== value[index]) ? (each as T) : value;
  }
  if (isActor(value) && isThem(value, person)) return { ...value, aadObjectId: pseudonym, name: '' };
  const fields = Object.entries(value).map(([name, one]) => [name, withPseudonym(one, person, pseudonym)] as const);
  const isSame = fields.every(([name, one]) => one === (value as Record<string, unknown>)[name]);
  return isSame ? value : (Object.fromEntries(fields) as T);
}

function isActor(value: object): value is Actor {
  return 'aadObjectId' in value && 'tenantId' in value;
}

function isThem({ aadObjectId }: { readonly aadObjectId: string }, person: Forgettable): boolean {
  return aadObjectId === person.aadObjectId;
}

/** True: the value contains the person's e-mail address as that of a person. */
function names(value: unknown, person: Forgettable): boolean {
  if (typeof value !== 'object' || value === null || !person.email) return false;
  if ('email' in value && typeof value.email === 'string' && sameEmail(value.email, person.email)) return true;
  return Object.values(value).some((one) => names(one, person));
}
