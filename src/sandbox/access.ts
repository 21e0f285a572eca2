import { demoCompany, demoPeople } from './people.ts';
import type { ReferralRecord } from './referral-record.ts';

/** The roles of reference section 5.7: who may see which deals. */
export interface PortalUser {
  readonly key: 'admin' | 'user' | 'locationAdmin' | 'nobody';
  readonly email: string;
  readonly role: 'ReferralsAdmin' | 'ReferralsUser' | undefined;
  /** Locations the role is limited to; absent = the entire company. */
  readonly mpnIds?: readonly string[];
}

export const portalUsers: readonly PortalUser[] = [
  { key: 'admin', email: 'referrals.admin@contoso.example', role: 'ReferralsAdmin' },
  { key: 'user', email: demoPeople[0].email, role: 'ReferralsUser' },
  {
    key: 'locationAdmin',
    email: 'location.admin@contoso.example',
    role: 'ReferralsAdmin',
    mpnIds: [demoCompany.mpnIds[1]],
  },
  { key: 'nobody', email: 'nobody@contoso.example', role: undefined },
];

/** Outside the team or the location a record is as good as absent: lists leave it out and reading it answers 404. */
export function maySee(user: PortalUser, record: ReferralRecord): boolean {
  if (user.role === undefined) return false;
  if (user.mpnIds !== undefined && !user.mpnIds.includes(record.mpnId ?? '')) return false;
  if (user.role === 'ReferralsAdmin') return true;
  return record.team.some((teamMember) => teamMember.email.toLowerCase() === user.email.toLowerCase());
}
