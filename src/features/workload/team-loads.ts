import { absenceAt, type NamedPeople, type Person, personId } from '../people/index.ts';
import type { Access } from '../referrals/index.ts';
import { isReachable } from '../routing/index.ts';
import type { MongoWaitingReferrals, WaitingReferral } from './mongo-waiting-referrals.ts';

/** Upper bound of the referrals that are counted: those that end first. */
export const mostLoadsCounted = 2_000;
const soonMilliseconds = 3 * 86_400_000;

/** An undecided referral, as far as a load is counted by it. */
export interface Waiting {
  readonly id: string;
  readonly customer: string;
  readonly deadline: Date;
}

/** What waits for one person: as many as a rota counts, and named of what the asker may see. */
export interface PersonLoad {
  readonly person: Person;
  readonly waiting: number;
  /** Those that run out within three days, the nearest first. */
  readonly soon: readonly Waiting[];
  readonly away?: { readonly until: Date };
  readonly isUnreachable?: true;
}

export interface TeamLoads {
  /** Whoever may own a referral, the heaviest load first. */
  readonly loads: readonly PersonLoad[];
  readonly limit: number;
  readonly unowned: number;
  /** There are more than were counted. */
  readonly isPart: boolean;
}

export interface TeamLoadDeps {
  readonly waiting: Pick<MongoWaitingReferrals, 'first'>;
  readonly now: () => Date;
  readonly named: Pick<NamedPeople, 'everybody'>;
  readonly access: Pick<Access, 'may'>;
  /** From this number of undecided referrals a rota skips a person (`ROUTING_MOST_WAITING`). */
  readonly mostWaiting: number;
}

/**
 * How much waits for whom: numbers of everything, as a rota counts them, and names of what the asker may see in full. An admin
 * of one location would else be told that somebody has room whom a rota passes over.
 */
export class TeamLoadCounter {
  readonly #deps: TeamLoadDeps;

  constructor(deps: TeamLoadDeps) {
    this.#deps = deps;
  }

  async count(asker: Person): Promise<TeamLoads> {
    const { named, waiting, access, now, mostWaiting } = this.#deps;
    const [people, rows] = await Promise.all([named.everybody(), waiting.first(mostLoadsCounted + 1)]);
    const counted = rows.slice(0, mostLoadsCounted);
    const isSeen = (row: WaitingReferral) => access.may(asker, 'see-in-full', row);
    const byOwner = Map.groupBy(counted, ({ owner }) => (owner ? personId(owner) : ''));
    const at = now();
    const loads = people.map((person) => {
      const theirs = byOwner.get(personId(person)) ?? [];
      return { ...loadOf(person, theirs.filter(isSeen), at), waiting: theirs.length };
    });
    return {
      loads: loads.sort((one, other) => other.waiting - one.waiting || other.soon.length - one.soon.length),
      limit: mostWaiting,
      unowned: byOwner.get('')?.filter(isSeen).length ?? 0,
      isPart: rows.length > mostLoadsCounted,
    };
  }
}

function loadOf(person: Person, rows: readonly WaitingReferral[], now: Date): Omit<PersonLoad, 'waiting'> {
  const soon = rows
    .filter(({ deadline }) => deadline > now && deadline.getTime() - now.getTime() <= soonMilliseconds)
    .map(({ _id: id, record, deadline }) => ({ id, customer: record.customer.name, deadline }))
    .sort((one, other) => one.deadline.getTime() - other.deadline.getTime());
  const absence = absenceAt(person, now);
  return {
    ...{ person, soon },
    ...(absence ? { away: { until: absence.until } } : {}),
    ...(isReachable(person) ? {} : { isUnreachable: true as const }),
  };
}

/** Whether they can take so many more before a rota would skip them. */
export function hasRoomFor({ waiting, away, isUnreachable }: PersonLoad, more: number, limit: number): boolean {
  return !away && !isUnreachable && waiting + more <= limit;
}
