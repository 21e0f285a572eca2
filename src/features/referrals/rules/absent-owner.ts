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
 * Whether it is certain that this person has not added the desk: what has ended finds no owner any more when somebody of
 * its team adds it (the store looks through New and Active ones only).
 */
export function isCertainlyAbsent({ record }: Pick<Referral, 'record'>): boolean {
  return record.status === 'New' || record.status === 'Active';
}
