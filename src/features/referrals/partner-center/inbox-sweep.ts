import { withCorrelation } from '../../../logger.ts';
import { PartnerCenterError } from '../../../partner-center/partner-center-error.ts';
import { LeaseLostError, PutOffError } from '../../../sweeps/lease.ts';
import { type SweepDeps, Sweeper } from '../../../sweeps/sweeper.ts';
import type { Hold } from '../../../sweeps/under-lease.ts';
import type { ReferralStore } from '../store/referral-store.ts';
import type { Inbox, ToRead } from './inbox.ts';
import type { ReferralIntake } from './intake.ts';

/** Partner Center keeps as many places for them (`request-line.ts`); more would only stand in its line. */
const atOnce = 2;

/** Milliseconds after which a record that is on its way from an answer of ours is looked for again. */
const onItsWay = 500;

export interface InboxSweepDeps extends SweepDeps {
  readonly inbox: Inbox;
  readonly intake: Pick<ReferralIntake, 'refresh' | 'refreshEngagement' | 'isExpected'>;
  readonly referrals: Pick<ReferralStore, 'versionsHeld'>;
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

  /**
   * An event that names the very version of a record that the desk holds, as the echo of its own call does, tells nothing new. The
   * others are read: of an event that names another one, older or newer, nobody knows by whose clock. So is what somebody began to
   * read and did not end: the record may be written, and what follows from it not.
   */
  async function sift(due: readonly string[]) {
    const told = await inbox.told(due);
    if (told.length === 0) return { left: due, done: 0 };
    const held = await deps.referrals.versionsHeld(told.map(({ referralId }) => referralId));
    const known = told.filter(
      ({ referralId, versions, begun }) => !begun && versions.every((each) => each === held.get(referralId)),
    );
    const done = await inbox.held(known);
    const coming = told.filter(({ referralId }) => !held.has(referralId) && deps.intake.isExpected(referralId));
    if (coming.length > 0) setTimeout(() => sweeper.nudge(), onItsWay).unref();
    // One that got another event meanwhile is due still, and comes with the next look.
    const not = new Set([...known, ...coming].map(({ id }) => id));
    return { left: due.filter((id) => !not.has(id)), done };
  }

  const sweeper = new Sweeper(
    { name: 'partner-center.inbox', everySeconds: 30, leases: inbox.leases, handle, sift, concurrency: atOnce },
    deps,
  );
  return sweeper;
}
