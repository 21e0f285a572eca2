import { crashPoint } from '../../../crash-point.ts';
import { withCorrelation } from '../../../logger.ts';
import type { Metrics } from '../../../metrics.ts';
import type { ChangeResult, PartnerCenter, ReferralPatch } from '../../../partner-center/port.ts';
import { currentLot } from '../../../partner-center/request-lot.ts';
import type { Hold } from '../../../sweeps/under-lease.ts';
import type { OutboxEntry, Referral } from '../record/referral.ts';
import { outboxBehind } from '../rules/decide.ts';
import { alreadyDone, showsOutcome, touchReferral, withDue } from '../rules/mirror.ts';
import { patchFor } from '../rules/outgoing.ts';
import { conflictsOf, withConflicts } from '../rules/work.ts';
import { type DeskDeps, writeReferral } from '../store/referral-desk.ts';
import type { ReferralIntake } from './intake.ts';
import { markedEntry, unmarked } from './mark-at-once.ts';
import { OutboxSettlement, type Settled } from './outbox-settlement.ts';
import { entryUrgency, OutboxWaiting, type WaitingDeps } from './outbox-waiting.ts';

export interface RelayDeps extends DeskDeps, WaitingDeps {
  readonly partnerCenter: PartnerCenter;
  readonly intake: ReferralIntake;
  readonly metrics: Pick<Metrics, 'partnerCenterChanges'>;
  /** Handlers for work that does not change our own record. Each returns our record as it is afterwards. */
  readonly carriers?: Partial<
    Record<OutboxEntry['kind'], (referral: Referral, entry: OutboxEntry, hold: Hold) => Promise<ChangeResult>>
  >;
}

/** How often a stale eTag is resolved by re-reading at once before the entry waits for the next sweep. */
const settlingRounds = 4;

/**
 * Sends decisions and claims to Partner Center, one entry of one referral at a time, under a lease. At least once:
 * `mayHaveArrived` is written before each PATCH, and an entry whose outcome the record already shows counts as done.
 */
export class OutboxRelay {
  readonly #deps: RelayDeps;
  readonly #waiting: OutboxWaiting;
  readonly #settlement: OutboxSettlement;

  constructor(deps: RelayDeps) {
    this.#deps = deps;
    this.#waiting = new OutboxWaiting(deps);
    this.#settlement = new OutboxSettlement(deps, this.#waiting);
  }

  /**
   * Sends what is due of this referral. The caller holds the lease. Returns how it stands, where its last write tells.
   * @param marked the entry that was marked as sent under this very lease, so that nothing of it can have arrived before.
   */
  async send(referral: Referral, hold: Hold, marked?: string): Promise<Referral | undefined> {
    let current: Referral | undefined = referral;
    for (let round = 0; current && round < settlingRounds; round++) {
      const before: Referral = current;
      const entry: OutboxEntry | undefined = before.outbox[0];
      if (!entry || entry.dueAt > this.#deps.clock.now()) return before;
      // The write that ended the lease may have been made though it seemed refused; what is due since is another's then.
      if (round > 0) await hold.assert();
      current = await withCorrelation(entry.correlationId, () =>
        this.#sendEntry(before, entry, hold, round === 0 && entry.id === marked).catch((error: unknown) =>
          this.#waiting.afterError(error, entry, before.id),
        ),
      );
    }
    return current;
  }

  /** Returns the referral if another round makes sense at once; undefined when the entry has to wait or is done. */
  async #sendEntry(
    referral: Referral,
    found: OutboxEntry,
    hold: Hold,
    isMarked: boolean,
  ): Promise<Referral | undefined> {
    const entry = isMarked ? unmarked(found) : found;
    if (entry.mayHaveArrived) {
      // After a crash or a lost answer an earlier PATCH may have arrived: read before sending again.
      const settled = await this.#lookFirst(referral, entry);
      if (settled !== 'send') return settled;
    }
    const held = await this.#beforeSending(referral, entry);
    if (held !== 'send') return held;
    const started = isMarked ? referral : await this.#markStarted(referral, entry);
    if (!started) return this.#deps.referrals.find(referral.id);
    const carrier = this.#deps.carriers?.[entry.kind];
    const patch = carrier ? undefined : patchFor(entry, started.decision, started.record);
    if (!patch && !carrier) return this.#drop(started, entry);
    crashPoint('outbox.before-patch', started.id);
    try {
      const result = patch
        ? await this.#change(started, entry, patch)
        : await this.#carry(carrier, started, entry, hold);
      crashPoint('outbox.after-patch', started.id);
      this.#deps.metrics.partnerCenterChanges.inc({ kind: entry.kind, result: result.kind });
      return await this.#settlement.settle(started, entry, result, hold);
    } finally {
      if (patch) this.#deps.intake.expectsNoMore(started.id);
    }
  }

  /** The event of our own change is often faster than its answer: it waits until that is recorded, and needn't be stored. */
  async #change({ id, record }: Referral, entry: OutboxEntry, patch: ReferralPatch): Promise<ChangeResult> {
    const beforeSending = async () => this.#deps.intake.expectsChange(id);
    const { partnerCenter } = this.#deps;
    const result = await partnerCenter.change(id, record.eTag, patch, entryUrgency(entry), { beforeSending });
    await currentLot()?.answered();
    return result;
  }

  async #carry(
    carrier: NonNullable<RelayDeps['carriers']>[OutboxEntry['kind']],
    referral: Referral,
    entry: OutboxEntry,
    hold: Hold,
  ): Promise<ChangeResult> {
    if (!carrier) throw new Error(`nobody carries ${entry.kind}`);
    return carrier(referral, entry, hold);
  }

  /** Concurrent changes are not overwritten, and a closed deal accepts no more changes. */
  async #beforeSending(referral: Referral, entry: OutboxEntry): Promise<Referral | undefined | 'send'> {
    const { work } = entry;
    const { record } = referral;
    if (work && record.status === 'Closed' && !work.kind.startsWith('register'))
      return this.#orAsItStands(
        referral,
        await this.#settlement.refused(referral, entry, `already-${record.substatus.toLowerCase()}`),
      );
    const conflicts = conflictsOf(entry, record);
    if (conflicts.length === 0) return 'send';
    const { clock, policy, referrals } = this.#deps;
    const after = touchReferral(withConflicts(referral, entry, conflicts, clock.now()), policy, clock.now());
    const fields = conflicts.map(({ field }) => field);
    const written = await writeReferral(this.#deps, referral, after, {
      what: 'conflict',
      by: 'desk',
      after: { fields },
    });
    return written ?? referrals.find(referral.id);
  }

  /** After a concurrent write the next round reads again. */
  async #orAsItStands({ id }: Referral, settled: Settled): Promise<Referral | undefined> {
    return settled === 'conflict' ? this.#deps.referrals.find(id) : settled;
  }

  async #lookFirst(referral: Referral, entry: OutboxEntry): Promise<Referral | undefined | 'send'> {
    const record = await this.#deps.partnerCenter.get(referral.id, entryUrgency(entry));
    if (!record) return this.#waiting.gone(referral);
    const done = entry.decisionId
      ? showsOutcome(record, referral.decision?.kind ?? 'accept')
      : alreadyDone(entry, record);
    if (done) return this.#orAsItStands(referral, await this.#settlement.finish(referral, entry, record));
    if (record.eTag === referral.record.eTag) return 'send';
    return this.#deps.intake.receive(record);
  }

  async #markStarted(referral: Referral, entry: OutboxEntry): Promise<Referral | undefined> {
    const started = markedEntry(entry);
    const { decision } = referral;
    const held = decision?.state === 'held' && [entry.decisionId, entry.withDecision].includes(decision.id);
    if (!held)
      return this.#deps.referrals.replace(referral, { ...referral, outbox: [started, ...referral.outbox.slice(1)] });
    // Undo ends here, in the write that competes with the Undo press.
    const [, ...behind] = outboxBehind(referral, decision);
    const sending: Referral = {
      ...referral,
      outbox: [started, ...behind],
      decision: { ...decision, state: 'sending' },
    };
    const after = touchReferral(sending, this.#deps.policy, this.#deps.clock.now());
    return writeReferral(this.#deps, referral, after, { what: 'undo-ended', by: 'desk' });
  }

  async #drop(referral: Referral, entry: OutboxEntry): Promise<Referral | undefined> {
    const next = { ...referral, outbox: referral.outbox.filter(({ id }) => id !== entry.id) };
    return this.#deps.referrals.replace(referral, withDue(next, this.#deps.policy, this.#deps.clock.now()));
  }
}
