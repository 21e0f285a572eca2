import type { Agenda } from 'agenda';

type RunningStats = Awaited<ReturnType<Agenda['getRunningStats']>>;

/**
 * Finds jobs that hold a lock in Agenda although they neither run nor wait in its queue. Agenda drops a queued job whose
 * lock has expired (the process was suspended, or its clock was set forward) without giving its place free, and with one
 * place per job it never runs again (docs/reliability.md#agenda).
 */
export class LostPlaces {
  #before: ReadonlySet<string> = new Set();

  /** @returns names seen so at the last look, too: between queue and run, a healthy job is in neither for a moment. */
  seen(stats: RunningStats): readonly string[] {
    const atWork = new Set([...namesIn(stats.queuedJobs), ...namesIn(stats.runningJobs)]);
    const now = namesIn(stats.lockedJobs).filter((name) => !atWork.has(name));
    const lost = now.filter((name) => this.#before.has(name));
    this.#before = new Set(lost.length > 0 ? [] : now);
    return lost;
  }
}

/** A number where the details were not asked for. */
function namesIn(jobs: RunningStats['lockedJobs']): readonly string[] {
  return typeof jobs === 'number' ? [] : jobs.map(({ name }) => name);
}
