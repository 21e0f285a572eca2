import { type SweepDeps, Sweeper } from '../../../sweeps/sweeper.ts';
import type { Hold } from '../../../sweeps/under-lease.ts';
import type { Referral } from '../record/referral.ts';
import type { DueWork, ReferralStore } from '../store/referral-store.ts';
import type { Copy } from './copy.ts';
import { type CopyStore, mostToOnePlace } from './copy-store.ts';

export function referralSweep(
  deps: SweepDeps & { readonly referrals: ReferralStore },
  work: DueWork,
  handle: (referral: Referral, hold: Hold) => Promise<void>,
  concurrency: number,
): Sweeper<Referral> {
  return new Sweeper(
    { name: `referrals.${work}`, everySeconds: 5, leases: deps.referrals.leases(work), handle, concurrency },
    deps,
  );
}

export function copySweep(
  deps: SweepDeps & { readonly copies: CopyStore },
  handle: (copy: Copy, hold: Hold) => Promise<void>,
  concurrency: number,
): Sweeper<Copy> {
  return new Sweeper(
    {
      name: 'referrals.copies',
      everySeconds: 5,
      leases: deps.copies.leases,
      handle,
      // Teams takes one message at a time per conversation; the id ends with the place.
      keyOf: (id) => id.split('/').slice(2).join('/'),
      mostOfOneKey: mostToOnePlace,
      batch: 200,
      concurrency,
    },
    deps,
  );
}
