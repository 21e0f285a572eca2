import type { Hold } from '../../sweeps/under-lease.ts';
import {
  type DeskDeps,
  deadlineRung,
  lastWrite,
  type Referral,
  touchReferral,
  withDue,
  writeReferral,
} from '../referrals/index.ts';

/** Processes a passed deadline: its cards say so, and the `silence` sweep asks Partner Center about the outcome. */
export class DeadlineSweep {
  readonly #deps: DeskDeps;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  /** The caller holds the lease. */
  async act(referral: Referral, hold: Hold): Promise<void> {
    const { policy, clock, referrals } = this.#deps;
    const now = clock.now();
    // Extended or answered in the meantime.
    if (now < referral.deadline || referral.record.status !== 'New')
      return void (await lastWrite('deadlines', hold, (lease) =>
        referrals.replace(referral, withDue(referral, policy, now), undefined, lease),
      ));
    const overdue = touchReferral({ ...referral, rungsDone: [...referral.rungsDone, deadlineRung] }, policy, now);
    const asked = { ...overdue, silenceDueAt: now };
    await lastWrite('deadlines', hold, (lease) =>
      writeReferral(this.#deps, referral, asked, { what: 'deadline-passed', by: 'desk', lease }),
    );
  }
}
