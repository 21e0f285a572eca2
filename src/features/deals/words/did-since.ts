import type { Clock } from '../../../clock.ts';
import type { PersonKey } from '../../people/index.ts';
import type { ReferralStore } from '../../referrals/index.ts';

/** Milliseconds: the least time before an entry moves into the audit, which is not searched. */
const readable = 60_000;

/** Whether a person did anything since then; true if that is not known any more. */
export function deedsSince({ referrals, clock }: { referrals: Pick<ReferralStore, 'lastDeedBy'>; clock: Clock }) {
  return async (person: PersonKey, since: Date): Promise<boolean> => {
    if (clock.now().getTime() - since.getTime() > readable) return true;
    const last = await referrals.lastDeedBy(person);
    return last !== undefined && last.deed.at > since;
  };
}
