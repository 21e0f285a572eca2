import {
  type DeskDeps,
  deadlineRung,
  type Referral,
  touchReferral,
  withDue,
  writeReferral,
} from '../referrals/index.ts';

/** Notes that a deadline has passed: its cards say so, and Partner Center is asked what became of it (by the sweep `silence`). */
export class DeadlineSweep {
  readonly #deps: DeskDeps;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  /** The caller holds the lease. */
  async act(referral: Referral): Promise<void> {
    const { policy, clock, referrals } = this.#deps;
    const now = clock.now();
    // Put off meanwhile, or answered.
    if (now < referral.deadline || referral.record.status !== 'New')
      return void (await referrals.replace(referral, withDue(referral, policy, now)));
    const overdue = touchReferral({ ...referral, rungsDone: [...referral.rungsDone, deadlineRung] }, policy, now);
    const asked = { ...overdue, silenceDueAt: now };
    await writeReferral(this.#deps, referral, asked, { what: 'deadline-passed', by: 'desk' });
  }
}
