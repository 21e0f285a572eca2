import { backOff } from '../../../back-off.ts';
import { crashPoint } from '../../../crash-point.ts';
import { withCorrelation } from '../../../logger.ts';
import type { Metrics } from '../../../metrics.ts';
import { PartnerCenterError } from '../../../partner-center/partner-center-error.ts';
import type { ChangeResult, PartnerCenter } from '../../../partner-center/port.ts';
import { LeaseLostError } from '../../../sweeps/lease.ts';
import type { Hold } from '../../../sweeps/under-lease.ts';
import type { OutboxEntry, Referral, ReferralRecord } from '../record/referral.ts';
import { outboxBehind } from '../rules/decide.ts';
import {
  alreadyDone,
  answeredOnDesk,
  awaits,
  showsOutcome,
  touchReferral,
  withDue,
  withoutDecision,
  withoutKeys,
} from '../rules/mirror.ts';
import { patchFor } from '../rules/outgoing.ts';
import { conflictsOf, leftUndone, rebased, stillOpen, withConflicts } from '../rules/work.ts';
import { type DeskDeps, withOwner, write } from '../store/referral-desk.ts';
import type { ReferralIntake } from './intake.ts';

export interface RelayDeps extends DeskDeps {
  readonly partnerCenter: PartnerCenter;
  readonly intake: ReferralIntake;
  readonly metrics: Pick<Metrics, 'partnerCenterChanges'>;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
  /** For work that is no change of our own record. Gives our record as it stands afterwards. */
  readonly carriers?: Partial<
    Record<OutboxEntry['kind'], (referral: Referral, entry: OutboxEntry, hold: Hold) => Promise<ChangeResult>>
  >;
}

/** How often a stale eTag is answered by reading again at once before the entry waits for the next sweep. */
const settlingRounds = 4;
/** Against writers who change nothing of ours, such as the one that notes that cards went out. */
const settlingAttempts = 10;

/** The referral to go on with, undefined when there is nothing to do now, `conflict` when somebody wrote in between. */
type Settled = Referral | undefined | 'conflict';

/**
 * Carries decisions and claims to Partner Center, one entry of one referral at a time, under a lease. At least once:
 * `mayHaveArrived` is written before each PATCH, and an entry that finds its outcome already there is taken as done.
 */
export class OutboxRelay {
  readonly #deps: RelayDeps;

  constructor(deps: RelayDeps) {
    this.#deps = deps;
  }

  /** Sends what is due of this referral. The caller holds the lease. */
  async send(referral: Referral, hold: Hold): Promise<void> {
    let current: Referral | undefined = referral;
    for (let round = 0; current && round < settlingRounds; round++) {
      const before: Referral = current;
      const entry: OutboxEntry | undefined = before.outbox[0];
      if (!entry || entry.dueAt > this.#deps.clock.now()) return;
      current = await withCorrelation(entry.correlationId, () =>
        this.#sendEntry(before, entry, hold).catch((error: unknown) => this.#waitAfter(error, entry, before.id)),
      );
    }
  }

  /** Gives the referral again when another round makes sense at once, undefined when it has to wait or is done. */
  async #sendEntry(referral: Referral, entry: OutboxEntry, hold: Hold): Promise<Referral | undefined> {
    if (entry.mayHaveArrived) {
      // The process died, or the answer was lost, after an earlier PATCH: look before sending it again.
      const settled = await this.#lookFirst(referral, entry);
      if (settled !== 'send') return settled;
    }
    const held = await this.#beforeSending(referral, entry);
    if (held !== 'send') return held;
    const started = await this.#markStarted(referral, entry);
    if (!started) return this.#deps.referrals.find(referral.id);
    const carrier = this.#deps.carriers?.[entry.kind];
    const patch = carrier ? undefined : patchFor(entry, started.decision, started.record);
    if (!patch && !carrier) return this.#drop(started, entry);
    crashPoint('outbox.before-patch', started.id);
    const result = patch
      ? await this.#deps.partnerCenter.change(started.id, started.record.eTag, patch)
      : await this.#carry(carrier, started, entry, hold);
    crashPoint('outbox.after-patch', started.id);
    this.#deps.metrics.partnerCenterChanges.inc({ kind: entry.kind, result: result.kind });
    return this.#settle(started, entry, result);
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

  /** What somebody else changed meanwhile is not overwritten, and a closed deal takes no more changes. */
  async #beforeSending(referral: Referral, entry: OutboxEntry): Promise<Referral | undefined | 'send'> {
    const { work } = entry;
    const { record } = referral;
    if (work && record.status === 'Closed' && !work.kind.startsWith('register'))
      return this.#orAsItStands(
        referral,
        await this.#refused(referral, entry, `already-${record.substatus.toLowerCase()}`),
      );
    const conflicts = conflictsOf(entry, record);
    if (conflicts.length === 0) return 'send';
    const { clock, policy, referrals } = this.#deps;
    const after = touchReferral(withConflicts(referral, entry, conflicts, clock.now()), policy, clock.now());
    const fields = conflicts.map(({ field }) => field);
    const written = await write(this.#deps, referral, after, { what: 'conflict', by: 'desk', after: { fields } });
    return written ?? referrals.find(referral.id);
  }

  /** Somebody wrote in between: the next round looks again. */
  async #orAsItStands({ id }: Referral, settled: Settled): Promise<Referral | undefined> {
    return settled === 'conflict' ? this.#deps.referrals.find(id) : settled;
  }

  async #lookFirst(referral: Referral, entry: OutboxEntry): Promise<Referral | undefined | 'send'> {
    const record = await this.#deps.partnerCenter.get(referral.id, 'decision');
    if (!record) return this.#gone(referral);
    const done = entry.decisionId
      ? showsOutcome(record, referral.decision?.kind ?? 'accept')
      : alreadyDone(entry, record);
    if (done) return this.#orAsItStands(referral, await this.#finish(referral, entry, record));
    if (record.eTag === referral.record.eTag) return 'send';
    return this.#deps.intake.receive(record);
  }

  async #markStarted(referral: Referral, entry: OutboxEntry): Promise<Referral | undefined> {
    const started = { ...entry, attempts: entry.attempts + 1, mayHaveArrived: true };
    const { decision } = referral;
    const held = decision?.state === 'held' && decision.id === entry.decisionId;
    if (!held)
      return this.#deps.referrals.replace(referral, { ...referral, outbox: [started, ...referral.outbox.slice(1)] });
    // Undo ends here, in the write that the Undo press competes with.
    const [, ...behind] = outboxBehind(referral, decision);
    const sending: Referral = {
      ...referral,
      outbox: [started, ...behind],
      decision: { ...decision, state: 'sending' },
    };
    const after = touchReferral(sending, this.#deps.policy, this.#deps.clock.now());
    return write(this.#deps, referral, after, { what: 'undo-ended', by: 'desk' });
  }

  /**
   * What came of sending is known and must be written, whoever else writes meanwhile: an entry left as "may have arrived"
   * would later take somebody else's accept for ours.
   */
  async #settle(referral: Referral, entry: OutboxEntry, result: ChangeResult): Promise<Referral | undefined> {
    let current = referral;
    for (let attempt = 0; attempt < settlingAttempts; attempt++) {
      const settled = await this.#settleOnce(current, entry, result);
      if (settled !== 'conflict') return settled;
      const fresh = await this.#deps.referrals.find(referral.id);
      // The intake may have settled it: a webhook can be faster than the answer.
      if (!fresh?.outbox.some(({ id }) => id === entry.id)) return fresh;
      current = fresh;
    }
    throw new Error(`Referral ${referral.id} kept changing while an answer was noted`);
  }

  async #settleOnce(referral: Referral, entry: OutboxEntry, result: ChangeResult): Promise<Settled> {
    switch (result.kind) {
      case 'changed':
        return this.#finish(referral, entry, result.record);
      case 'stale':
        return this.#readAgain(referral, entry);
      case 'refused':
        return this.#refused(referral, entry, `${result.status}-${result.code}`);
      case 'later':
        return this.#wait(referral, entry, result);
    }
  }

  async #finish(referral: Referral, entry: OutboxEntry, record: ReferralRecord): Promise<Settled> {
    const outbox = referral.outbox.filter(({ id }) => id !== entry.id);
    const { decision } = referral;
    const ours = decision !== undefined && decision.id === entry.decisionId;
    const mirror = answeredOnDesk(record, { ...referral, outbox });
    const after = touchReferral(
      {
        ...withoutKeys(referral, 'handedBack', 'conflicts', 'plan'),
        ...stillOpen(referral, mirror.record),
        ...mirror,
        outbox,
        ...(ours ? { decision: { ...decision, state: 'confirmed' as const } } : {}),
        ...leftUndone(entry, record, this.#deps.clock.now()),
      },
      this.#deps.policy,
      this.#deps.clock.now(),
    );
    const written = await write(this.#deps, referral, await withOwner(this.#deps, after), {
      what: `${entry.kind}-sent`,
      by: 'desk',
      after: { status: record.status, substatus: record.substatus, eTag: record.eTag },
    });
    return written ?? 'conflict';
  }

  /** 412: somebody changed the record. Taken in like any change; what is still to be said goes again with the new eTag. */
  async #readAgain(referral: Referral, entry: OutboxEntry): Promise<Settled> {
    const outbox = withEntry(referral.outbox, { ...entry, attempts: entry.attempts + 1 });
    if (!(await this.#deps.referrals.replace(referral, { ...referral, outbox }))) return 'conflict';
    return this.#deps.intake.refresh(referral.id, 'decision');
  }

  async #refused(referral: Referral, entry: OutboxEntry, reason: string): Promise<Settled> {
    const record = await this.#deps.partnerCenter.get(referral.id, 'decision');
    if (!record) return this.#gone(referral);
    const now = this.#deps.clock.now();
    const { decision } = referral;
    const outbox = rebased(referral.outbox, entry);
    const base = {
      ...withoutKeys(referral, 'handedBack'),
      ...answeredOnDesk(record, { ...referral, outbox }),
      outbox,
    };
    const isDecision = decision !== undefined && decision.id === entry.decisionId;
    const why = !isDecision || awaits(record, decision.kind) ? reason : `already-${record.substatus.toLowerCase()}`;
    const after = isDecision
      ? { ...withoutDecision(base), refusal: { at: now, kind: decision.kind, by: decision.by, reason: why } }
      : {
          ...base,
          ...(entry.work && entry.by ? { refusedWork: { at: now, by: entry.by, reason: why, work: entry.work } } : {}),
        };
    const settled = await withOwner(this.#deps, touchReferral(after, this.#deps.policy, now));
    const written = await write(this.#deps, referral, settled, {
      what: `${entry.kind}-refused`,
      by: 'partner-center',
      after: { reason: why },
    });
    if (!written) return 'conflict';
    this.#deps.log.warn({ referralId: referral.id, kind: entry.kind, reason: why }, 'Partner Center refused a change');
    return written;
  }

  async #wait(referral: Referral, entry: OutboxEntry, result: ChangeResult & { kind: 'later' }): Promise<Settled> {
    const { clock, policy, log } = this.#deps;
    const now = clock.now();
    const pause = Math.max(result.afterMilliseconds ?? 0, this.#pause(entry.attempts + 1));
    const waiting: OutboxEntry = {
      ...entry,
      attempts: entry.attempts + 1,
      mayHaveArrived: result.mayHaveArrived || entry.mayHaveArrived,
      waitingFor: result.reason,
      dueAt: new Date(now.getTime() + pause),
    };
    const next = { ...referral, outbox: withEntry(referral.outbox, waiting) };
    // The card says "waiting for Partner Center" from the first failure on; later ones change nothing that people see.
    const written = entry.waitingFor
      ? await this.#deps.referrals.replace(referral, withDue(next, policy, now))
      : await write(this.#deps, referral, touchReferral(next, policy, now), {
          what: `${entry.kind}-waits`,
          by: 'desk',
          after: { reason: result.reason },
        });
    if (!written) return 'conflict';
    log.warn(
      { referralId: referral.id, kind: entry.kind, attempt: waiting.attempts, reason: result.reason, pause },
      'Partner Center not reached, will retry',
    );
    return undefined;
  }

  /** Partner Center could not even be asked how the record stands. */
  async #waitAfter(error: unknown, { id }: OutboxEntry, referralId: string): Promise<undefined> {
    if (!(error instanceof PartnerCenterError) || error.outcome !== 'later') {
      if (!(error instanceof LeaseLostError))
        await this.#tellThatItWaits(referralId, id).catch((err: unknown) =>
          this.#deps.log.warn({ err, referralId }, 'a card goes on saying that a change is on its way'),
        );
      throw error;
    }
    const current = await this.#deps.referrals.find(referralId);
    const entry = current?.outbox[0];
    if (!current || entry?.id !== id) return undefined;
    const { reason, afterMilliseconds, mayHaveArrived } = error;
    const later = { kind: 'later', reason, mayHaveArrived } as const;
    await this.#wait(current, entry, afterMilliseconds === undefined ? later : { ...later, afterMilliseconds });
    return undefined;
  }

  /** A fault of ours, of which the sweep tells the operator: the card must not go on saying that it is on its way. */
  async #tellThatItWaits(referralId: string, entryId: string): Promise<void> {
    const { referrals, policy, clock } = this.#deps;
    const current = await referrals.find(referralId);
    const entry = current?.outbox[0];
    if (!current || entry?.id !== entryId || entry.waitingFor) return;
    const next = { ...current, outbox: withEntry(current.outbox, { ...entry, waitingFor: 'error' }) };
    const what = { what: `${entry.kind}-waits`, by: 'desk', after: { reason: 'error' } } as const;
    await write(this.#deps, current, touchReferral(next, policy, clock.now()), what);
  }

  /** Partner Center does not show the record any more: the cards say so, and the entry asks again now and then. */
  async #gone(referral: Referral): Promise<undefined> {
    const current = await this.#deps.intake.vanished(referral.id);
    const entry = current?.outbox[0];
    if (!current || !entry) return undefined;
    const later = { kind: 'later', reason: 'record-not-found', afterMilliseconds: 600_000 } as const;
    await this.#wait(current, entry, { ...later, mayHaveArrived: false });
    return undefined;
  }

  /** So that an outage's end is noticed soon. */
  #pause(attempt: number): number {
    return backOff(attempt, { first: 1_000, longest: 120_000, random: this.#deps.random });
  }

  async #drop(referral: Referral, entry: OutboxEntry): Promise<Referral | undefined> {
    const next = { ...referral, outbox: referral.outbox.filter(({ id }) => id !== entry.id) };
    return this.#deps.referrals.replace(referral, withDue(next, this.#deps.policy, this.#deps.clock.now()));
  }
}

function withEntry(outbox: readonly OutboxEntry[], entry: OutboxEntry): readonly OutboxEntry[] {
  return outbox.map((other) => (other.id === entry.id ? entry : other));
}
