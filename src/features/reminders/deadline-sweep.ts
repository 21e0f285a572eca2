import {
  type DeskDeps,
  deadlineRung,
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
  async act(referral: Referral): Promise<void> {
    const { policy, clock, referrals } = this.#deps;
    const now = clock.now();
    // Extended or answered in the meantime.
    if (now < referral.deadline || referral.record.status !== 'New')
      return void (await referrals.replace(referral, withDue(referral, policy, now)));
    const overdue = touchReferral({ ...referral, rungsDone: [...referral.rungsDone, deadlineRung] }, policy, now);
    const asked = { ...overdue, silenceDueAt: now };
    await writeReferral(this.#deps, referral, asked, { what: 'deadline-passed', by: 'desk' });
  }
}
