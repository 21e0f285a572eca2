import type { DealOverviewData } from '../../cards/deal-card-data.ts';
import type { Referral, ReferralView } from '../referrals/index.ts';
import { standingOfDeal } from './deal.ts';

/** What the reader may press. Hiding a button protects nobody: every press is checked again. */
export function dealButtons(referral: Referral, { rights }: ReferralView): DealOverviewData['buttons'] {
  const open = standingOfDeal(referral) === 'open';
  const may = rights.deal ?? [];
  const inbound = referral.kind === 'inbound';
  const buttons = {
    edit: open && may.includes('edit'),
    stage: open && may.includes('stage'),
    note: open && may.includes('edit'),
    claim: open && inbound && rights.claim,
    release: open && inbound && rights.release,
  };
  return { ...buttons, any: Object.values(buttons).some(Boolean) };
}
