import type { PersonKey } from '../../people/index.ts';
import type { CopyStore } from '../copies/copy-store.ts';
import type { ReferralStore } from '../store/referral-store.ts';

/** The id of the referral that a sentence without a name refers to; undefined: none. */
export type DealtWithLast = (person: PersonKey) => Promise<string | undefined>;

/** The referral a person dealt with last: a card they opened, or one of theirs that they answered by its button. */
export function dealtWithLast(deps: {
  readonly copies: Pick<CopyStore, 'lastOpenedBy'>;
  readonly referrals: Pick<ReferralStore, 'lastAnsweredBy'>;
}): DealtWithLast {
  return async (person) => {
    const [opened, answered] = await Promise.all([
      deps.copies.lastOpenedBy(person),
      deps.referrals.lastAnsweredBy(person),
    ]);
    if (!opened || !answered) return (opened ?? answered)?.referralId;
    return (answered.at > opened.at ? answered : opened).referralId;
  };
}
