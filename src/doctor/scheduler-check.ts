import type { Db } from 'mongodb';
import type { Clock } from '../clock.ts';
import { counted, type Finding, ok, span, warning, wrong } from './finding.ts';

interface AgendaJob {
  readonly name: string;
  readonly type?: string;
  readonly repeatInterval?: string;
  readonly nextRunAt?: Date | null;
  readonly lockedAt?: Date | null;
  readonly lastFinishedAt?: Date | null;
}

/** Milliseconds. Twice the scheduler's own lock lifetime: by then another instance should have taken the job over. */
const staleLock = 120_000;

/**
 * Is the scheduler working? The due work itself is in the collections; this checks that the jobs which process it run.
 */
export async function schedulerCheck(clock: Clock, db: Db | undefined): Promise<readonly Finding[]> {
  if (!db) return [wrong('not looked at: there is no database', 'See above.')];
  // There are only a few jobs, so the recurring ones are filtered here.
  const jobs = (await db.collection<AgendaJob>('agendaJobs').find().toArray()).filter(({ type }) => type === 'single');
  if (jobs.length === 0) return [warning('no desk has run on this database yet', 'Start one: npm run serve.')];
  const now = clock.serverNow().getTime();
  const finished = jobs.flatMap(({ lastFinishedAt }) => lastFinishedAt?.getTime() ?? []);
  const justBegun = jobs.some(({ nextRunAt }) => nextRunAt && now - nextRunAt.getTime() < 60_000);
  return [lastSweep(now, finished, justBegun), ...lateJobs(now, jobs), ...staleLocks(now, jobs)];
}

function lastSweep(now: number, finished: readonly number[], justBegun: boolean): Finding {
  const todo = 'No desk runs on this database, or its log says why its jobs fail: start it, or look there.';
  if (finished.length === 0 && justBegun)
    return warning('no sweep has ended yet', 'A desk has only just begun: look again in a minute.');
  if (finished.length === 0) return wrong('no sweep has ended yet', todo);
  const age = now - Math.max(...finished);
  if (age > 180_000) return wrong(`the last sweep was ${span(age)} ago`, todo);
  return ok(`the last sweep was ${span(age)} ago`);
}

function lateJobs(now: number, jobs: readonly AgendaJob[]): readonly Finding[] {
  const late = jobs.filter(({ nextRunAt, repeatInterval }) => {
    const grace = 3 * 1_000 * (Number.parseInt(repeatInterval ?? '', 10) || 60) + 90_000;
    return !nextRunAt || now - nextRunAt.getTime() > grace;
  });
  if (late.length === 0) return [ok(`${counted(jobs.length, 'job')} have their next time`)];
  return late.map(({ name, nextRunAt }) =>
    wrong(
      nextRunAt ? `${name} should have run ${span(now - nextRunAt.getTime())} ago` : `${name} has no next time`,
      'A running desk wakes it by itself within minutes; if it stays so, restart the desk.',
    ),
  );
}

function staleLocks(now: number, jobs: readonly AgendaJob[]): readonly Finding[] {
  return jobs
    .filter(({ lockedAt }) => lockedAt && now - lockedAt.getTime() > staleLock)
    .map(({ name, lockedAt }) =>
      warning(
        `${name} is locked for ${span(now - (lockedAt?.getTime() ?? now))}`,
        'The instance that ran it died or hangs. Another one takes it over; if not, restart the desk.',
      ),
    );
}
