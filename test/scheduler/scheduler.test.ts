import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import type { Job } from '../../src/feature.ts';
import { createMetrics } from '../../src/metrics.ts';
import { Scheduler } from '../../src/scheduler/scheduler.ts';
import { freshDatabase } from '../support/database.ts';

const log = pino({ level: 'silent' });

describe('the scheduler', async () => {
  const db = await freshDatabase();
  const schedulerOf = (jobs: readonly Job[]) => new Scheduler({ db, jobs, log, metrics: createMetrics() });
  const jobNamed = (name: string, run: Job['run']): Job => ({ name, everySeconds: 1, run });

  it('wakes its jobs through Agenda, again after one failed', async () => {
    let runs = 0;
    const failing = jobNamed('failing', async () => {
      runs++;
      throw new Error('no');
    });
    const scheduler = schedulerOf([failing]);
    await scheduler.start();
    await vi.waitFor(() => expect(runs).toBeGreaterThanOrEqual(2), { timeout: 15_000, interval: 50 });
    await scheduler.stop();
  });

  it('makes one job per name when instances start at once', async () => {
    const job = jobNamed('shared', async () => {});
    const schedulers = [schedulerOf([job]), schedulerOf([job]), schedulerOf([job])];
    await Promise.all(schedulers.map((scheduler) => scheduler.start()));

    expect(await db.collection('agendaJobs').countDocuments({ name: 'shared' })).toBe(1);
    await Promise.all(schedulers.map((scheduler) => scheduler.stop()));
  });

  it('runs a job once at a time here, and tells it when to stop', async () => {
    let inHand = 0;
    let most = 0;
    const slow = jobNamed('slow', async (signal) => {
      most = Math.max(most, ++inHand);
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      inHand--;
    });
    const scheduler = schedulerOf([slow]);
    await scheduler.start();
    void scheduler.run(slow);
    void scheduler.run(slow);
    await scheduler.stop();

    expect(most).toBe(1);
    expect(inHand).toBe(0);
    expect(await db.collection('agendaJobs').countDocuments({ name: 'slow', lockedAt: { $ne: null } })).toBe(0);
  });
});
