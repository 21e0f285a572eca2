import type { HealthFacts } from '../features/health/index.ts';
import { countWaitingForPartnerCenter, type MongoCopyStore, type ReferralsRoom } from '../features/referrals/index.ts';
import { parkedCounts } from '../mongo/parked-counts.ts';
import { parkedSweeps } from '../parked/parked-sweeps.ts';
import type { AppParts } from './parts.ts';

export interface FactSources {
  readonly copies: Pick<MongoCopyStore, 'countWaiting'>;
  readonly crm: () => Promise<HealthFacts['crm']>;
  readonly incoming: Pick<ReferralsRoom['incoming'], 'inbox' | 'pollState'>;
}

/** What the desk's health is told by, as the database knows it. */
export function healthFacts({ config, db, clock }: AppParts, sources: FactSources): () => Promise<HealthFacts> {
  const sweeps = parkedSweeps(db);
  return async () => {
    const [state, lastEvent, sends, changesWaiting, crm, parked] = await Promise.all([
      sources.incoming.pollState.read(),
      sources.incoming.inbox.lastEventAt(),
      sources.copies.countWaiting(clock.now()),
      countWaitingForPartnerCenter(db),
      sources.crm(),
      parkedCounts(db, sweeps),
    ]);
    const lastRead = state?.lastSuccessAt ?? state?.checkpoint?.startedAt;
    return {
      ...(lastRead ? { lastRead } : {}),
      ...(lastEvent ? { lastEvent } : {}),
      ...(state?.watermark ? { newestChange: state.watermark } : {}),
      expectsEvents: config.publicUrl !== undefined,
      parked: [...parked.values()].reduce((sum, count) => sum + count, 0),
      sends,
      changesWaiting,
      ...(crm ? { crm } : {}),
      ...(config.secretExpires ? { secretExpires: config.secretExpires } : {}),
    };
  };
}
