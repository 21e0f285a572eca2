import type { Db } from 'mongodb';
import type { Job } from '../../../feature.ts';
import type { Metrics } from '../../../metrics.ts';
import type { PartnerCenter } from '../../../partner-center/port.ts';
import type { SweepDeps } from '../../../sweeps/sweeper.ts';
import type { ReferralStore } from '../store/referral-store.ts';
import { heldEvents } from './held-events.ts';
import { inboxSweep } from './inbox-sweep.ts';
import type { ReferralIntake } from './intake.ts';
import { MongoInbox } from './mongo-inbox.ts';
import { MongoPollState } from './mongo-poll-state.ts';
import { Poll } from './poll.ts';

export interface IncomingDeps extends SweepDeps {
  readonly metrics: SweepDeps['metrics'] &
    Pick<Metrics, 'pollLastSuccess' | 'pollCheckpointAge' | 'inboxUnread' | 'inboxOldestAge' | 'recordsApart'>;
  readonly db: Db;
  readonly partnerCenter: PartnerCenter;
  readonly intake: ReferralIntake;
  readonly referrals: Pick<ReferralStore, 'versionsHeld'>;
  readonly pollSeconds: number;
}

/** Both ways in from Partner Center: webhook events by the inbox, changes by the poll. Both end at the intake. */
export function createIncoming(deps: IncomingDeps) {
  const { db, clock, metrics, pollSeconds } = deps;
  const inbox = new MongoInbox({ db, clock });
  const pollState = new MongoPollState(db);
  const poll = new Poll({ ...deps, state: pollState, inbox, everySeconds: pollSeconds });
  const job: Job = {
    name: 'referrals.poll',
    // Runs more often than it polls, so that another instance soon continues a poll whose process died.
    everySeconds: Math.min(pollSeconds, 60),
    run: (signal) => poll.run(signal),
  };

  /** Read from the database: the same on all instances. */
  async function updateFigures(): Promise<void> {
    const [state, { unread, oldestAt, apart }] = await Promise.all([pollState.read(), inbox.standing(clock.now())]);
    const { lastSuccessAt, checkpoint } = state ?? {};
    // The first poll of a large company takes long: once it has begun, the source does not count as silent.
    const heard = lastSuccessAt ?? checkpoint?.startedAt;
    if (heard) metrics.pollLastSuccess.set(Math.floor(heard.getTime() / 1_000));
    metrics.pollCheckpointAge.set(checkpoint ? seconds(checkpoint.at, clock.serverNow()) : 0);
    metrics.inboxUnread.set(unread);
    metrics.inboxOldestAge.set(oldestAt ? seconds(oldestAt, clock.now()) : 0);
    metrics.recordsApart.set(apart);
  }

  return {
    inbox,
    isHeld: heldEvents(deps.intake.takenIn),
    readingSweep: inboxSweep({ ...deps, inbox }),
    poll,
    pollState,
    job,
    updateFigures,
  };
}

function seconds(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1_000;
}
