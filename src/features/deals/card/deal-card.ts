import type { CrmBlock } from '../../../cards/deal-card-data.ts';
import { dealOverview } from '../../../cards/deal-cards.ts';
import { say } from '../../../i18n/catalogue.ts';
import {
  type BuiltCard,
  cardBasics,
  closeDateOf,
  contactsOf,
  customerForSummary,
  dealTypeOf,
  moneyOf,
  ownViewsOf,
  type Referral,
  type ReferralView,
  stageOf,
  titleOf,
} from '../../referrals/index.ts';
import { type KnownSolutions, nothingKnown } from '../../solutions/index.ts';
import { asEdited, isDeal } from '../deal/deal.ts';
import type { SolutionsKnown } from '../deal/solutions-known.ts';
import { registrationStanding } from '../registration/deal-registration.ts';
import { type DealMenu, dealButtons } from './deal-card-buttons.ts';
import { conflictsOnCard } from './deal-card-conflicts.ts';
import { dealBrief, dealFacts, dealNotes } from './deal-card-facts.ts';
import { heldOnCard } from './deal-card-held.ts';
import { plansOnCard } from './deal-card-plans.ts';
import { refusalsOnCard } from './deal-card-refusals.ts';
import { dealStatus } from './deal-card-status.ts';

/** Draws deals with the catalogue's data of their solutions, which is read for won deals only. */
export function dealCards(known: SolutionsKnown, crm?: CrmOnCard) {
  return async (referral: Referral, view: ReferralView, menu?: DealMenu): Promise<BuiltCard | undefined> => {
    const solutions = referral.record.substatus === 'Won' ? await known(referral) : nothingKnown;
    const blocks = crm && isDeal(referral) ? await crm(referral, view) : [];
    return dealCard(referral, view, solutions, menu, blocks);
  };
}

/** The CRM's part of a deal's card. */
export type CrmOnCard = (referral: Referral, view: ReferralView) => Promise<readonly CrmBlock[]>;

/** The card of a deal: facts, standing, buttons; undefined: the referral is not a deal. */
export function dealCard(
  referral: Referral,
  view: ReferralView,
  known: KnownSolutions,
  menu: DealMenu = 'first',
  crm: readonly CrmBlock[] = [],
): BuiltCard | undefined {
  if (!isDeal(referral)) return undefined;
  const { locale } = view;
  // Pending changes are shown as if delivered; the card's head tells that they are not.
  const shown = { ...referral, record: asEdited(referral), category: dealTypeOf(referral) };
  const customer = customerForSummary(referral);
  const registration = registrationStanding(referral, known);
  const stage = say(locale, `stage.${stageOf(referral, view.now)}`);
  const summary =
    registration === 'asked'
      ? say(locale, 'deal.summary.actionRequired', { customer })
      : say(locale, 'summary.stage', { customer, stage });
  const card = dealOverview({
    ...cardBasics(referral, view, summary),
    ...titleOf(shown, view),
    refreshFor: ownViewsOf(view),
    status: dealStatus(referral, view, registration),
    held: heldOnCard(referral, view),
    conflicts: conflictsOnCard(referral, view),
    crm,
    refusals: refusalsOnCard(referral, view),
    plans: plansOnCard(referral, view),
    folded: view.audience === 'channel',
    brief: view.audience === 'channel' ? dealBrief(shown, locale) : [],
    value: moneyOf(shown, locale),
    closeDate: closeDateOf(shown, locale),
    facts: dealFacts(shown, view, registration),
    contacts: contactsOf(shown, view),
    notes: dealNotes(shown, view),
    buttons: dealButtons(referral, view, menu, registration),
  });
  return { card, summary };
}
