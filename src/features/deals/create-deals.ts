import type { PartnerCenter } from '../../partner-center/port.ts';
import type { SweepDeps } from '../../sweeps/sweeper.ts';
import type { Person } from '../people/index.ts';
import {
  doingSentences,
  type ReferralsDeps,
  type ReferralsRoom,
  referralSweep,
  type SalesStage,
} from '../referrals/index.ts';
import type { SolutionCatalogue } from '../solutions/index.ts';
import { type CrmOnCard, dealCards } from './card/deal-card.ts';
import { DealPlans } from './deal/deal-plans.ts';
import { DealService } from './deal/deal-service.ts';
import type { SolutionsKnown } from './deal/solutions-known.ts';
import { dealWorkFeature } from './deal-work-feature.ts';
import { moveStage } from './edit/deal-actions-edit.ts';
import { inviteCarrier } from './microsoft/deal-invite-carrier.ts';
import { registrationRequest } from './registration/deal-registration.ts';
import type { DealsByWords } from './words/deal-named.ts';
import { closingSentences } from './words/deal-sentences.ts';

/** What deals add to referrals: card, registration, invitation of Microsoft. */
export function dealParts(deps: {
  readonly known: SolutionsKnown;
  readonly partnerCenter: PartnerCenter;
  /** Absent: there is no CRM. */
  readonly crm?: CrmOnCard | undefined;
}): ReferralsDeps['deals'] {
  return {
    dealCard: dealCards(deps.known, deps.crm),
    requestOf: registrationRequest,
    carriers: (intake) => ({ invite: inviteCarrier({ partnerCenter: deps.partnerCenter, intake }) }),
  };
}

/** Wiring of work on deals: people's actions, and scheduled ones (a sweep). */
export function createDeals(
  deps: {
    readonly room: ReferralsRoom;
    readonly catalogue: SolutionCatalogue;
    readonly known: SolutionsKnown;
    readonly byWords: DealsByWords;
  } & Pick<SweepDeps, 'metrics' | 'random'>,
) {
  const { catalogue, known, byWords, metrics, random } = deps;
  const { desk, access, presenter, forms, said } = deps.room;
  const service = new DealService({ ...desk, access });
  const plans = new DealPlans({ ...desk, access });
  const work = dealWorkFeature({
    ...{ ...desk, access, service, presenter, forms, catalogue, known, byWords },
    dealtWithLast: said.dealtWithLast,
    undoSeconds: desk.policy.undoSeconds,
    undoAnswer: async ({ person }, { id: referralId, revision }) =>
      (await said.service.undo(person, { referralId, revision })).kind === 'done',
  });
  return {
    moveStage: (person: Person, id: string, to: SalesStage) => moveStage(service, person, id, String(to)),
    feature: {
      ...work,
      intents: [...(work.intents ?? []), doingSentences(said, closingSentences)],
      sweeps: [referralSweep({ ...desk, metrics, random }, 'plans', (referral) => plans.act(referral), 8)],
    },
  };
}
