import type { Where } from '../../../mongo/where.ts';
import type { Reach } from '../access/reach.ts';
import type { ReferralDocument } from './mongo-referral-document.ts';
import { seenByOwner, seenByTeam, withoutOwnerHere } from './referral-keys.ts';

/** A person's access scope as query conditions: the same as `Access` says of each referral. */
export function withinReach({ locations, only }: Reach): readonly Where<ReferralDocument>[] {
  const seers = only && [
    ...(only.owner ? [seenByOwner(only.owner)] : []),
    ...(only.others ?? []).map(seenByOwner),
    ...(only.email ? [seenByTeam(only.email)] : []),
    ...(only.unowned ? withoutOwnerHere : []),
  ];
  return [
    ...(locations.length > 0 ? [{ 'record.mpnId': { $in: [...locations] } }] : []),
    ...(seers ? [{ 'keys.seers': { $in: seers } }] : []),
  ];
}
