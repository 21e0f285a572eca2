import type { DealButton, DealOverviewData } from '../../../cards/deal-card-data.ts';
import type { Referral, ReferralView } from '../../referrals/index.ts';
import { standingOfDeal } from '../deal/deal.ts';
import { canEditContact, canInvite, canShare } from '../microsoft/deal-microsoft.ts';
import { isOffered, type RegistrationStanding } from '../registration/deal-registration.ts';

/** Frequent buttons are on the card, the others behind "More". */
export type DealMenu = 'first' | 'more';

/** The reader's buttons. Not a protection: every press is checked again. */
export function dealButtons(
  referral: Referral,
  { rights }: ReferralView,
  menu: DealMenu,
  registration: RegistrationStanding,
): DealOverviewData['buttons'] {
  const may = rights.deal ?? [];
  const standing = standingOfDeal(referral);
  const open = standing === 'open';
  const inbound = referral.kind === 'inbound';
  const first: Partial<Record<DealButton, boolean>> = {
    edit: open && may.includes('edit'),
    stage: open && may.includes('stage'),
    note: open && may.includes('edit'),
    won: open && may.includes('close'),
    lost: open && may.includes('close'),
    undo: standing === 'closing' && may.includes('close'),
    register: may.includes('register') && isOffered(registration),
    registerAgain: may.includes('register') && registration === 'asked',
  };
  const seldom: Partial<Record<DealButton, boolean>> = {
    employees: open && may.includes('edit'),
    solutions: open && may.includes('edit'),
    contact: open && may.includes('edit') && canEditContact(referral),
    share: open && may.includes('invite') && canShare(referral),
    invite: open && may.includes('invite') && canInvite(referral),
    claim: open && inbound && rights.claim,
    release: open && inbound && rights.release,
    assign: open && inbound && referral.owner !== undefined && rights.assign === true,
  };
  const any = Object.values(seldom).some(Boolean);
  // Readers who have infrequent buttons only see them without "More".
  const flat = !Object.values(first).some(Boolean);
  const shown = menu === 'more' || flat ? { ...seldom, back: !flat } : { ...first, more: any };
  const buttons = { ...none, ...shown };
  return { ...buttons, first: firstRow.some((name) => buttons[name]), second: secondRow.some((name) => buttons[name]) };
}

/** Two rows, since clients show at most five buttons in one. */
const firstRow = [
  'edit',
  'stage',
  'note',
  'undo',
  'employees',
  'solutions',
  'contact',
  'share',
  'invite',
  'register',
  'registerAgain',
] as const;
const secondRow = ['won', 'lost', 'claim', 'release', 'assign', 'more', 'back'] as const;

const none: Readonly<Record<DealButton, boolean>> = {
  edit: false,
  stage: false,
  note: false,
  won: false,
  lost: false,
  more: false,
  claim: false,
  release: false,
  assign: false,
  back: false,
  undo: false,
  employees: false,
  solutions: false,
  contact: false,
  share: false,
  invite: false,
  register: false,
  registerAgain: false,
};
