import { currentCorrelation } from '../../../logger.ts';
import { PartnerCenterError } from '../../../partner-center/partner-center-error.ts';
import {
  type Access,
  type DeskDeps,
  type Referral,
  type ReferralIntake,
  touch,
  without,
  write,
} from '../../referrals/index.ts';
import { closed } from '../close/deal-close.ts';
import { isDeal, standingOfDeal } from './deal.ts';

export interface DealPlansDeps extends DeskDeps {
  readonly access: Access;
  readonly intake: Pick<ReferralIntake, 'refreshEngagement'>;
}

/** Does what people asked the desk to do later, when its time has come. */
export class DealPlans {
  readonly #deps: DealPlansDeps;

  constructor(deps: DealPlansDeps) {
    this.#deps = deps;
  }

  /** The caller holds the lease. True: it was this referral's turn. */
  async act(referral: Referral): Promise<boolean> {
    const { clock, policy, access, people } = this.#deps;
    const { plan, microsoft } = referral;
    const at = clock.now();
    // Partner Center says that Microsoft's time is over; if it forgets to, it is asked.
    if (microsoft?.status === 'New' && microsoft.answerBy <= at) await this.#ask(referral);
    if (!plan || plan.at > at) return false;
    const person = await people.find(plan.by);
    const still =
      isDeal(referral) && standingOfDeal(referral) === 'open' && person && access.may(person, 'close', referral);
    const step = { by: plan.by, at, correlationId: currentCorrelation() ?? 'none', policy };
    // Whoever asked had days to take it back, and may still be the one who may ask.
    const after = still ? closed(referral, step, { kind: plan.kind }, 0) : touch(without(referral, 'plan'), policy, at);
    const what = still ? `deal-${plan.kind}-as-planned` : 'deal-plan-dropped';
    await write(this.#deps, referral, after, { what, by: still ? plan.by : 'desk' });
    return true;
  }

  /** Partner Center that is away is no fault of the deal's: it is asked again at the next time. */
  async #ask({ id }: Referral): Promise<void> {
    await this.#deps.intake.refreshEngagement(id, 'event').catch((error: unknown) => {
      if (!(error instanceof PartnerCenterError)) throw error;
      const facts = { referralId: id, reason: error.reason };
      this.#deps.log.warn(facts, 'Partner Center not reached after Microsoft’s time to answer');
    });
  }
}
