import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { Db } from 'mongodb';
import { machineNow } from '../clock.ts';
import { newReference } from '../errors.ts';
import type { Job } from '../job.ts';
import { type Logger, withCorrelation } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { LostPlaces } from './lost-places.ts';

export interface SchedulerDeps {
  readonly db: Db;
  readonly jobs: readonly Job[];
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'sweepLastSuccess' | 'sweepDuration' | 'jobRunning'>;
}

/**
 * Lifetime of Agenda's lock on a job: afterwards another instance runs the job as well, which is harmless. Short,
 * because a killed instance leaves its locks behind.
 */
const lockMilliseconds = 20_000;
const watchMilliseconds = 15_000;
/** Tolerated clock skew between instances, in milliseconds. */
const clockMargin = 60_000;

/**
 * Agenda as the alarm clock: recurring jobs without data. Configured around its defects under stress
 * (docs/reliability.md#agenda): one lock per job (`lockLimit` = `concurrency`, else it wedges), a short lock, no
 * `save()` in a handler, no thrown error (it would end the job for good). The due work is in the collections, not in
 * Agenda's jobs.
 */
export class Scheduler {
  readonly #deps: SchedulerDeps;
  #agenda: Agenda | undefined;
  readonly #abort = new AbortController();
  readonly #underWay = new Map<string, { readonly since: number; readonly work: Promise<void> }>();
  readonly #lastRun = new Map<string, number>();
  readonly #lostPlaces = new LostPlaces();
  #watchdog: NodeJS.Timeout | undefined;
  #mending: Promise<void> | undefined;

  constructor(deps: SchedulerDeps) {
    this.#deps = deps;
  }

  async start(): Promise<void> {
    const agenda = this.#anAgenda();
    // Starts the success metric of every job: without it, a job that never succeeds would have no value for an alert.
    for (const job of this.#deps.jobs) this.#noteSuccess(job);
    await this.#uniqueJobs();
    await agenda.start();
    for (const job of this.#deps.jobs) await this.#wakeEvery(agenda, job);
    await this.#mendTimes();
    // Runs every job at once, independently of Agenda: work may already be due, and a killed instance's locks may still
    // be held.
    for (const job of this.#deps.jobs) void this.run(job);
    this.#watchdog = setInterval(() => void this.watch(), watchMilliseconds);
    this.#watchdog.unref();
  }

  /** Created on start and not in the constructor, because Agenda creates its indexes immediately. Takes the former's place. */
  #anAgenda(): Agenda {
    const { db, jobs, log } = this.#deps;
    const agenda = new Agenda({
      backend: new MongoBackend({ mongo: db, collection: 'agendaJobs' }),
      processEvery: Math.min(5, ...jobs.map((job) => job.everySeconds)) * 1000,
      defaultLockLifetime: lockMilliseconds,
      defaultConcurrency: 1,
      defaultLockLimit: 1,
    });
    agenda.on('error', (err: unknown) => log.warn({ err }, 'scheduler lost its database, goes on by itself'));
    for (const job of jobs)
      agenda.define(job.name, () => this.run(job), {
        concurrency: 1,
        lockLimit: 1,
        lockLifetime: lockMilliseconds,
      });
    this.#agenda = agenda;
    return agenda;
  }

  /** Runs a job now, unless it is running here already. Never rejects. */
  run(job: Job): Promise<void> {
    const running = this.#underWay.get(job.name);
    if (running) return running.work;
    const started = performance.now();
    const work = withCorrelation(`${job.name}-${newReference()}`, () => job.run(this.#abort.signal))
      .then(
        () => this.#noteSuccess(job),
        (err: unknown) => this.#deps.log.error({ err, job: job.name }, 'job failed, its next turn tries again'),
      )
      .finally(() => {
        this.#underWay.delete(job.name);
        this.#lastRun.set(job.name, performance.now());
        this.#deps.metrics.sweepDuration.observe({ job: job.name }, (performance.now() - started) / 1000);
      });
    this.#underWay.set(job.name, { since: started, work });
    return work;
  }

  /**
   * Updates the running-time metric before a scrape: a hanging job never ends, so its duration would not be recorded.
   */
  noteRunning(): void {
    for (const { name } of this.#deps.jobs) {
      const since = this.#underWay.get(name)?.since;
      this.#deps.metrics.jobRunning.set({ job: name }, since === undefined ? 0 : (performance.now() - since) / 1000);
    }
  }

  /** Stops Agenda, releases its locks, and waits for running jobs. */
  async stop(): Promise<void> {
    clearInterval(this.#watchdog);
    this.#abort.abort();
    await this.#stopAgenda();
    await Promise.all([this.#mending, ...[...this.#underWay.values()].map(({ work }) => work)]);
  }

  async #stopAgenda(): Promise<void> {
    await this.#agenda
      ?.stop(false)
      .catch((err: unknown) => this.#deps.log.warn({ err }, 'scheduler did not stop cleanly'));
  }

  /**
   * Adds the unique index that `every` lacks: it upserts, so two instances starting together would create two jobs
   * (docs/reliability.md#agenda).
   */
  async #uniqueJobs(): Promise<void> {
    await this.#deps.db
      .collection('agendaJobs')
      .createIndex(
        { name: 1, type: 1 },
        { unique: true, partialFilterExpression: { type: 'single' }, name: 'one_per_name' },
      );
  }

  /**
   * `every` resets `lockedAt` of a job that another instance is running (docs/reliability.md#agenda), so it is called
   * only if the job is missing, has another interval, or has no next run time.
   */
  async #wakeEvery(agenda: Agenda, job: Job): Promise<void> {
    const interval = `${job.everySeconds} seconds`;
    for (let attempt = 0; ; attempt++) {
      const filter = { name: job.name, repeatInterval: interval, nextRunAt: { $ne: null } };
      if (await this.#deps.db.collection('agendaJobs').findOne(filter)) return;
      try {
        await agenda.every(interval, job.name);
        return;
      } catch (err) {
        // Race with another starting instance: the unique index admits one, and the next iteration finds its job.
        if (attempt >= 5) throw err;
      }
    }
  }

  /**
   * Watchdog: Agenda itself may stop (a wedged lock, a lost database); the jobs are then run without it, and it is
   * repaired. Resolves when it is.
   */
  watch(): Promise<void> {
    const now = performance.now();
    for (const job of this.#deps.jobs) {
      const last = this.#lastRun.get(job.name) ?? 0;
      // A running or hanging job was triggered; `job_running_seconds` covers it.
      if (this.#underWay.has(job.name)) continue;
      if (now - last > (job.everySeconds * 3 + 90) * 1000) {
        this.#deps.log.warn({ job: job.name }, 'job was not woken by the scheduler, running it anyway');
        void this.run(job);
      }
    }
    // One at a time: looks must not queue up behind a database that is away.
    this.#mending ??= this.#mend().finally(() => {
      this.#mending = undefined;
    });
    return this.#mending;
  }

  async #mend(): Promise<void> {
    try {
      await this.#mendTimes();
      await this.#mendPlaces();
    } catch (err) {
      this.#deps.log.warn({ err }, 'could not check the scheduler');
    }
  }

  /** A job that has lost its place in Agenda's queue gets it back only from a new instance. */
  async #mendPlaces(): Promise<void> {
    if (this.#abort.signal.aborted || !this.#agenda) return;
    const lost = this.#lostPlaces.seen(await this.#agenda.getRunningStats(true));
    if (lost.length === 0) return;
    this.#deps.log.warn({ jobs: lost }, 'scheduler holds locks of jobs that it will never run, starting it anew');
    await this.#stopAgenda();
    if (this.#abort.signal.aborted) return;
    await this.#anAgenda().start();
    if (this.#abort.signal.aborted) await this.#stopAgenda();
  }

  /**
   * Repairs times left by a machine whose clock was days ahead, or that were written before this machine's clock was set
   * back: Agenda uses clients' clocks and would wait for those run times and locks. No job is ever scheduled further
   * ahead than its interval, nor locked in the future.
   */
  async #mendTimes(): Promise<void> {
    const jobs = this.#deps.db.collection('agendaJobs');
    for (const { name, everySeconds } of this.#deps.jobs) {
      const now = machineNow().getTime();
      const [later, locked] = [new Date(now + everySeconds * 1000 + clockMargin), new Date(now + clockMargin)];
      const { modifiedCount } = await jobs.updateOne(
        { name, $or: [{ nextRunAt: { $gt: later } }, { lockedAt: { $gt: locked } }] },
        { $set: { nextRunAt: new Date(now), lockedAt: null } },
      );
      if (modifiedCount > 0) this.#deps.log.warn({ job: name }, 'job was scheduled too far ahead, running it now');
    }
  }

  #noteSuccess({ name }: Job): void {
    const seconds = Math.floor((performance.timeOrigin + performance.now()) / 1000);
    this.#deps.metrics.sweepLastSuccess.set({ job: name }, seconds);
  }
}
