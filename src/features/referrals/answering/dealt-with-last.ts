import type { PersonKey } from '../../people/index.ts';
import type { CopyStore } from '../copies/copy-store.ts';
import type { ReferralStore } from '../store/referral-store.ts';

/** The id of what a sentence without a name means; undefined: nothing that it could. */
export type DealtWithLast = (person: PersonKey) => Promise<string | undefined>;

/** Owners of more don't come back to all of them by sentences without a name. */
const lookedAt = 100;

/** What somebody looked at last: a card that they opened, or a referral of theirs that they answered by its button. */
export function dealtWithLast(deps: {
  readonly copies: Pick<CopyStore, 'lastOpenedBy'>;
  readonly referrals: Pick<ReferralStore, 'ownedBy'>;
}): DealtWithLast {
  return async (person) => {
    const [opened, owned] = await Promise.all([
      deps.copies.lastOpenedBy(person),
      deps.referrals.ownedBy(person, lookedAt),
    ]);
    const answered = owned.flatMap(({ id: referralId, firstAnswer }) =>
      firstAnswer?.by?.aadObjectId === person.aadObjectId ? [{ referralId, at: firstAnswer.at }] : [],
    );
    const [last] = [...(opened ? [opened] : []), ...answered].sort(
      (one, other) => other.at.getTime() - one.at.getTime(),
    );
    return last?.referralId;
  };
}
