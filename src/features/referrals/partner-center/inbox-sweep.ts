import { withCorrelation } from '../../../logger.ts';
import { PartnerCenterError } from '../../../partner-center/partner-center-error.ts';
import { LeaseLostError, PutOffError } from '../../../sweeps/lease.ts';
import { type SweepDeps, Sweeper } from '../../../sweeps/sweeper.ts';
import type { Hold } from '../../../sweeps/under-lease.ts';
import type { ReferralStore } from '../store/referral-store.ts';
import type { Inbox, ToRead } from './inbox.ts';
import type { ReferralIntake } from './intake.ts';

/** Partner Center's request queue has as many slots for events (`request-line.ts`); more would only wait there. */
const atOnce = 2;

/** Milliseconds until a record that our own call created, and that is about to be stored, is looked for again. */
const onItsWay = 500;

export interface InboxSweepDeps extends SweepDeps {
  readonly inbox: Inbox;
  readonly intake: Pick<ReferralIntake, 'refresh' | 'refreshEngagement' | 'isArriving'>;
  readonly referrals: Pick<ReferralStore, 'versionsHeld'>;
}

/**
 * Processes the inbox: at once when an event arrives, and twice a minute for events left by a crash or by a Partner
 * Center outage.
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

  /**
   * Drops events that name exactly the version which the desk holds, such as the echo of its own call. All others are
   * read: whether a differing version is older or newer can't be decided without a common clock. So is a row whose read
   * was begun and not finished: the record may be written while its consequences are not.
   */
  async function sift(due: readonly string[]) {
    const told = await inbox.told(due);
    if (told.length === 0) return { left: due, done: 0 };
    const held = await deps.referrals.versionsHeld(told.map(({ referralId }) => referralId));
    const known = told.filter(
      ({ referralId, versions, begun }) => !begun && versions.every((each) => each === held.get(referralId)),
    );
    const done = await inbox.held(known);
    const coming = told.filter(({ referralId }) => !held.has(referralId) && deps.intake.isArriving(referralId));
    if (coming.length > 0) setTimeout(() => sweeper.nudge(), onItsWay).unref();
    // A row with another event since is still due, and comes up in the next round.
    const not = new Set([...known, ...coming].map(({ id }) => id));
    return { left: due.filter((id) => !not.has(id)), done };
  }

  const sweeper = new Sweeper(
    { name: 'partner-center.inbox', everySeconds: 30, leases: inbox.leases, handle, sift, concurrency: atOnce },
    deps,
  );
  return sweeper;
}
