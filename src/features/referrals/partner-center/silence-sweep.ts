import { PartnerCenterError } from '../../../partner-center/partner-center-error.ts';
import type { Referral } from '../record/referral.ts';
import { withDue } from '../rules/mirror.ts';
import type { DeskDeps } from '../store/referral-desk.ts';
import type { ReferralIntake } from './intake.ts';

export interface SilenceDeps extends DeskDeps {
  readonly intake: Pick<ReferralIntake, 'refresh' | 'refreshEngagement'>;
}

/**
 * Asks Partner Center about ends that it should have reported: a passed deadline, or the end of Microsoft's response
 * time. Soon at first, then with a growing interval. It is the only sweep of the timetable that waits for Partner
 * Center: while that hangs, no other one does.
 */
export class SilenceSweep {
  readonly #deps: SilenceDeps;

  constructor(deps: SilenceDeps) {
    this.#deps = deps;
  }

  /** The caller holds the lease. */
  async act(referral: Referral): Promise<void> {
    const { referrals, policy, clock, intake, log } = this.#deps;
    // The next time is written first, so that no outcome of this request causes a tight loop.
    if (!(await referrals.replace(referral, withDue(referral, policy, clock.now())))) return;
    const { id, record } = referral;
    const ask = record.status === 'New' ? intake.refresh(id, 'event') : intake.refreshEngagement(id, 'event');
    await ask.catch((error: unknown) => {
      if (!(error instanceof PartnerCenterError)) throw error;
      // An outage, not a failure of this referral.
      log.warn({ referralId: id, reason: error.reason }, 'Partner Center not reached, will ask again');
    });
  }
}
