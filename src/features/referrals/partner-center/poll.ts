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

/** Records that Partner Center dates a little late must not fall between two polls. Milliseconds. */
const overlap = 5 * 60_000;
/** A tenant's first poll may read a hundred thousand records. Milliseconds. */
const longestPoll = 3_600_000;
/** A record waits for the database half a dozen times: one by one, a company's first poll would take as long as all of them together. */
const atOnce = 4;
/** As many kept apart as one poll tells from the others; the rest wait for their own turn. */
const mostApart = 1_000;

/**
 * Asks Partner Center what changed since the last time. Webhooks are quicker, but ten failed attempts end them for good
 * (docs/partner-center.md#webhook-delivery): the poll alone has to be enough.
 */
export class Poll {
  readonly #deps: PollDeps;

  constructor(deps: PollDeps) {
    this.#deps = deps;
  }

  /**
   * Polls if it is time and nobody else does; rejects when it did not come to its end. What was read until then stands
   * in the checkpoint, and the next poll, wherever it runs, goes on from there.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { state, everySeconds } = this.#deps;
    const pause = everySeconds * 1_000;
    // Never parked: nothing else finds what webhooks have lost.
    const attempts = Number.POSITIVE_INFINITY;
    const terms = { work: longestPoll, longestPause: pause, attempts };
    const outcome = await underLease(
      { name: 'referrals.poll', leases: state.leases, id: pollId },
      { ...this.#deps, terms },
      (before, hold) =>
        this.#poll(before, hold, signal).catch((error: unknown) => {
          // Cut off by a shutdown: it is still due, for whoever is there.
          if (!signal.aborted) throw error;
        }),
    );
    if ('error' in outcome) throw outcome.error;
  }

  /** The same, whether it is time or not. */
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
    await state.finish(hold.lease, {
      // What was dated later than the poll's begin may have neighbours that were not to be seen yet; so may a date of the
      // year 2099, behind which nothing would ever be found.
      watermark: new Date(Math.min(newest.getTime(), startedAt.getTime())),
      lastSuccessAt: clock.serverNow(),
      // Instances look on their own beats: a moment early is better than one beat late.
      dueAt: new Date(begun.getTime() + everySeconds * 900),
    });
  }

  async *#pages(since: Date, signal: AbortSignal): AsyncGenerator<ChangesPage> {
    try {
      yield* this.#deps.partnerCenter.changesSince(since, { signal });
    } catch (error) {
      if (!(error instanceof PartnerCenterError) || error.outcome !== 'later') throw error;
      throw new PutOffError(error.reason, Math.max(error.afterMilliseconds ?? 0, 15_000));
    }
  }

  /** All of a page, before the next is asked for or the checkpoint moves behind it. */
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

  /** One record must hold up no other: it gets a turn of its own, and the poll goes on. Where not even this can be noted, it ends. */
  async #keepApart(referralId: string, why: object): Promise<void> {
    this.#deps.log.error({ ...why, referralId }, 'a record could not be taken in, it is kept apart and read again');
    await this.#deps.inbox.keepApart(referralId, currentCorrelation() ?? 'none');
  }
}
