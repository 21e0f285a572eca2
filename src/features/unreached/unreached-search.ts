import type { Clock } from '../../clock.ts';
import { type PeopleStore, type Person, type PersonKey, personId } from '../people/index.ts';
import type { CardPlaces, Referral, ReferralPolicy } from '../referrals/index.ts';
import type { MongoWarnings, WarningCopy } from './mongo-warnings.ts';
import { isAwayUntil, type Unreached, type Warned, whyUnreached } from './unreached.ts';

export interface UnreachedSearchDeps {
  readonly warnings: MongoWarnings;
  readonly places: CardPlaces;
  readonly policy: ReferralPolicy;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Milliseconds. A reminder that is overdue for longer is not waited for: its sweep may be failing. */
  readonly longOverdue: number;
}

/** Which of the referrals that expire soon nobody can be warned of. */
export class UnreachedSearch {
  readonly #deps: UnreachedSearchDeps;

  constructor(deps: UnreachedSearchDeps) {
    this.#deps = deps;
  }

  async among(near: readonly Referral[]): Promise<readonly Unreached[]> {
    const { warnings, places, policy, clock, longOverdue } = this.#deps;
    if (near.length === 0) return [];
    const copies = await warnings.warningsOf(near.map(({ id }) => id));
    const personOf = this.#personByKey();
    const found: Unreached[] = [];
    for (const referral of near) {
      const isAway = (person: Person | undefined) =>
        person !== undefined && isAwayUntil(person, referral.deadline, clock.now());
      const withReader = async (copy: WarningCopy): Promise<Warned> => ({
        ...copy,
        readerIsAway: copy.person !== undefined && isAway(await personOf(copy.person)),
      });
      const theirs = await Promise.all((copies.get(referral.id) ?? []).map(withReader));
      const { standIns, ...where } = await places.of(referral);
      const why = whyUnreached(
        {
          ...where,
          standIns: standIns.map((admin) => ({ isAway: isAway(admin) })),
          isRungAhead: (referral.rungDueAt?.getTime() ?? 0) > clock.now().getTime() - longOverdue,
        },
        theirs,
        policy,
      );
      if (why) found.push({ referral, why });
    }
    return found;
  }

  /** The same people were warned of many referrals: each is read once per run. */
  #personByKey(): (key: PersonKey) => Promise<Person | undefined> {
    const known = new Map<string, Promise<Person | undefined>>();
    return (key) => {
      const id = personId(key);
      const found = known.get(id) ?? this.#deps.people.find(key);
      known.set(id, found);
      return found;
    };
  }
}
