import { tidy } from '../../answers/text/said.ts';
import type { Clock } from '../../clock.ts';
import type { Turn } from '../../feature.ts';
import type { Named } from '../../grammar/names/names.ts';
import { longestSentence } from '../../grammar/sentence/piece.ts';
import { type NameFinder, namedIn } from '../../grammar/understanding.ts';
import { dayIn } from '../../i18n/format.ts';
import type { Access } from '../referrals/index.ts';
import type { ReferralLists } from './referral-lists.ts';

export interface NameFinderDeps {
  readonly lists: Pick<ReferralLists, 'names'>;
  readonly access: Access;
  readonly clock: Clock;
}

/** Upper bound of names per look-up; a text that matches more has to be made more specific. */
const mostNames = 40;

/** Finds the names of referrals that a person may see, by the same words as `find` and within the same reach. */
export function nameFinder({ lists, access, clock }: NameFinderDeps): NameFinder {
  async function namesOn(list: 'found' | 'mine' | 'inbox', turn: Turn, words?: string): Promise<readonly Named[]> {
    const { person, conversation, timeZone } = turn;
    const reach = access.reach(person);
    if (!reach) return [];
    const { tenantId, aadObjectId } = person;
    const now = clock.now();
    const query = {
      ...{ list, filters: words ? { words } : {}, person: { tenantId, aadObjectId }, reach },
      ...{ favourites: [], now, today: dayIn(timeZone, now), inChannel: conversation.kind !== 'personal' },
    };
    const referrals = await lists.names(query, mostNames);
    return referrals
      .filter((referral) => access.may(person, 'see-in-full', referral))
      .map(({ id, record }) => ({
        id,
        customer: record.customer.name,
        ...(record.name ? { title: record.name } : {}),
      }));
  }
  /** Cache per turn: one message is looked up twice, by the parser and by the guesser. */
  const looked = new WeakMap<Turn, Map<string, Promise<readonly Named[]>>>();
  function named(turn: Turn, beginning: string): Promise<readonly Named[]> {
    const known = looked.get(turn) ?? new Map<string, Promise<readonly Named[]>>();
    looked.set(turn, known);
    const found = known.get(beginning) ?? namesOn('found', turn, beginning);
    known.set(beginning, found);
    return found;
  }
  return {
    named,
    async likely(turn, text) {
      const said = tidy(text);
      const found = said.length > longestSentence ? [] : await namedIn({ named }, turn, said);
      const isPersonal = turn.conversation.kind === 'personal';
      const [own, waiting] = await Promise.all([isPersonal ? namesOn('mine', turn) : [], namesOn('inbox', turn)]);
      return [...new Map([...found, ...own, ...waiting].map((each) => [each.id, each])).values()];
    },
  };
}
