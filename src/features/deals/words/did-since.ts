import type { Clock } from '../../../clock.ts';
import type { PersonKey } from '../../people/index.ts';
import type { ReferralStore } from '../../referrals/index.ts';

/** Milliseconds: as long a deed waits, at the least, before it moves into the audit, where it is not looked for. */
const readable = 60_000;

/** Whether somebody did anything since then, wherever; where that can't be told any more, they may have. */
export function deedsSince({ referrals, clock }: { referrals: Pick<ReferralStore, 'lastDeedBy'>; clock: Clock }) {
  return async (person: PersonKey, since: Date): Promise<boolean> => {
    if (clock.now().getTime() - since.getTime() > readable) return true;
    const last = await referrals.lastDeedBy(person);
    return last !== undefined && last.deed.at > since;
  };
}
