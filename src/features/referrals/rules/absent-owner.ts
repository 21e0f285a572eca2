import type { PersonKey } from '../../people/index.ts';
import { fullName } from '../record/members.ts';
import type { Member, Referral } from '../record/referral.ts';

/**
 * The owner by Partner Center, where nobody on its team has added the desk: the first member. The desk can't write to
 * them, but a claim still takes it from somebody: it is not unowned.
 */
export function absentOwner({ owner, record }: Pick<Referral, 'owner' | 'record'>): Member | undefined {
  return owner ? undefined : record.team.find((member) => fullName(member) !== '');
}

/**
 * The owner: by the desk, else by Partner Center's team; undefined: none. `isAbsent`: they have certainly not added the
 * desk.
 */
export function ownerOf(
  referral: Pick<Referral, 'owner' | 'record'>,
): { readonly name: string; readonly email: string; readonly isAbsent: boolean } | undefined {
  const { owner } = referral;
  if (owner) return { name: owner.name, email: owner.email, isAbsent: false };
  const absent = absentOwner(referral);
  return absent && { name: fullName(absent), email: absent.email, isAbsent: isCertainlyAbsent(referral) };
}

/** Whether this person is the owner on the desk. */
export function isOwnedBy({ owner }: Pick<Referral, 'owner'>, { tenantId, aadObjectId }: PersonKey): boolean {
  return owner?.tenantId === tenantId && owner.aadObjectId === aadObjectId;
}

/**
 * Whether it is certain that this person has not added the desk. For an ended referral it is not: when a team member
 * adds the desk, owners are only set on New and Active ones.
 */
export function isCertainlyAbsent({ record }: Pick<Referral, 'record'>): boolean {
  return record.status === 'New' || record.status === 'Active';
}
