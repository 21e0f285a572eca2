import type { Clock } from '../../../clock.ts';
import type { Logger } from '../../../logger.ts';
import type { Metrics } from '../../../metrics.ts';
import type { PartnerCenter } from '../../../partner-center/port.ts';
import type { ReferralIntake } from './intake.ts';

/** How far the desk has read. */
export interface PollState {
  /** The newest `updatedAt` that was seen. */
  readonly watermark: Date;
  readonly lastSuccessAt: Date;
}

export interface PollStateStore {
  read(): Promise<PollState | undefined>;
  write(state: PollState): Promise<void>;
}

export interface PollDeps {
  readonly state: PollStateStore;
  readonly partnerCenter: PartnerCenter;
  readonly intake: ReferralIntake;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'pollLastSuccess'>;
}

/** Records that Partner Center dates a little late must not fall between two polls. Milliseconds. */
const overlap = 5 * 60_000;

/**
 * Asks Partner Center what changed since the last time. Webhooks are quicker, but ten failed attempts end them for good
 * (docs/partner-center.md#webhook-delivery): the poll alone has to be enough.
 */
export class Poll {
  readonly #deps: PollDeps;

  constructor(deps: PollDeps) {
    this.#deps = deps;
  }

  /** The watermark moves only when the whole answer was read, and never past a record that could not be taken in. */
  async run(signal: AbortSignal): Promise<void> {
    const { state, partnerCenter, intake, clock, log, metrics } = this.#deps;
    const startedAt = clock.now();
    const before = await state.read();
    const since = new Date((before?.watermark.getTime() ?? overlap) - overlap);
    let watermark = before?.watermark ?? new Date(0);
    let failedFrom: Date | undefined;
    for await (const record of partnerCenter.changedSince(since, { signal })) {
      if (record.updatedAt > watermark) watermark = record.updatedAt;
      await intake.receive(record).catch((error: unknown) => {
        log.error({ err: error, referralId: record.id }, 'record could not be taken in, the next poll tries again');
        if (!failedFrom || record.updatedAt < failedFrom) failedFrom = record.updatedAt;
      });
    }
    if (signal.aborted) return;
    await state.write({ watermark: failedFrom ?? watermark, lastSuccessAt: startedAt });
    metrics.pollLastSuccess.set(Math.floor(clock.serverNow().getTime() / 1000));
  }
}
