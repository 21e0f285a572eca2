import { withCorrelation } from '../../../logger.ts';
import { PartnerCenterError } from '../../../partner-center/partner-center-error.ts';
import { LeaseLostError, PutOffError } from '../../../sweeps/lease.ts';
import { type SweepDeps, Sweeper } from '../../../sweeps/sweeper.ts';
import type { Hold } from '../../../sweeps/under-lease.ts';
import type { Inbox, ToRead } from './inbox.ts';
import type { ReferralIntake } from './intake.ts';

/** Partner Center keeps as many places for them (`request-line.ts`); more would only stand in its line. */
const atOnce = 2;

export interface InboxSweepDeps extends SweepDeps {
  readonly inbox: Inbox;
  readonly intake: Pick<ReferralIntake, 'refresh' | 'refreshEngagement'>;
}

/**
 * Reads what the inbox holds: at once when an event comes, and twice a minute for what a process that died, or a Partner
 * Center that was away, has left there.
 */
export function inboxSweep(deps: InboxSweepDeps): Sweeper<ToRead> {
  const { inbox } = deps;

  async function handle(item: ToRead, hold: Hold): Promise<void> {
    for (let next: ToRead | undefined = item; next; next = await inbox.settle(hold.lease, next)) {
      hold.signal.throwIfAborted();
      await withCorrelation(next.correlationId, () => readOnce(next ?? item));
    }
  }

  async function readOnce(read: ToRead): Promise<void> {
    const { intake } = deps;
    const { what, referralId } = read;
    try {
      await (what === 'referral' ? intake.refresh(referralId, 'event') : intake.refreshEngagement(referralId, 'event'));
    } catch (error) {
      if (error instanceof LeaseLostError) throw error;
      if (error instanceof PartnerCenterError && error.outcome === 'later')
        throw new PutOffError(error.reason, error.afterMilliseconds);
      await inbox.failed(read);
      throw error;
    }
  }

  return new Sweeper(
    { name: 'partner-center.inbox', everySeconds: 30, leases: inbox.leases, handle, concurrency: atOnce },
    deps,
  );
}
