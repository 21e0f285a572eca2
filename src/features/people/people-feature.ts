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
import type { Person, PersonKey, StandInLoss } from './person.ts';
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

type DirectoryArrivals = Pick<Arrivals, 'onReachable' | 'onRoleChanged'> & {
  readonly onWritable: (person: Person) => void;
};

/** Milliseconds: much longer than the write of a change of somebody's hours. */
export const hoursChangeTakes = 60_000;

/** What other features do when a person or a channel of the deal team becomes reachable or is lost. */
export interface Arrivals
  extends Pick<DealTeamDeps, 'onChannelChosen' | 'onChannelStopped'>,
    Pick<ChannelLossDeps, 'bringUnowned' | 'bringToDefault'> {
  onReachable(person: Person): void;
  /** What they may do and see is another. */
  onRoleChanged(person: Person): void;
  /** The person's working time has changed: zone, country, hours or absence. */
  onHoursChanged(person: PersonKey): Promise<void>;
  /** It is about to: for a process that dies behind the change. */
  onHoursChanging(person: PersonKey): Promise<void>;
  /** Whoever counts on this stand-in has to know. */
  onStandInLost(standIn: Person, why: StandInLoss): Promise<void>;
}

type Following = Pick<Arrivals, 'onHoursChanged' | 'onHoursChanging' | 'onStandInLost'>;

/** Set later, by the features built on top of this one. */
function following(background: Background) {
  let follows: Following = {
    onHoursChanged: async () => {},
    onHoursChanging: async () => {},
    onStandInLost: async () => {},
  };
  return {
    becomes(later: Following) {
      follows = later;
    },
    onHoursChanging: (person: PersonKey) => follows.onHoursChanging(person),
    onHoursChanged: (person: PersonKey) => follows.onHoursChanged(person),
    onStandInLost: (standIn: Person, why: StandInLoss) =>
      background.run('telling who is away about their stand-in', () => follows.onStandInLost(standIn, why)),
  };
}

/** People, and the deal team's channels. Features built later on top of these register what follows an arrival. */
export function createPeople({ db, roles, background, ...deps }: PeopleDeps) {
  const now = () => deps.clock.now();
  const { becomes, ...follows } = following(background);
  const store = new MongoPeopleStore(db, roles, { ...follows, now });
  const dealTeam = new MongoDealTeamStore(db, now);
  /** Created with the feature, because bringing referrals without an owner to the admins is another feature's work. */
  let notice: ChannelLossNotice | undefined;
  const channelLost = () => notice?.sweeper.nudge();
  /** Triggers pending notices: the person may be an admin who could not be reached before. */
  const maybeUntold = (person: Person) =>
    background.run('telling an admin what happened before', async () => {
      if (standingOf(person, roles).role !== 'admin') return;
      await dealTeam.wantNotice();
      channelLost();
    });
  /** Whoever lost their role stands in for nobody. */
  const standingChanged = (person: Person) => {
    if (standingOf(person, roles).role === 'other') follows.onStandInLost(person, 'gone');
  };
  return {
    store,
    dealTeam,
    standingChanged,
    /** Triggers the notice to the admins at once. */
    channelLost,
    directory: (arrivals: DirectoryArrivals) =>
      new MongoDirectory(db, {
        now,
        ...directoryTells(arrivals, { maybeUntold, standingChanged }),
        ...clockTells({ store, follows, background, log: deps.log }),
        onStandInLeft: (standIn) => follows.onStandInLost(standIn, 'gone'),
      }),
    feature({ onChannelChosen, onChannelStopped, bringUnowned, bringToDefault, ...later }: Arrivals): Feature {
      becomes(later);
      notice = new ChannelLossNotice({ ...deps, dealTeam, people: store, bringUnowned, bringToDefault });
      const parkedNotice = new MongoParkedNotice(db);
      const parked = new ParkedNotice({ ...deps, notice: parkedNotice, people: store });
      const { welcomeCard, nameOfChannel, language } = deps;
      const ofTeam = { dealTeam, roles, welcomeCard, nameOfChannel, language, onChannelChosen, onChannelStopped };
      return {
        ...dealTeamFeature({ ...ofTeam, onChannelLost: channelLost }),
        stores: [store, parkedNotice],
        sweeps: [notice.sweeper, parked.sweeper],
      };
    },
  };
}

/** What is done where somebody's clock moves: their client reports another zone. */
function clockTells({
  store,
  follows,
  background,
  log,
}: Pick<PeopleDeps, 'background' | 'log'> & {
  readonly store: MongoPeopleStore;
  readonly follows: Pick<Following, 'onHoursChanged' | 'onHoursChanging'>;
}): Pick<ConstructorParameters<typeof MongoDirectory>[1], 'onHoursChanging' | 'onHoursChanged'> {
  return {
    async onHoursChanging(person, { timeZone }) {
      // Whoever wrote gets their answer all the same: what was not done here is done behind the write.
      const gentle = (what: string) => (err: unknown) => log.warn({ err }, what);
      await follows.onHoursChanging(person).catch(gentle('reminders were not made due before reported hours'));
      if (timeZone === undefined) return;
      await store.takeReportedZone(person, timeZone).catch(gentle('days away did not move with a reported time zone'));
    },
    onHoursChanged: (person, formerZone) =>
      background.run('planning reminders of somebody whose clock moved', async () => {
        // Absences that move tell of it themselves.
        if (!(await store.keepDaysAway(person, formerZone))) await follows.onHoursChanged(person);
      }),
  };
}

function directoryTells(
  { onReachable, onWritable, onRoleChanged }: DirectoryArrivals,
  own: Readonly<Record<'maybeUntold' | 'standingChanged', (person: Person) => void>>,
) {
  return {
    onWritable,
    onReachable(person: Person) {
      onReachable(person);
      own.maybeUntold(person);
    },
    onStandingChanged(person: Person) {
      onRoleChanged(person);
      own.standingChanged(person);
    },
  };
}
