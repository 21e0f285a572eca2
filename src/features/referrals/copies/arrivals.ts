import type { Background } from '../../../background.ts';
import {
  hoursChangeTakes,
  type Person,
  type PersonKey,
  type RoleSettings,
  type TeamChannel,
} from '../../people/index.ts';
import type { MongoReferralStore } from '../store/mongo-referral-store.ts';
import type { DeskDeps } from '../store/referral-desk.ts';
import type { MongoCopyStore } from './mongo-copy-store.ts';
import {
  cardsAtWork,
  cardsForChannel,
  cardsForPerson,
  cardsForStandIns,
  cardsFromChannel,
  remindersMissed,
} from './newcomers.ts';
import { type RedrawDeps, redrawCardsOf } from './redraw.ts';

interface ArrivalsDeps extends DeskDeps {
  readonly nudge: DeskDeps['nudge'] & RedrawDeps['nudge'];
  readonly referrals: MongoReferralStore;
  readonly copies: MongoCopyStore;
  readonly roles: RoleSettings;
  readonly background: Background;
}

/** A person became reachable, or the deal team's cards moved to another channel: pending cards are delivered there. */
export function arrivalsOf({ background, roles, ...desk }: ArrivalsDeps) {
  const { referrals, clock } = desk;
  return {
    onReachable: (person: Person) =>
      background.run('referrals of a new person', () => cardsForPerson({ ...desk, ...roles }, person)),
    /** @param isHere they said so themselves */
    onBack: (person: Person, isHere: boolean) =>
      background.run('referrals of who is back', async () => {
        if (!isHere) await cardsAtWork(desk, person);
        await cardsForPerson({ ...desk, ...roles }, person);
      }),
    /** Their chat can be written to, which could not be for a while, or never yet. */
    onWritable: (person: Person) =>
      background.run('reminders that somebody missed', () => remindersMissed(desk, person)),
    /** The person changed language or time zone. */
    onReadsOtherwise: (person: Person) =>
      background.run('cards of somebody who reads otherwise', () => redrawCardsOf(desk, person, 'undecided')),
    /** The person's role changed: standing cards are redrawn, and pending ones are delivered. */
    onRoleChanged: (person: Person) =>
      background.run('cards of somebody whose role changed', async () => {
        await redrawCardsOf(desk, person, 'all');
        await cardsForPerson({ ...desk, ...roles }, person);
      }),
    onHoursChanging: async (person: PersonKey) => {
      await referrals.replanRungs({ owner: person }, new Date(clock.now().getTime() + hoursChangeTakes));
    },
    onHoursChanged: async (person: PersonKey) => {
      await referrals.replanRungs({ owner: person }, clock.now());
    },
    onChannelChosen: (channel: TeamChannel, isDefault: boolean) => cardsForChannel(desk, channel, isDefault),
    onChannelStopped: async (channelId: string, wasDefault: boolean) => {
      await cardsFromChannel(desk, channelId, wasDefault);
    },
    bringToDefault: (channelId: string) => cardsFromChannel(desk, channelId, false),
    bringUnowned: () => cardsForStandIns(desk),
  };
}
