import { type Where, whereIn } from '../../../mongo/where.ts';
import type { PersonKey } from '../../people/index.ts';
import type { ReferralDocument } from './mongo-referral-document.ts';
import { type Shelf, withoutOwnerHere } from './referral-keys.ts';
import type { ReferralStore } from './referral-store.ts';

export const whereReferral = whereIn<ReferralDocument>();

/** Undecided referrals, by the index that sorts them by deadline. */
export const undecided = { 'keys.shelf': 'inbound/waiting' satisfies Shelf } as const;
export const unowned = { ...undecided, 'keys.seers': { $in: [...withoutOwnerHere] } };
export const openOf = (owner: PersonKey) => ({
  'owner.aadObjectId': owner.aadObjectId,
  'owner.tenantId': owner.tenantId,
  'record.status': { $in: ['New', 'Active'] },
  vanished: false,
});
/** Leads have their own lists (features/leads); taking one does not mean working on a deal. */
export const noLead = { kind: { $ne: 'lead' as const } };
export const openWithTeamMember = (email: string) => ({
  teamEmails: email,
  'record.status': { $in: ['New', 'Active'] },
});

export function cardsOf(which: Parameters<ReferralStore['makeCardsDue']>[0]): Where<ReferralDocument> {
  if (which === 'undecided') return undecided;
  if (which === 'unowned') return unowned;
  return 'channelId' in which ? { ...undecided, channelId: which.channelId } : openWithTeamMember(which.teamMember);
}
