import type { Collection, Db } from 'mongodb';
import type { Clock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import type { Metrics } from '../../metrics.ts';
import type { PartnerCenter } from '../../partner-center/port.ts';
import type { ReferralIntake } from './intake.ts';

interface PollState {
  readonly _id: 'poll';
  readonly watermark: Date;
  readonly lastSuccessAt: Date;
}

const id = { _id: 'poll' } as const;

/** Records that Partner Center dates a little late must not fall between two polls. */
const overlap = 5 * 60_000;

/**
 * Asks Partner Center what changed since the last time. Webhooks are quicker, but ten failed attempts end them for good
 * (reference 3.4): the poll alone has to be enough.
 */
export class Poll {
  readonly #state: Collection<PollState>;
  readonly #deps: {
    partnerCenter: PartnerCenter;
    intake: ReferralIntake;
    clock: Clock;
    log: Logger;
    metrics: Pick<Metrics, 'pollLag'>;
  };

  constructor(
    db: Db,
    deps: {
      partnerCenter: PartnerCenter;
      intake: ReferralIntake;
      clock: Clock;
      log: Logger;
      metrics: Pick<Metrics, 'pollLag'>;
    },
  ) {
    this.#state = db.collection<PollState>('settings');
    this.#deps = deps;
  }

  /** The watermark moves only when the whole answer was read, and never past a record that could not be taken in. */
  async run(signal: AbortSignal): Promise<void> {
    const { partnerCenter, intake, clock, log } = this.#deps;
    const startedAt = clock.now();
    const before = await this.#state.findOne(id);
    const since = new Date((before?.watermark.getTime() ?? overlap) - overlap);
    let watermark = before?.watermark ?? new Date(0);
    let failedFrom: Date | undefined;
    for await (const record of partnerCenter.changedSince(since, signal)) {
      if (record.updatedAt > watermark) watermark = record.updatedAt;
      await intake.receive(record).catch((error: unknown) => {
        log.error({ err: error, referralId: record.id }, 'record could not be taken in, the next poll tries again');
        if (!failedFrom || record.updatedAt < failedFrom) failedFrom = record.updatedAt;
      });
    }
    if (signal.aborted) return;
    await this.#state.updateOne(
      id,
      { $set: { watermark: failedFrom ?? watermark, lastSuccessAt: startedAt } },
      { upsert: true },
    );
    this.#deps.metrics.pollLag.set(0);
  }

  async lastSuccessAt(): Promise<Date | undefined> {
    return (await this.#state.findOne(id))?.lastSuccessAt;
  }
}
