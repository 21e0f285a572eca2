import { type Hold, isReleased } from '../../../sweeps/under-lease.ts';
import type { Referral } from '../record/referral.ts';
import type { DueWork, LeaseOfWrite } from './referral-store.ts';

/**
 * The last write of a referral's due work releases its lease in the same command. Where it is refused (a concurrent write), the
 * lease is released by itself. Nothing that needs the lease may follow.
 */
export async function lastWrite(
  work: DueWork,
  hold: Hold,
  write: (lease: LeaseOfWrite) => Promise<Referral | undefined>,
): Promise<Referral | undefined> {
  const written = await write({ ends: { work, token: hold.lease.token } });
  if (written) hold.releaseBy(isReleased);
  return written;
}
