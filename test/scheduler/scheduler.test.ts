import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import type { Job } from '../../src/feature.ts';
import { createMetrics } from '../../src/metrics.ts';
import { Scheduler } from '../../src/scheduler/scheduler.ts';
import { freshDatabase } from '../support/database.ts';
import { patiently } from '../support/patiently.ts';

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
    await vi.waitFor(() => expect(runs).toBeGreaterThanOrEqual(2), patiently);
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
    const name = `slow-${randomUUID()}`;
    const slow = jobNamed(name, async (signal) => {
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
    expect(await db.collection('agendaJobs').countDocuments({ name, lockedAt: { $ne: null } })).toBe(0);
  });

  it('wakes again what a clock that was ten days ahead had planned and locked, at its start and while it runs', async () => {
    let runs = 0;
    const job = jobNamed('far-ahead', async () => void runs++);
    const inTenDays = new Date(Date.now() + 10 * 86_400_000);
    const astray = async (fields: object) =>
      void (await db.collection('agendaJobs').updateOne({ name: 'far-ahead' }, { $set: fields }));
    const planned = async () => (await db.collection('agendaJobs').findOne({ name: 'far-ahead' }))?.nextRunAt as Date;
    const first = schedulerOf([job]);
    await first.start();
    await first.stop();
    await astray({ nextRunAt: inTenDays });

    const second = schedulerOf([job]);
    await second.start();
    const soon = () => expect(runs).toBeGreaterThanOrEqual(3);
    await vi.waitFor(soon, patiently);
    await astray({ nextRunAt: inTenDays, lockedAt: inTenDays });
    second.watch();
    await vi.waitFor(async () => expect((await planned()) < inTenDays).toBe(true), patiently);
    runs = 0;
    await vi.waitFor(soon, patiently);
    await second.stop();
  });

  it('wakes its jobs again after the machine’s clock was set forward and back while they waited for their turn', async () => {
    const RealDate = Date;
    let runs = 0;
    let offBy = 0;
    // Between two looks of Agenda, which looks each second because of the other: so it is locked before its time.
    const job = { ...jobNamed('clock-set', async () => void runs++), everySeconds: 1.6 };
    const other = jobNamed('each-second', async () => {});
    const waitsForItsTurn = async () => {
      const waiting = { name: job.name, lockedAt: { $ne: null }, nextRunAt: { $gt: new Date(Date.now() + 200) } };
      expect(await db.collection('agendaJobs').countDocuments(waiting)).toBe(1);
    };
    globalThis.Date = class extends RealDate {
      constructor(...given: unknown[]) {
        super(...((given.length === 0 ? [RealDate.now() + offBy] : given) as [number]));
      }
      static override now = () => RealDate.now() + offBy;
    } as DateConstructor;
    const scheduler = schedulerOf([job, other]);
    try {
      await scheduler.start();
      for (const minutes of [11, 22, -11]) {
        await vi.waitFor(waitsForItsTurn, patiently);
        offBy = minutes * 60_000;
        const before = runs;
        const goesOn = async () => {
          await scheduler.watch();
          expect(runs).toBeGreaterThan(before + 1);
        };
        await vi.waitFor(goesOn, patiently);
      }
    } finally {
      globalThis.Date = RealDate;
      await scheduler.stop();
    }
  });

  it('knows the last success of each job by itself, and for how long one has been running', async () => {
    const metrics = createMetrics();
    const fine = jobNamed('fine', async () => {});
    const bad = jobNamed('bad', async () => Promise.reject(new Error('no')));
    const slow = jobNamed(
      'slow',
      (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
    );
    const scheduler = new Scheduler({ db, jobs: [fine, bad, slow], log, metrics });
    await scheduler.start();
    // Those that the start began; from the start on each has a figure.
    await Promise.all([scheduler.run(fine), scheduler.run(bad)]);
    expect((await metrics.sweepLastSuccess.get()).values).toHaveLength(3);
    metrics.sweepLastSuccess.reset();
    await Promise.all([scheduler.run(fine), scheduler.run(bad)]);
    scheduler.noteRunning();

    const values = async (gauge: 'sweepLastSuccess' | 'jobRunning') =>
      Object.fromEntries((await metrics[gauge].get()).values.map(({ labels, value }) => [labels.job, value]));
    expect(Object.keys(await values('sweepLastSuccess'))).toEqual(['fine']);
    expect(await values('jobRunning')).toEqual({ fine: 0, bad: 0, slow: expect.any(Number) });
    expect((await values('jobRunning')).slow).toBeGreaterThan(0);
    await scheduler.stop();
  });
});
