import type { ChangeResult, PartnerCenter } from '../../../partner-center/port.ts';
import { type Hold, isReleased } from '../../../sweeps/under-lease.ts';
import { sameEmail } from '../record/members.ts';
import type { OutboxEntry, Referral, ReferralRecord } from '../record/referral.ts';
import { isOwnedBy } from '../rules/absent-owner.ts';
import { answeredOnDesk, awaitsDecision, touchReferral, withoutDecision, withoutKeys } from '../rules/mirror.ts';
import { leftUndone, rebasedOutbox, stillOpen } from '../rules/work.ts';
import { type DeskDeps, withOwner, writeReferral } from '../store/referral-desk.ts';
import type { ReferralIntake } from './intake.ts';
import { entryUrgency, type OutboxWaiting, withEntry } from './outbox-waiting.ts';

export interface SettlementDeps extends DeskDeps {
  readonly partnerCenter: Pick<PartnerCenter, 'get'>;
  readonly intake: Pick<ReferralIntake, 'refresh' | 'mirrored'>;
}

/** The referral to go on with; undefined when nothing is to be done now; `conflict` after a concurrent write. */
export type Settled = Referral | undefined | 'conflict';

/** Retries over concurrent writers that change nothing of ours, such as the one recording that cards were sent. */
const settlingAttempts = 10;

/** Records Partner Center's answer to an outbox entry: taken, changed concurrently, refused, later. */
export class OutboxSettlement {
  readonly #deps: SettlementDeps;
  readonly #waiting: OutboxWaiting;

  constructor(deps: SettlementDeps, waiting: OutboxWaiting) {
    this.#deps = deps;
    this.#waiting = waiting;
  }

  /**
   * The outcome of the send is known and must be recorded despite concurrent writes: an entry left as `mayHaveArrived`
   * would later take somebody else's accept for ours.
   */
  async settle(
    referral: Referral,
    entry: OutboxEntry,
    result: ChangeResult,
    hold: Hold,
  ): Promise<Referral | undefined> {
    let current = referral;
    for (let attempt = 0; attempt < settlingAttempts; attempt++) {
      // Once without a conflict: whoever has lost the lease still records what became of the send.
      const settled = await this.#settleOnce(current, entry, result, attempt === 0 ? hold : undefined);
      if (settled !== 'conflict') return settled;
      const fresh = await this.#deps.referrals.find(referral.id);
      // The intake may have settled it: a webhook can be faster than the answer.
      if (!fresh?.outbox.some(({ id }) => id === entry.id)) return fresh;
      current = fresh;
    }
    throw new Error(`Referral ${referral.id} kept changing while an answer was noted`);
  }

  async #settleOnce(
    referral: Referral,
    entry: OutboxEntry,
    result: ChangeResult,
    hold: Hold | undefined,
  ): Promise<Settled> {
    switch (result.kind) {
      case 'changed':
        return this.finish(referral, entry, result.record, hold);
      case 'stale':
        return this.#readAgain(referral, entry);
      case 'refused':
        return this.refused(referral, entry, `${result.status}-${result.code}`);
      case 'later':
        return this.#waiting.wait(referral, entry, result);
    }
  }

  /** @param hold released by the same write where nothing else is to be sent. */
  async finish(referral: Referral, entry: OutboxEntry, record: ReferralRecord, hold?: Hold): Promise<Settled> {
    const outbox = referral.outbox.filter(({ id }) => id !== entry.id);
    const isLast = hold !== undefined && outbox.length === 0;
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
    const written = await writeReferral(this.#deps, referral, await withOwner(this.#deps, after), {
      what: `${entry.kind}-sent`,
      by: 'desk',
      after: { status: record.status, substatus: record.substatus, eTag: record.eTag },
      ...(isLast
        ? { lease: { ends: { work: 'outbox', token: hold.lease.token }, inBulk: entry.inBulk === true } }
        : {}),
    });
    if (written && isLast) hold.releaseBy(isReleased);
    if (!written) return 'conflict';
    await this.#mirrored(record, referral, written);
    return written;
  }

  /**
   * 412: a concurrent change. It is taken in like any other; what remains of the entry is sent again with the new eTag.
   */
  async #readAgain(referral: Referral, entry: OutboxEntry): Promise<Settled> {
    const outbox = withEntry(referral.outbox, { ...entry, attempts: entry.attempts + 1 });
    if (!(await this.#deps.referrals.replace(referral, { ...referral, outbox }))) return 'conflict';
    return this.#deps.intake.refresh(referral.id, entryUrgency(entry));
  }

  async refused(referral: Referral, entry: OutboxEntry, reason: string): Promise<Settled> {
    const record = await this.#deps.partnerCenter.get(referral.id, entryUrgency(entry));
    if (!record) return this.#waiting.gone(referral);
    const now = this.#deps.clock.now();
    const { decision } = referral;
    const outbox = rebasedOutbox(referral.outbox, entry);
    const base = {
      ...withoutKeys(referral, 'handedBack'),
      ...answeredOnDesk(record, { ...referral, outbox }),
      outbox,
    };
    const isDecision = decision !== undefined && decision.id === entry.decisionId;
    const why =
      !isDecision || awaitsDecision(record, decision.kind) ? reason : `already-${record.substatus.toLowerCase()}`;
    const after = isDecision
      ? { ...withoutDecision(base), refusal: { at: now, kind: decision.kind, by: decision.by, reason: why } }
      : {
          ...base,
          ...(entry.work && entry.by ? { refusedWork: { at: now, by: entry.by, reason: why, work: entry.work } } : {}),
        };
    const owned = await withOwner(this.#deps, touchReferral(after, this.#deps.policy, now));
    const settled = { ...owned, ...claimRefused(referral, owned, entry, { at: now, reason: why }) };
    const written = await writeReferral(this.#deps, referral, settled, {
      what: `${entry.kind}-refused`,
      by: 'partner-center',
      after: { reason: why },
    });
    if (!written) return 'conflict';
    await this.#mirrored(record, referral, written);
    this.#deps.log.warn({ referralId: referral.id, kind: entry.kind, reason: why }, 'Partner Center refused a change');
    return written;
  }

  /** One that had vanished is taken in by its event, which tells that it is back. */
  async #mirrored(record: ReferralRecord, before: Referral, written: Referral): Promise<void> {
    if (!written.vanished) await this.#deps.intake.mirrored(record, before, written);
  }
}

/** Whoever claimed it was told that it is theirs: that it is not any more is said on its cards, with the way out. */
function claimRefused(
  { owner }: Referral,
  after: Referral,
  { kind, member }: OutboxEntry,
  refused: { readonly at: Date; readonly reason: string },
): Pick<Referral, 'refusal'> {
  const isClaim = kind === 'join-team' && owner && member && sameEmail(owner.email, member.email);
  if (!isClaim || isOwnedBy(after, owner) || after.refusal) return {};
  const { tenantId, aadObjectId, name } = owner;
  return { refusal: { ...refused, kind: 'claim', by: { tenantId, aadObjectId, name } } };
}
