import type { Db } from 'mongodb';
import type { Background } from '../../background.ts';
import type { Feature } from '../../feature.ts';
import type { SweepDeps } from '../../sweeps/sweeper.ts';
import { type ChannelLossDeps, ChannelLossNotice } from './channel-loss.ts';
import { type DealTeamDeps, dealTeamFeature } from './deal-team.ts';
import { MongoDealTeamStore } from './mongo-deal-team-store.ts';
import { MongoDirectory } from './mongo-directory.ts';
import { MongoParkedNotice } from './mongo-parked-notice.ts';
import { MongoPeopleStore } from './mongo-people-store.ts';
import { ParkedNotice, type ParkedNoticeDeps } from './parked-notice.ts';
import type { Person, PersonKey } from './person.ts';
import { type RoleSettings, standingOf } from './roles.ts';

export interface PeopleDeps
  extends SweepDeps,
    Pick<ChannelLossDeps, 'messenger' | 'language'>,
    Pick<ParkedNoticeDeps, 'countParked'>,
    Pick<DealTeamDeps, 'welcomeCard' | 'nameOfChannel'> {
  readonly db: Db;
  readonly background: Background;
  readonly roles: RoleSettings;
}

/** What becomes of referrals when a person or the deal team's channel can be reached from now on, or no longer. */
export interface Arrivals
  extends Pick<DealTeamDeps, 'onChannelChosen' | 'onChannelStopped'>,
    Pick<ChannelLossDeps, 'bringUnowned' | 'bringToDefault'> {
  onReachable(person: Person): void;
  /** When they work is another time now: zone, country, hours, absence. */
  onHoursChanged(person: PersonKey): Promise<void>;
}

/** Who is who, and where the deal team's cards stand. What stands on people says later what follows an arrival. */
export function createPeople({ db, roles, background, ...deps }: PeopleDeps) {
  const now = () => deps.clock.now();
  /** As late as `notice`: what stands on people says what follows. */
  let hoursChanged: Arrivals['onHoursChanged'] = async () => {};
  const store = new MongoPeopleStore(db, roles, (person) => hoursChanged(person));
  const dealTeam = new MongoDealTeamStore(db, now);
  /** Born with the feature, since it is others who bring the admins what nobody owns. */
  let notice: ChannelLossNotice | undefined;
  const channelLost = () => notice?.sweeper.nudge();
  /** An admin who could not be told before. */
  const maybeUntold = (person: Person) =>
    background.run('telling an admin what happened before', async () => {
      if (standingOf(person, roles).role !== 'admin') return;
      await dealTeam.wantNotice();
      channelLost();
    });
  return {
    store,
    dealTeam,
    /** The deal team's channel is gone: the admins hear of it at once. */
    channelLost,
    directory: ({ onReachable }: Arrivals) =>
      new MongoDirectory(db, {
        now,
        onReachable(person) {
          onReachable(person);
          maybeUntold(person);
        },
        onHoursChanged: (person) =>
          background.run('planning reminders of somebody whose clock moved', () => hoursChanged(person)),
      }),
    feature({ onChannelChosen, onChannelStopped, bringUnowned, bringToDefault, onHoursChanged }: Arrivals): Feature {
      hoursChanged = onHoursChanged;
      notice = new ChannelLossNotice({ ...deps, dealTeam, people: store, bringUnowned, bringToDefault });
      const parkedNotice = new MongoParkedNotice(db);
      const parked = new ParkedNotice({ ...deps, notice: parkedNotice, people: store });
      return {
        ...dealTeamFeature({
          dealTeam,
          roles,
          ...{ welcomeCard: deps.welcomeCard, nameOfChannel: deps.nameOfChannel, language: deps.language },
          ...{ onChannelChosen, onChannelStopped },
          onChannelLost: channelLost,
        }),
        stores: [store, parkedNotice],
        sweeps: [notice.sweeper, parked.sweeper],
      };
    },
  };
}
