import type { DealTeamStore, PeopleStore } from '../features/people/index.ts';
import {
  countNearDeadlineUnnagged,
  countWaitingForPartnerCenter,
  type MongoCopyStore,
  type MongoReferralStore,
  type ReferralsRoom,
} from '../features/referrals/index.ts';
import { parkedCounts } from '../mongo/parked-counts.ts';
import { parkedSweeps } from '../parked/parked-sweeps.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';
import type { Sweep } from '../sweeps/sweeper.ts';
import type { AppParts } from './parts.ts';

export interface Figures {
  readonly people: PeopleStore;
  readonly dealTeam: DealTeamStore;
  readonly referrals: MongoReferralStore;
  readonly copies: MongoCopyStore;
  readonly incoming: Pick<ReferralsRoom['incoming'], 'updateFigures'>;
  readonly sweeps: readonly Pick<Sweep, 'name'>[];
  readonly scheduler: Pick<Scheduler, 'noteRunning'>;
  /** When some instance last looked round. Server time. */
  lookedAt(): Promise<Date | undefined>;
  isReady(): Promise<boolean>;
  isSignInNeeded(): boolean;
}

/** All instances give the same figures where they come from the database: at each scrape, whoever is asked. */
export async function updateFigures({ db, clock, metrics }: AppParts, figures: Figures): Promise<void> {
  const { referrals, copies, people, dealTeam } = figures;
  metrics.ready.set((await figures.isReady()) ? 1 : 0);
  metrics.signInNeeded.set(figures.isSignInNeeded() ? 1 : 0);
  figures.scheduler.noteRunning();
  const now = clock.now();
  const [{ open, overdue }, waiting, unnagged, held, channel, admins, lookedAt, parked] = await Promise.all([
    referrals.countOpen(now),
    copies.countWaiting(now),
    countNearDeadlineUnnagged(db, now),
    countWaitingForPartnerCenter(db),
    dealTeam.channel(),
    people.reachableAdmins(),
    figures.lookedAt(),
    parkedCounts(db, parkedSweeps(db)),
  ]);
  await figures.incoming.updateFigures();
  for (const { name } of figures.sweeps) metrics.sweepParked.set({ sweep: name }, parked.get(name) ?? 0);
  metrics.referralsNearDeadlineUnnagged.set(unnagged);
  metrics.dealTeamWithoutChannel.set(channel ? 0 : 1);
  metrics.dealTeamUnreachable.set(channel || admins.length > 0 ? 0 : 1);
  metrics.partnerCenterWaiting.set(held);
  if (lookedAt) metrics.heartbeat.set(Math.floor(lookedAt.getTime() / 1_000));
  metrics.referralsOpen.set(open);
  metrics.referralsOverdue.set(overdue);
  metrics.outboxDepth.set(waiting.waiting);
  metrics.outboxOldestAge.set(waiting.oldestDueAt ? (now.getTime() - waiting.oldestDueAt.getTime()) / 1000 : 0);
}
