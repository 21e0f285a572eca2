import type { PersonKey } from '../../people/index.ts';
import { fullName } from '../record/members.ts';
import type { Member, Referral } from '../record/referral.ts';

/**
 * Whose a referral is by Partner Center, where nobody of its team has added the desk: the first on the team. Nothing can be
 * sent to them here, and whoever claims it takes it from somebody: it is not nobody's.
 */
export function absentOwner({ owner, record }: Pick<Referral, 'owner' | 'record'>): Member | undefined {
  return owner ? undefined : record.team.find((member) => fullName(member) !== '');
}

/**
 * Whose it is: by the desk, else by Partner Center's team; undefined: nobody's. `isAbsent`: they have certainly not added
 * the desk.
 */
export function ownerOf(
  referral: Pick<Referral, 'owner' | 'record'>,
): { readonly name: string; readonly email: string; readonly isAbsent: boolean } | undefined {
  const { owner } = referral;
  if (owner) return { name: owner.name, email: owner.email, isAbsent: false };
  const absent = absentOwner(referral);
  return absent && { name: fullName(absent), email: absent.email, isAbsent: isCertainlyAbsent(referral) };
}

/** Whether this person is its owner on the desk. */
export function isOwnedBy({ owner }: Pick<Referral, 'owner'>, { tenantId, aadObjectId }: PersonKey): boolean {
  return owner?.tenantId === tenantId && owner.aadObjectId === aadObjectId;
}

/**
 * Whether it is certain that this person has not added the desk: what has ended finds no owner any more when somebody of
 * its team adds it (the store looks through New and Active ones only).
 */
export function isCertainlyAbsent({ record }: Pick<Referral, 'record'>): boolean {
  return record.status === 'New' || record.status === 'Active';
}
