import { crashPoint } from '../../../crash-point.ts';
import { currentCorrelation } from '../../../logger.ts';
import type { PartnerCenter } from '../../../partner-center/port.ts';
import type { Urgency } from '../../../partner-center/urgency.ts';
import type { Referral, ReferralRecord } from '../record/referral.ts';
import { ownerOf } from '../rules/absent-owner.ts';
import { arrivedReferral, mirroredReferral, touchReferral } from '../rules/mirror.ts';
import { isUndecided } from '../rules/referral-stage.ts';
import { type DeskDeps, withOwner, writeReferral } from '../store/referral-desk.ts';
import { linkMicrosoftSide } from './microsoft-side.ts';
import { RecordsTakenIn } from './records-taken-in.ts';

/** Losing more races than this would be a fault of ours; Partner Center's records change seldom. */
const attempts = 10;

export interface IntakeDeps extends DeskDeps {
  readonly partnerCenter: PartnerCenter;
  /**
   * Assigns a new inbound referral without an employee on its team: returns it with its owner, or unchanged. Idempotent
   * per referral (crash, two concurrent intakes). If it fails, the referral has no owner.
   */
  readonly route?: (referral: Referral) => Promise<Referral>;
  /**
   * Called for every record taken in, for what else can be learnt from it. May fail: the record is stored regardless.
   */
  readonly onRecord?: (record: ReferralRecord) => Promise<void>;
}

/**
 * The single intake of changes in Partner Center: webhook, poll, and the answers to our own PATCH all end here, so that
 * they can't disagree. Idempotent: a change seen twice counts once.
 */
export class ReferralIntake {
  readonly #deps: IntakeDeps;
  readonly takenIn = new RecordsTakenIn();

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
  }

  /** Our own call created this record, and it is being taken in: events about it need not be read first. */
  expects(id: string): void {
    this.takenIn.expects(id, 'arrival');
  }

  /** Our own change of it is handed to HTTP: its event may be faster than its answer. */
  expectsChange(id: string): void {
    this.takenIn.expects(id, 'change');
  }

  /** It is not on its way any more: whoever took it in has ended, done or not. */
  expectsNoMore(id: string): void {
    this.takenIn.expectsNoMore(id);
  }

  /** Expected, and not stored before. */
  isArriving(id: string): boolean {
    return this.takenIn.isArriving(id);
  }

  /** A webhook is only a hint to read: its payload has no content and may come twice, late or out of order. */
  async refresh(id: string, urgency: Urgency): Promise<Referral | undefined> {
    const record = await this.#deps.partnerCenter.get(id, urgency);
    return record ? this.receive(record) : this.vanished(id);
  }

  /**
   * Microsoft's side of an engagement changed: whether the id names that side or ours is not documented
   * (docs/partner-center.md#webhook-events).
   */
  async refreshEngagement(id: string, urgency: Urgency): Promise<void> {
    const { partnerCenter } = this.#deps;
    const record = await partnerCenter.get(id, urgency);
    if (!record) return;
    for (const sibling of await partnerCenter.related(record.engagementId, urgency)) await this.receive(sibling);
  }

  async receive(record: ReferralRecord): Promise<Referral> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const existing = await this.#deps.referrals.find(record.id);
      const received = existing ? await this.#mirror(existing, record) : await this.#arrive(record);
      if (!received) continue;
      await this.mirrored(record, existing, received);
      return received;
    }
    throw new Error(`Referral ${record.id} kept changing while it was taken in`);
  }

  /**
   * What follows from a record that the mirror holds now, whoever wrote it there. Only then is its version known as taken
   * in: the events that name it are dropped, so nobody else would do it.
   */
  async mirrored(record: ReferralRecord, before: Referral | undefined, after: Referral): Promise<void> {
    // The same eTag: told with the write before, or the mirror kept a newer record than this one.
    const { eTag } = after.record;
    const isNews = !before || before.vanished || eTag !== before.record.eTag || eTag === '';
    if (isNews) await this.#tell(record);
    if (!before || after.kind === 'microsoft-side') await linkMicrosoftSide(this.#deps, after);
    this.takenIn.tookIn(after.id, after.record.updatedExactly);
  }

  async #tell(record: ReferralRecord): Promise<void> {
    await this.#deps.onRecord?.(record).catch((err: unknown) => {
      this.#deps.log.warn({ err, referralId: record.id }, 'could not learn from a record');
    });
  }

  async vanished(id: string): Promise<Referral | undefined> {
    this.takenIn.forget(id);
    const existing = await this.#deps.referrals.find(id);
    if (!existing || existing.vanished) return existing;
    const after = touchReferral({ ...existing, vanished: true }, this.#deps.policy, this.#deps.clock.now());
    return writeReferral(this.#deps, existing, after, { what: 'vanished', by: 'partner-center' });
  }

  async #arrive(record: ReferralRecord): Promise<Referral | undefined> {
    const { clock, policy, referrals, nudge, log } = this.#deps;
    const now = clock.now();
    const correlationId = currentCorrelation() ?? 'none';
    const owned = await this.#routed(await withOwner(this.#deps, arrivedReferral(record, policy, now)), now);
    crashPoint('routed', owned.id);
    const referral = owned.cardsDueAt ? { ...owned, cardsCorrelationId: correlationId } : owned;
    const entry = {
      at: now,
      what: 'arrived',
      by: 'partner-center',
      correlationId,
      after: { ...stateOf(record), ...routeOf(referral) },
    } as const;
    if (!(await referrals.insert(referral, entry))) return undefined;
    crashPoint('arrived', referral.id);
    log.info({ referralId: referral.id, kind: referral.kind, status: record.status }, 'referral arrived');
    if (referral.cardsDueAt) nudge('cards');
    if (referral.outboxDueAt) nudge('outbox');
    return referral;
  }

  /**
   * In the same write that takes it in, so that a referral with a matching rule is never without an owner. Employees on
   * its team take precedence over rules.
   */
  async #routed(referral: Referral, now: Date): Promise<Referral> {
    const { route, log } = this.#deps;
    if (!route || referral.kind !== 'inbound' || !isUndecided(referral, now) || ownerOf(referral)) return referral;
    return route(referral).catch((err: unknown) => {
      log.error({ err, referralId: referral.id }, 'routing failed, the referral has no owner');
      return referral;
    });
  }

  async #mirror(existing: Referral, record: ReferralRecord): Promise<Referral | undefined> {
    const changed = mirroredReferral(existing, record, this.#deps.policy, this.#deps.clock.now());
    if (!changed) return existing;
    const after = await withOwner(this.#deps, changed);
    return writeReferral(this.#deps, existing, after, {
      ...whoseChange(existing, after),
      before: stateOf(existing.record),
      after: stateOf(record),
    });
  }
}

/** The event of our own answer may arrive before the PATCH is answered: it still counts as the desk's action. */
function whoseChange({ decision: before }: Referral, { decision }: Referral) {
  const isOurs = decision?.state === 'confirmed' && before?.id === decision.id && before.state !== 'confirmed';
  return isOurs
    ? { what: `${decision.kind}-sent`, by: 'desk' as const }
    : { what: 'changed-in-partner-center', by: 'partner-center' as const };
}

/** What the audit stores of a record: its state, no personal data. */
function stateOf({ status, substatus, eTag, dealValue, closesAt }: ReferralRecord): Record<string, unknown> {
  return { status, substatus, eTag, dealValue, closesAt };
}

/** How the owner got it: people by their ids, which the audit replaces. */
function routeOf({ owner, assignment }: Referral): Record<string, unknown> {
  if (!assignment) return {};
  const { how, rule, channel } = assignment;
  const to = owner && { tenantId: owner.tenantId, aadObjectId: owner.aadObjectId };
  return {
    routed: {
      how,
      ...(rule ? { rule: rule.id, place: rule.place } : {}),
      ...(to ? { to } : {}),
      ...(channel ? { channel: channel.id } : {}),
    },
  };
}
