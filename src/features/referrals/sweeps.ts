import type { Clock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import { Sweeper } from '../../scheduler/sweeper.ts';
import type { Copy } from './copy.ts';
import type { CopyStore } from './copy-store.ts';
import type { Referral } from './referral.ts';
import type { DueWork, ReferralStore } from './referral-store.ts';

/** Seconds of server time: longer than any one send with its patience, short enough that a dead worker is not missed long. */
const leaseSeconds = 60;

interface SweepDeps {
  readonly clock: Clock;
  readonly log: Logger;
}

export function referralSweep(
  deps: SweepDeps & { readonly referrals: ReferralStore },
  work: DueWork,
  handle: (referral: Referral) => Promise<void>,
  concurrency: number,
): Sweeper<Referral> {
  const { referrals, clock, log } = deps;
  return new Sweeper(
    {
      name: `referrals.${work}`,
      due: (limit) => referrals.due(work, clock.now(), limit),
      lease: (id) =>
        referrals.lease(work, id, { now: clock.now(), serverNow: clock.serverNow(), seconds: leaseSeconds }),
      handle,
      release: (id) => referrals.release(work, id),
      batch: 100,
      concurrency,
    },
    log,
  );
}

export function copySweep(
  deps: SweepDeps & { readonly copies: CopyStore },
  handle: (copy: Copy) => Promise<void>,
  concurrency: number,
): Sweeper<Copy> {
  const { copies, clock, log } = deps;
  return new Sweeper(
    {
      name: 'copies',
      due: (limit) => copies.due(clock.now(), limit),
      lease: (id) => copies.lease(id, { now: clock.now(), serverNow: clock.serverNow(), seconds: leaseSeconds }),
      handle,
      // Teams takes one message at a time per conversation; the id ends with the place.
      keyOf: (id) => id.split('/').slice(2).join('/'),
      batch: 200,
      concurrency,
    },
    log,
  );
}
