import type { Clock } from '../../../clock.ts';
import { currentCorrelation, type Logger } from '../../../logger.ts';
import { PartnerCenterError } from '../../../partner-center/partner-center-error.ts';
import type { ChangesPage, PartnerCenter } from '../../../partner-center/port.ts';
import { PutOffError } from '../../../sweeps/lease.ts';
import { type Hold, underLease } from '../../../sweeps/under-lease.ts';
import type { ReferralRecord } from '../record/referral.ts';
import type { Inbox } from './inbox.ts';
import type { ReferralIntake } from './intake.ts';
import { pollId } from './mongo-poll-state.ts';
import type { PollState, PollStateStore } from './poll-state.ts';

export interface PollDeps {
  readonly state: PollStateStore;
  readonly partnerCenter: Pick<PartnerCenter, 'changesSince'>;
  readonly intake: Pick<ReferralIntake, 'receive'>;
  readonly inbox: Pick<Inbox, 'keepApart' | 'apart' | 'takenIn'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly random: () => number;
  readonly everySeconds: number;
}

/** Milliseconds. Partner Center may date records slightly late: they must not fall between two polls. */
const overlap = 5 * 60_000;
/** Milliseconds. A tenant's first poll may read a hundred thousand records. */
const longestPoll = 3_600_000;
/**
 * Each record waits for about six database round trips: sequentially, a company's first poll would take the sum of all
 * of them.
 */
const atOnce = 4;
/** Upper bound of the kept-apart records that one poll recognises; the rest wait for their own retry. */
const mostApart = 1_000;

/**
 * Polls Partner Center for changes. Webhooks are faster, but end permanently after ten failed deliveries
 * (docs/partner-center.md#webhook-delivery), so the poll alone must be sufficient.
 */
export class Poll {
  readonly #deps: PollDeps;

  constructor(deps: PollDeps) {
    this.#deps = deps;
  }

  /**
   * Polls if it is due and no other instance does; rejects if it did not complete. Progress is in the checkpoint, and
   * the next poll, on any instance, resumes from there.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { state, everySeconds } = this.#deps;
    const pause = everySeconds * 1_000;
    // Never parked: nothing else finds changes that webhooks lost.
    const attempts = Number.POSITIVE_INFINITY;
    const terms = { work: longestPoll, longestPause: pause, attempts };
    const outcome = await underLease(
      { name: 'referrals.poll', leases: state.leases, id: pollId },
      { ...this.#deps, terms },
      (before, hold) =>
        this.#poll(before, hold, signal).catch((error: unknown) => {
          // Aborted by a shutdown: it stays due for another instance.
          if (!signal.aborted) throw error;
        }),
    );
    if ('error' in outcome) throw outcome.error;
  }

  /** The same, due or not. */
  async runNow(signal: AbortSignal): Promise<void> {
    await this.#deps.state.wantNow(this.#deps.clock.now());
    await this.run(signal);
  }

  async #poll(before: PollState, hold: Hold, stopped: AbortSignal): Promise<void> {
    const { state, clock, everySeconds } = this.#deps;
    const { watermark = new Date(0), checkpoint } = before;
    const begun = clock.now();
    const startedAt = checkpoint?.startedAt ?? begun;
    const since = checkpoint?.from ?? new Date(Math.max(0, watermark.getTime() - overlap));
    let newest = checkpoint?.newest ?? watermark;
    const apart = new Set(await this.#deps.inbox.apart(mostApart));
    const signal = AbortSignal.any([hold.signal, stopped]);
    for await (const page of this.#pages(since, signal)) {
      await this.#takeAll(page.records, apart, signal);
      for (const { updatedAt } of page.records) if (updatedAt > newest) newest = updatedAt;
      for (const { id, fields } of page.unreadable) await this.#keepApart(id, { fields });
      if (page.completeUntil)
        await state.checkpoint(hold.lease, { from: page.completeUntil, startedAt, newest, at: clock.serverNow() });
    }
    const finished = {
      // Capped at the poll's start: later-dated records may have neighbours that were not visible yet, and a date in
      // 2099 would hide every later change for good.
      watermark: new Date(Math.min(newest.getTime(), startedAt.getTime())),
      lastSuccessAt: clock.serverNow(),
      // Instances check at their own intervals: slightly early is better than one interval late.
      dueAt: new Date(begun.getTime() + everySeconds * 900),
    };
    hold.releaseBy((lease) => state.finish(lease, finished));
  }

  async *#pages(since: Date, signal: AbortSignal): AsyncGenerator<ChangesPage> {
    try {
      yield* this.#deps.partnerCenter.changesSince(since, { signal });
    } catch (error) {
      if (!(error instanceof PartnerCenterError) || error.outcome !== 'later') throw error;
      throw new PutOffError(error.reason, Math.max(error.afterMilliseconds ?? 0, 15_000));
    }
  }

  /** Takes in a whole page before the next is requested or the checkpoint moves past it. */
  async #takeAll(records: readonly ReferralRecord[], apart: ReadonlySet<string>, signal: AbortSignal): Promise<void> {
    const left = records.values();
    const worker = async () => {
      for (const record of left) {
        signal.throwIfAborted();
        await this.#take(record, apart);
      }
    };
    const workers = await Promise.allSettled(Array.from({ length: atOnce }, worker));
    for (const ended of workers) if (ended.status === 'rejected') throw ended.reason;
  }

  async #take(record: ReferralRecord, apart: ReadonlySet<string>): Promise<void> {
    const { intake, inbox } = this.#deps;
    try {
      await intake.receive(record);
    } catch (err) {
      return this.#keepApart(record.id, { err });
    }
    if (apart.has(record.id)) await inbox.takenIn(record.id);
  }

  /**
   * A failing record must not block the others: it is kept apart, and the poll goes on. If even this can't be recorded,
   * the poll fails.
   */
  async #keepApart(referralId: string, why: object): Promise<void> {
    this.#deps.log.error({ ...why, referralId }, 'a record could not be stored, parked and read again');
    await this.#deps.inbox.keepApart(referralId, currentCorrelation() ?? 'none');
  }
}
