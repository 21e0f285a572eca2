import { backOff } from '../../../back-off.ts';
import { PartnerCenterError } from '../../../partner-center/partner-center-error.ts';
import type { ChangeResult } from '../../../partner-center/port.ts';
import { LeaseLostError } from '../../../sweeps/lease.ts';
import type { OutboxEntry, Referral } from '../record/referral.ts';
import { touchReferral, withDue } from '../rules/mirror.ts';
import { type DeskDeps, writeReferral } from '../store/referral-desk.ts';
import type { ReferralIntake } from './intake.ts';

export interface WaitingDeps extends DeskDeps {
  readonly intake: Pick<ReferralIntake, 'vanished'>;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
}

/** Back-off of an outbox entry that could not be sent: when it is retried, and what its card says meanwhile. */
export class OutboxWaiting {
  readonly #deps: WaitingDeps;

  constructor(deps: WaitingDeps) {
    this.#deps = deps;
  }

  async wait(
    referral: Referral,
    entry: OutboxEntry,
    result: ChangeResult & { kind: 'later' },
  ): Promise<'conflict' | undefined> {
    const { clock, policy, log } = this.#deps;
    const now = clock.now();
    const pause = Math.max(result.afterMilliseconds ?? 0, this.#pause(entry.attempts + 1));
    const waiting: OutboxEntry = {
      ...entry,
      attempts: entry.attempts + 1,
      mayHaveArrived: result.mayHaveArrived || entry.mayHaveArrived,
      waitingFor: result.reason,
      dueAt: new Date(now.getTime() + pause),
    };
    const next = { ...referral, outbox: withEntry(referral.outbox, waiting) };
    // The first failure makes the card say "waiting for Partner Center"; later failures change nothing visible.
    const written = entry.waitingFor
      ? await this.#deps.referrals.replace(referral, withDue(next, policy, now))
      : await writeReferral(this.#deps, referral, touchReferral(next, policy, now), {
          what: `${entry.kind}-waits`,
          by: 'desk',
          after: { reason: result.reason },
        });
    if (!written) return 'conflict';
    log.warn(
      { referralId: referral.id, kind: entry.kind, attempt: waiting.attempts, reason: result.reason, pause },
      'Partner Center not reached, will retry',
    );
    return undefined;
  }

  /** Even reading the record from Partner Center failed. */
  async afterError(error: unknown, { id }: OutboxEntry, referralId: string): Promise<undefined> {
    if (!(error instanceof PartnerCenterError) || error.outcome !== 'later') {
      if (!(error instanceof LeaseLostError))
        await this.#tellThatItWaits(referralId, id).catch((err: unknown) =>
          this.#deps.log.warn({ err, referralId }, 'a card still says that a change is pending'),
        );
      throw error;
    }
    const current = await this.#deps.referrals.find(referralId);
    const entry = current?.outbox[0];
    if (!current || entry?.id !== id) return undefined;
    const { reason, afterMilliseconds, mayHaveArrived } = error;
    const later = { kind: 'later', reason, mayHaveArrived } as const;
    await this.wait(current, entry, afterMilliseconds === undefined ? later : { ...later, afterMilliseconds });
    return undefined;
  }

  /** A fault of ours, reported to the operator by the sweep: the card must not go on saying that it is being sent. */
  async #tellThatItWaits(referralId: string, entryId: string): Promise<void> {
    const { referrals, policy, clock } = this.#deps;
    const current = await referrals.find(referralId);
    const entry = current?.outbox[0];
    if (!current || entry?.id !== entryId || entry.waitingFor) return;
    const next = { ...current, outbox: withEntry(current.outbox, { ...entry, waitingFor: 'error' }) };
    const what = { what: `${entry.kind}-waits`, by: 'desk', after: { reason: 'error' } } as const;
    await writeReferral(this.#deps, current, touchReferral(next, policy, clock.now()), what);
  }

  /** Partner Center no longer returns the record: the cards say so, and the entry asks again at intervals. */
  async gone(referral: Referral): Promise<undefined> {
    const current = await this.#deps.intake.vanished(referral.id);
    const entry = current?.outbox[0];
    if (!current || !entry) return undefined;
    const later = { kind: 'later', reason: 'record-not-found', afterMilliseconds: 600_000 } as const;
    await this.wait(current, entry, { ...later, mayHaveArrived: false });
    return undefined;
  }

  /** Bounded, so that the end of an outage is noticed soon. */
  #pause(attempt: number): number {
    return backOff(attempt, { first: 1_000, longest: 120_000, random: this.#deps.random });
  }
}

/** A person's press takes precedence over rows of an import. */
export function entryUrgency({ inBulk }: OutboxEntry): 'decision' | 'bulk' {
  return inBulk ? 'bulk' : 'decision';
}

export function withEntry(outbox: readonly OutboxEntry[], entry: OutboxEntry): readonly OutboxEntry[] {
  return outbox.map((other) => (other.id === entry.id ? entry : other));
}
