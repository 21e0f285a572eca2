import type { Logger } from '../../logger.ts';
import type { Metrics } from '../../metrics.ts';

/** Names in metrics and logs: a small closed set. */
export type KeptKind = 'referrals' | 'copies' | 'favourites' | 'people' | 'audit' | 'inbox' | 'leads';

/** Data with a retention. */
export interface Kept {
  readonly name: string;
  /** Deletes one bounded batch. Returns the number deleted per kind, and whether everything has been checked. */
  letGo(now: Date): Promise<LetGo>;
}

export interface LetGo {
  readonly removed: Partial<Record<KeptKind, number>>;
  readonly atEnd: boolean;
}

export interface RetentionDeps {
  readonly kept: readonly Kept[];
  readonly now: () => Date;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'retentionRemoved'>;
}

/** Per kind and run: with hourly runs a hundred thousand items are checked within a day. */
const batchesPerRun = 10;

/** Deletes what is past its retention, a bounded number per run. The next run makes up for one that fails. */
export class Retention {
  readonly #deps: RetentionDeps;

  constructor(deps: RetentionDeps) {
    this.#deps = deps;
  }

  async run(signal?: AbortSignal): Promise<void> {
    const failures: unknown[] = [];
    for (const kept of this.#deps.kept)
      await this.#batches(kept, signal).catch((err: unknown) => {
        this.#deps.log.error({ err, kept: kept.name }, 'retention run failed, the next run retries');
        failures.push(err);
      });
    // Rethrown at the end, so that the job counts as failed, but one kind's failure does not stop the others.
    if (failures.length > 0) throw failures[0];
  }

  async #batches(kept: Kept, signal?: AbortSignal): Promise<void> {
    const { now, log, metrics } = this.#deps;
    for (let batch = 0; batch < batchesPerRun && !signal?.aborted; batch++) {
      const { removed, atEnd } = await kept.letGo(now());
      const counts = Object.entries(removed).filter(([, count]) => count > 0);
      for (const [kind, count] of counts) metrics.retentionRemoved.inc({ kind: kind as KeptKind }, count);
      if (counts.length > 0) log.info(Object.fromEntries(counts), 'removed what was kept long enough');
      if (atEnd) return;
    }
  }
}

export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}
