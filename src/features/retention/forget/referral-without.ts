import { type Actor, type Referral, sameEmail, withoutKeys } from '../../referrals/index.ts';
import type { Forgettable } from './forgettable.ts';

/** Everything of ours on a referral that may name a person; Partner Center's record and what is on its way there do not count. */
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
 * A referral in which a pseudonym stands where this person stood: who answered, who asked, whose change met another's.
 * The name is left empty, and cards say that it was a former colleague. The same referral where nothing is to be done.
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
  // What was asked for and refused: nobody is to try that again with somebody who was forgotten.
  if (next.refusedWork && names(next.refusedWork.work, person)) next = withoutKeys(next, 'refusedWork');
  for (const field of ['decision', 'acceptance'] as const) {
    const decision = next[field];
    // What was filled into the form is needed until Partner Center has it.
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

/** Whether their e-mail address stands anywhere in it, as somebody's. */
function names(value: unknown, person: Forgettable): boolean {
  if (typeof value !== 'object' || value === null || !person.email) return false;
  if ('email' in value && typeof value.email === 'string' && sameEmail(value.email, person.email)) return true;
  return Object.values(value).some((one) => names(one, person));
}
