import type { Clock } from '../../../clock.ts';
import type { Logger } from '../../../logger.ts';
import { Sweeper } from '../../../scheduler/sweeper.ts';
import type { Referral } from '../record/referral.ts';
import type { DueWork, ReferralStore } from '../store/referral-store.ts';
import type { Copy } from './copy.ts';
import { type CopyStore, mostToOnePlace } from './copy-store.ts';

/** Seconds of server time: what a dead worker held waits for so long. Whoever is alive renews in good time. */
const leaseSeconds = 15;
const renewMilliseconds = 5_000;

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
  const held = new Map<string, Date>();
  return new Sweeper(
    {
      name: `referrals.${work}`,
      due: (limit) => referrals.due(work, clock.now(), limit),
      lease: async (id) => {
        const serverNow = clock.serverNow();
        const referral = await referrals.lease(work, id, { now: clock.now(), serverNow, seconds: leaseSeconds });
        if (referral) held.set(id, leaseEnd(serverNow));
        return referral;
      },
      handle,
      renew: async ({ id }) => {
        const [from, until] = [held.get(id), leaseEnd(clock.serverNow())];
        if (from && (await referrals.renew(work, id, from, until))) held.set(id, until);
      },
      renewMilliseconds,
      release: async (id) => {
        const heldUntil = held.get(id);
        held.delete(id);
        if (heldUntil) await referrals.release(work, id, heldUntil);
      },
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
      renew: (copy) => copies.renew(copy, leaseEnd(clock.serverNow())),
      renewMilliseconds,
      // Teams takes one message at a time per conversation; the id ends with the place.
      keyOf: (id) => id.split('/').slice(2).join('/'),
      mostOfOneKey: mostToOnePlace,
      batch: 200,
      concurrency,
    },
    log,
  );
}

function leaseEnd(serverNow: Date): Date {
  return new Date(serverNow.getTime() + leaseSeconds * 1000);
}
