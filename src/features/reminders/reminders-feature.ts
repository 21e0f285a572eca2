import type { Db } from 'mongodb';
import type { Feature, IndexedStore } from '../../feature.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Messenger } from '../../messenger.ts';
import type { SweepDeps } from '../../sweeps/sweeper.ts';
import type { NamedPeople } from '../people/index.ts';
import { type Access, type Presenter, referralSweep, type SentenceDeps } from '../referrals/index.ts';
import { DeadlineSweep } from './deadline-sweep.ts';
import { digestWord } from './digest/digest-word.ts';
import { type DigestDeps, Digests } from './digest/digests.ts';
import { Escalations, type EscalationsDeps } from './escalation/escalations.ts';
import { ownerReminder } from './owner-reminder.ts';
import type { PostedListStore } from './posted-lists/posted-list.ts';
import { postedListMessage } from './posted-lists/posted-list-card.ts';
import { PostedListDelivery, type PostedListDeps } from './posted-lists/posted-list-delivery.ts';
import { type RungDeps, RungSweep } from './rung-sweep.ts';
import { snoozeActions } from './snooze/snooze-actions.ts';
import { SnoozeSweep } from './snooze/snooze-sweep.ts';
import { snoozeWords } from './snooze/snooze-words.ts';
import { Snoozes } from './snooze/snoozes.ts';

export interface RemindersDeps
  extends Omit<RungDeps, 'escalations'>,
    Pick<EscalationsDeps, 'escalation' | 'catcher' | 'dealTeam' | 'directory'>,
    SweepDeps {
  readonly messenger: Messenger;
  readonly db: Db;
  readonly access: Access;
  readonly postedLists: PostedListStore & IndexedStore;
  readonly takeOver: PostedListDeps['takeOver'];
  readonly isStillOwed: PostedListDeps['isStillOwed'];
  readonly digests: DigestDeps['digests'];
  readonly gathering: DigestDeps['gathering'];
  readonly isOnByDefault: boolean;
  readonly asksOf: DigestDeps['asksOf'];
  readonly metrics: PostedListDeps['metrics'];
  readonly presenter: Presenter;
  readonly said: SentenceDeps;
  readonly named: Pick<NamedPeople, 'everybody'>;
  readonly language: Locale;
  readonly timeZone: string;
}

/** Upper bound per owner, nearest deadlines first. */
const mostLookedAt = 20;

/** The ladder before a deadline, the deadline itself, and lists that combine many messages. */
export function remindersFeature(deps: RemindersDeps): Feature {
  const { clock } = deps;
  const rungs = new RungSweep({ ...deps, escalations: new Escalations(deps) });
  const deadlines = new DeadlineSweep(deps);
  const render = postedListMessage({
    access: deps.access,
    now: () => clock.now(),
    language: deps.language,
    timeZone: deps.timeZone,
  });
  const own = new PostedListDelivery({ ...deps, lists: deps.postedLists, render });
  const digests = new Digests({ ...deps, hours: deps.policy.hours });
  const snoozes = new Snoozes(deps);
  const ended = new SnoozeSweep(deps);
  const { hours } = deps.policy;
  const remindOwner = ownerReminder(deps);
  return {
    name: 'reminders',
    stores: [deps.postedLists, deps.digests],
    commands: [digestWord({ digests, clock, render })],
    intents: [
      snoozeWords({
        ...deps.said,
        snoozes,
        hours,
        named: deps.named,
        remindOwner,
        mine: ({ person }) => deps.referrals.ownedBy(person, mostLookedAt),
      }),
    ],
    cardActions: snoozeActions({ snoozes, presenter: deps.presenter, now: () => clock.now(), hours, remindOwner }),
    sweeps: [
      // Where sweeps run one after the other (the demo's moved clock, tests): expiries are processed before reminders.
      referralSweep(deps, 'deadlines', (referral) => deadlines.act(referral), 8),
      referralSweep(deps, 'snoozes', (referral) => ended.act(referral), 4),
      referralSweep(deps, 'rungs', (referral) => rungs.act(referral), 8),
      digests.sweeper,
      own.sweeper,
    ],
  };
}
