import type { DealOverviewData } from '../../../cards/deal-card-data.ts';
import { plainName } from '../../../cards/plain.ts';
import { crmNames } from '../../../crm/port.ts';
import { say } from '../../../i18n/catalogue.ts';
import { actorName, formatMomentFor, type Referral, type ReferralView } from '../../referrals/index.ts';
import { standingOfDeal } from '../deal/deal.ts';

/** Scheduled actions, with buttons to cancel them. */
export function plansOnCard(referral: Referral, view: ReferralView): DealOverviewData['plans'] {
  const { plan } = referral;
  if (!plan || standingOfDeal(referral) !== 'open') return [];
  const when = formatMomentFor(view, plan.at);
  const text = plan.byCrm
    ? say(view.locale, 'deal.plan.wonThere', { when, crm: crmNames[plan.byCrm] })
    : say(view.locale, 'deal.plan.won', { when, name: plainName(actorName(view.locale, plan.by)) });
  return [{ text, cancel: (view.rights.deal ?? []).includes('close') }];
}
