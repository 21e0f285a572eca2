import type { Document } from 'mongodb';
import { heldBy, leaseBegun, leasedNever } from '../../../mongo/mongo-leases.ts';
import type { HeldWork, LeaseOfWrite } from './referral-store.ts';

export function leaseFields({ begins, ends }: LeaseOfWrite): Document {
  return {
    ...(begins ? leaseBegun(`sweeps.${begins.work}`, begins) : {}),
    ...(ends ? endedBy(ends) : {}),
  };
}

export function leaseBefore({ begins, ends }: LeaseOfWrite = {}): Document {
  return {
    ...(begins ? leasedNever(`sweeps.${begins.work}`) : {}),
    ...(ends ? heldBy(`sweeps.${ends.work}`, ends.token) : {}),
  };
}

/**
 * What this write alone leaves, whatever others write after it: its token is its own. Should another worker have released a
 * further lease by then, it counts as refused (`ReferralStore.replace`).
 */
export function leaseAfter({ begins, ends }: LeaseOfWrite = {}): Document {
  return {
    ...(begins ? heldBy(`sweeps.${begins.work}`, begins.token) : {}),
    ...(ends ? endedBy(ends) : {}),
  };
}

/** Kept as a proof: the absence of a lease proves nothing, since another worker may hold the next one. */
function endedBy({ work, token }: HeldWork): Document {
  return { [`endedLeases.${work}`]: token };
}
