import type { Person } from '../../people/index.ts';
import type { Referral } from '../record/referral.ts';
import type { DeskDeps } from '../store/referral-desk.ts';
import type { ReferralStore } from '../store/referral-store.ts';
import type { Access } from './access.ts';

export type FindDeps = Pick<DeskDeps, 'log'> & {
  readonly referrals: Pick<ReferralStore, 'find'>;
  readonly access: Access;
};

/**
 * A referral as this person may read it; undefined: it does not exist or is not visible to them, which look the same
 * from outside.
 */
export async function findFor(
  { referrals, access, log }: FindDeps,
  person: Person,
  id: string,
): Promise<Referral | undefined> {
  const referral = await referrals.find(id);
  if (!referral || access.may(person, 'read', referral)) return referral;
  const facts = { referralId: referral.id, aadObjectId: person.aadObjectId };
  log.warn(facts, 'security: referral outside the person’s reach was asked for');
  return undefined;
}
