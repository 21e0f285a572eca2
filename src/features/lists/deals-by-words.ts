import type { Clock } from '../../clock.ts';
import { dayIn } from '../../i18n/format.ts';
import type { Person } from '../people/index.ts';
import type { Access, Referral } from '../referrals/index.ts';
import { asFilterText } from './list-code.ts';
import type { ListQuery, ReferralLists } from './referral-lists.ts';

const looked = 50;

/**
 * Looks up active referrals by words with the query of `find`, within the person's reach, for commands that name a
 * deal. `complete`: there are no others, so a single match is unique.
 */
export function dealsByWords(deps: {
  readonly lists: Pick<ReferralLists, 'page'>;
  readonly access: Access;
  readonly clock: Clock;
}) {
  const { lists, access, clock } = deps;
  async function search(person: Person, said: string, filters: ListQuery['filters']) {
    const reach = access.reach(person);
    const words = asFilterText(said);
    if (!reach || !words) return { referrals: [], total: 0 };
    const { tenantId, aadObjectId } = person;
    const now = clock.now();
    const query: ListQuery = {
      ...{ list: 'found' as const, filters: { ...filters, words }, reach },
      ...{ person: { tenantId, aadObjectId }, favourites: [], now, today: dayIn('UTC', now), inChannel: false },
    };
    return await lists.page(query, 1, looked);
  }

  return {
    async activeWith(person: Person, said: string): Promise<{ found: readonly Referral[]; complete: boolean }> {
      const { referrals, total } = await search(person, said, { state: 'accepted' });
      const found = referrals.filter((referral) => access.may(person, 'see-in-full', referral));
      return { found, complete: total <= looked };
    },

    async anyWith(person: Person, said: string): Promise<readonly Referral[]> {
      const { referrals } = await search(person, said, {});
      return referrals.filter((referral) => access.may(person, 'read', referral));
    },
  };
}
