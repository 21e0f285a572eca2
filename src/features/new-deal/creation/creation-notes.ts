import type { Logger } from 'pino';
import { backOff } from '../../../back-off.ts';
import type { Clock } from '../../../clock.ts';
import type { SendingTerms } from '../../../partner-center/port.ts';
import { present } from '../../../partner-center/tolerant.ts';
import type { Hold } from '../../../sweeps/under-lease.ts';
import type { CreationProgress } from '../draft/creation-progress.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import type { Later } from './creation-failure.ts';
import type { CreationResult } from './creation-result.ts';

/** Optimistic concurrency: the draft was written during its creation, so the next run reads it again. */
class DraftChangedError extends Error {}

/**
 * How long after a POST its record may still appear, in milliseconds: the client times out after 30 s, and the request
 * may still be under way. Before that, "not found" does not imply "not created".
 */
const landing = 45_000;
/** Upper bound between writing the mark and sending the request, in milliseconds. */
const aheadAtMost = 5_000;

/** Continue, or stop for now. */
export type CreationStep =
  | { readonly kind: 'step'; readonly draft: DealDraft }
  | Exclude<CreationResult, { kind: 'created' }>;

interface NoteDeps {
  readonly drafts: Pick<DraftStore, 'replace'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly random: () => number;
  readonly urgency?: 'bulk';
}

/**
 * A worker's durable progress of a creation. Every write is fenced by the worker's lease, so that a former holder
 * changes nothing.
 */
export class CreationNotes {
  readonly #deps: NoteDeps;
  readonly #hold: Hold;

  constructor(deps: NoteDeps, hold: Hold) {
    this.#deps = deps;
    this.#hold = hold;
  }

  /**
   * Marks the request as possibly sent when its turn in the queue comes, just before it leaves, which may be minutes
   * after this call; and only while this worker still holds the lease. For the rows of an import the mark is written
   * ahead, so that many share one command, and renewed if the turn takes longer than `aheadAtMost`.
   */
  async sending(
    draft: DealDraft,
    side: 'own' | 'microsoft',
  ): Promise<{ draft: DealDraft; readonly when: SendingTerms }> {
    const { clock, urgency } = this.#deps;
    let markedAt = Number.NEGATIVE_INFINITY;
    const mark = async () => {
      markedAt = performance.now();
      const now = clock.now();
      const { ownSentAt = now, microsoftSentAt = now } = progressOf(sending.draft);
      const marks = side === 'own' ? { ownSentAt, ownLastSentAt: now } : { microsoftSentAt, microsoftLastSentAt: now };
      sending.draft = await this.note(sending.draft, marks);
    };
    const beforeSending = async () => {
      await this.#hold.assert();
      if (performance.now() - markedAt > aheadAtMost) await mark();
    };
    const sending = { draft, when: { signal: this.#hold.signal, ...present({ urgency }), beforeSending } };
    if (urgency === 'bulk') await mark();
    return sending;
  }

  /** Waits while the record of the last request may still appear. */
  async mayLand(draft: DealDraft, lastSentAt: Date | undefined): Promise<CreationStep | undefined> {
    const left = lastSentAt ? lastSentAt.getTime() + landing + this.#ahead - this.#deps.clock.now().getTime() : 0;
    if (left <= 0) return undefined;
    return this.wait(draft, { kind: 'later', reason: 'no-answer', mayHaveArrived: true, afterMilliseconds: left });
  }

  get #ahead(): number {
    return this.#deps.urgency === 'bulk' ? aheadAtMost : 0;
  }

  async refused(draft: DealDraft, code: string): Promise<CreationStep> {
    this.#deps.log.warn({ draftId: draft.id, code }, 'Partner Center refused a new deal');
    const now = this.#deps.clock.now();
    const open = await this.write(draft, {
      ...draft,
      state: 'open',
      asking: 'review',
      touchedAt: now,
      creation: { startedAt: progressOf(draft).startedAt, attempts: 0, notOurs: [], refused: code, dueAt: now },
    });
    return { kind: 'refused', draft: open, code };
  }

  async wait(draft: DealDraft, failure: Later): Promise<Extract<CreationResult, { kind: 'waiting' }>> {
    const { attempts } = progressOf(draft);
    const pause = Math.max(failure.afterMilliseconds ?? 0, this.#pause(attempts + 1));
    const dueAt = new Date(this.#deps.clock.now().getTime() + pause);
    const waiting = await this.note(draft, { dueAt, waitingFor: failure.reason, attempts: attempts + 1 });
    return { kind: 'waiting', draft: waiting, reason: failure.reason };
  }

  #pause(attempt: number): number {
    return backOff(attempt, { first: 5_000, longest: 300_000, random: this.#deps.random });
  }

  note(draft: DealDraft, change: Partial<CreationProgress>, gone: readonly (keyof CreationProgress)[] = []) {
    const creation = { ...progressOf(draft), ...change };
    const kept = Object.entries(creation).filter(([key]) => !gone.includes(key as keyof CreationProgress));
    return this.write(draft, { ...draft, creation: Object.fromEntries(kept) as unknown as CreationProgress });
  }

  async write(before: DealDraft, after: DealDraft): Promise<DealDraft> {
    const written = await this.#deps.drafts.replace(before, after, this.#hold.lease);
    if (written) return written;
    await this.#hold.assert();
    throw new DraftChangedError(`Draft ${before.id} changed while its deal was being created`);
  }
}

export function progressOf({ creation }: DealDraft): CreationProgress {
  if (!creation) throw new Error('This draft is not being created');
  return creation;
}
