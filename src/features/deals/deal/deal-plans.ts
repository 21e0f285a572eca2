import { currentCorrelation } from '../../../logger.ts';
import {
  type Access,
  type DeskDeps,
  type Referral,
  touchReferral,
  withDue,
  withoutKeys,
  writeReferral,
} from '../../referrals/index.ts';
import { closedDeal } from '../close/deal-close.ts';
import { isDeal, standingOfDeal } from './deal.ts';

export interface DealPlansDeps extends DeskDeps {
  readonly access: Access;
}

/** Carries out scheduled actions when they are due. */
export class DealPlans {
  readonly #deps: DealPlansDeps;

  constructor(deps: DealPlansDeps) {
    this.#deps = deps;
  }

  /** The caller holds the lease. */
  async act(referral: Referral): Promise<void> {
    const { clock, policy, access, people, referrals } = this.#deps;
    const { plan } = referral;
    const at = clock.now();
    if (!plan || plan.at > at) return void (await referrals.replace(referral, withDue(referral, policy, at)));
    const person = await people.find(plan.by);
    const still =
      isDeal(referral) && standingOfDeal(referral) === 'open' && person && access.may(person, 'close', referral);
    const byCrm = plan.byCrm ? { byCrm: plan.byCrm } : {};
    const step = { by: plan.by, at, correlationId: currentCorrelation() ?? 'none', policy };
    // The person had days to cancel it; their right is checked again.
    const after = still
      ? closedDeal(referral, step, { kind: plan.kind, ...byCrm }, { undoSeconds: 0 })
      : touchReferral(withoutKeys(referral, 'plan'), policy, at);
    const what = still ? `deal-${plan.kind}-as-planned` : 'deal-plan-dropped';
    await writeReferral(this.#deps, referral, after, { what, by: still ? (plan.byCrm ?? plan.by) : 'desk' });
  }
}
