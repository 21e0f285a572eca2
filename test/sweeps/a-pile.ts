import { pino } from 'pino';
import { FixedClock } from '../../src/clock.ts';
import { createMetrics } from '../../src/metrics.ts';
import type { Failure, Lease, LeaseStore } from '../../src/sweeps/lease.ts';
import type { SweepDeps, SweepWork } from '../../src/sweeps/sweeper.ts';

/** Work in memory: ids that are due until they are handled. Each keeps what the sweep noted of it. */
export function aPile(ids: string[], overrides: Partial<SweepWork<string>> = {}) {
  const held = new Map<string, string>();
  const failures = new Map<string, Failure & { readonly attempts: number }>();
  const attempts = new Map<string, number>();
  const pile = { due: [...ids], held, failures, handled: [] as string[], renewals: 0 };
  const clock = new FixedClock('2026-11-21T09:00:00Z');
  const waits = (id: string) => (failures.get(id)?.retryAt ?? new Date(0)) > clock.serverNow();
  const isMine = ({ id, token }: Lease) => held.get(id) === token;
  const leases: LeaseStore<string> = {
    due: async (_times, limit) => pile.due.filter((id) => !held.has(id) && !waits(id)).slice(0, limit),
    async lease(id) {
      if (held.has(id) || waits(id) || !pile.due.includes(id)) return undefined;
      const token = crypto.randomUUID();
      held.set(id, token);
      attempts.set(id, (attempts.get(id) ?? 0) + 1);
      const parked = failures.get(id)?.parkedAt !== undefined;
      return { item: id, lease: { id, token, attempts: attempts.get(id) ?? 1, parked } };
    },
    async renew(lease) {
      pile.renewals++;
      return isMine(lease);
    },
    async release(lease) {
      if (!isMine(lease)) return;
      held.delete(lease.id);
      attempts.delete(lease.id);
      failures.delete(lease.id);
    },
    async fail(lease, failure) {
      if (!isMine(lease)) return;
      held.delete(lease.id);
      if (failure.blameless) attempts.set(lease.id, lease.attempts - 1);
      failures.set(lease.id, { ...failure, attempts: lease.attempts });
    },
    countParked: async () => [...failures.values()].filter(({ parkedAt }) => parkedAt).length,
    parked: async () => [],
    unpark: async () => 0,
  };
  const work: SweepWork<string> = {
    name: 'pile',
    everySeconds: 5,
    leases,
    handle: async (id) => {
      pile.due = pile.due.filter((other) => other !== id);
      pile.handled.push(id);
    },
    batch: 3,
    concurrency: 2,
    ...overrides,
  };
  const metrics = createMetrics();
  const deps: SweepDeps = { clock, log: pino({ level: 'silent' }), metrics, random: () => 0 };
  return { pile, work, deps, clock, metrics };
}
