import { PartnerCenterError } from '../../../partner-center/partner-center-error.ts';
import type { Referral } from '../record/referral.ts';
import { withDue } from '../rules/mirror.ts';
import type { DeskDeps } from '../store/referral-desk.ts';
import type { ReferralIntake } from './intake.ts';

export interface SilenceDeps extends DeskDeps {
  readonly intake: Pick<ReferralIntake, 'refresh' | 'refreshEngagement'>;
}

/**
 * Asks Partner Center what it should have told by itself: what became of a referral whose deadline has passed, or whose
 * time for Microsoft's answer has. At first soon, then ever less often. The only one of the timetable's sweeps that waits
 * for Partner Center: while that hangs, nothing else does.
 */
export class SilenceSweep {
  readonly #deps: SilenceDeps;

  constructor(deps: SilenceDeps) {
    this.#deps = deps;
  }

  /** The caller holds the lease. */
  async act(referral: Referral): Promise<void> {
    const { referrals, policy, clock, intake, log } = this.#deps;
    // The next time to ask comes first: whatever comes of this one, it is not asked in a circle.
    if (!(await referrals.replace(referral, withDue(referral, policy, clock.now())))) return;
    const { id, record } = referral;
    const ask = record.status === 'New' ? intake.refresh(id, 'event') : intake.refreshEngagement(id, 'event');
    await ask.catch((error: unknown) => {
      if (!(error instanceof PartnerCenterError)) throw error;
      // Away: no fault of the referral's.
      log.warn({ referralId: id, reason: error.reason }, 'Partner Center not reached, asked again later');
    });
  }
}
