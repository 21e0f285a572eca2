import type { Db } from 'mongodb';
import type { ConversationAddress } from '../../conversation.ts';
import type { Feature } from '../../feature.ts';
import { type DealTeamDeps, dealTeamFeature } from './deal-team.ts';
import { MongoDealTeamStore } from './mongo-deal-team-store.ts';
import { MongoDirectory } from './mongo-directory.ts';
import { MongoPeopleStore } from './mongo-people-store.ts';
import type { Person } from './person.ts';
import type { RoleSettings } from './roles.ts';

export interface PeopleDeps {
  readonly db: Db;
  readonly now: () => Date;
  readonly roles: RoleSettings;
}

/** What becomes of referrals when a person or the deal team's channel can be reached from now on. */
export interface Arrivals extends Pick<DealTeamDeps, 'onChannelChosen'> {
  onReachable(person: Person): void;
  onChannelChosen(channel: ConversationAddress): Promise<void>;
}

/** Who is who, and where the deal team's cards stand. What stands on people says later what follows an arrival. */
export function createPeople({ db, now, roles }: PeopleDeps) {
  const store = new MongoPeopleStore(db, roles);
  const dealTeam = new MongoDealTeamStore(db, now);
  return {
    store,
    dealTeam,
    directory: ({ onReachable }: Arrivals) => new MongoDirectory(db, { now, onReachable }),
    feature: ({ onChannelChosen }: Arrivals): Feature => ({
      ...dealTeamFeature({ dealTeam, roles, onChannelChosen }),
      stores: [store],
    }),
  };
}
