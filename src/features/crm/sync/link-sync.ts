import { CrmError, type CrmField, type CrmRecord } from '../../../crm/port.ts';
import { readableRecord } from '../../../crm/read-records.ts';
import { type Referral, withoutKeys } from '../../referrals/index.ts';
import type { CrmLink } from '../link/crm-link.ts';
import { RecordTakenError } from '../link/link-store.ts';
import { restoredAtPartnerCenter, restoredInCrm, takenBack } from '../load/take-back.ts';
import { fightsOver, lastWriterOf } from '../merge/loop-brake.ts';
import { someLookHidden, valuesOfCrm } from '../merge/sync-values.ts';
import { otherRecords } from './link-finder.ts';
import { keptUnderItsKey } from './link-key.ts';
import { followOutcome } from './link-outcome.ts';
import { planOfLink } from './link-plan.ts';
import { findOrMakeRecord } from './link-record.ts';
import { linkDone, linkWaits } from './link-settling.ts';
import { dryRun, failureOnCard, goneLink, newWrites, settledLink, withAgreements, withProblem } from './link-steps.ts';
import type { LinkSyncDeps, LinkWritten, SyncHold } from './link-sync-deps.ts';
import { writeToCrm, writeToPartnerCenter } from './link-writes.ts';

/** State of one step across its rounds. */
interface StepSeen {
  readonly refused: Set<CrmField>;
  areColumnsSure: boolean;
  /** As the round before has found or made it, for the next one: a CRM's daily limit counts each reading. */
  record?: CrmRecord | undefined;
}

/** Upper bound of immediate re-reads after a conflicting change of the record. */
const rounds = 5;

/**
 * A step of one link: reads both sides, merges, writes, and stores their answers as the base. Idempotent across crashes: the
 * result of a pending write is determined from the values of both sides.
 */
export class LinkSync {
  readonly #deps: LinkSyncDeps;

  constructor(deps: LinkSyncDeps) {
    this.#deps = deps;
  }

  async step(link: CrmLink, hold: SyncHold): Promise<void> {
    let current: CrmLink | undefined = link;
    const seen: StepSeen = { refused: new Set(), areColumnsSure: false };
    for (let round = 0; current && round < rounds; round++) {
      const before: CrmLink = current;
      try {
        current = await this.#round(before, hold, seen);
      } catch (error) {
        current = await this.#failed(before, error, seen);
      }
    }
    if (current) await linkWaits(this.#deps, current, { code: 'keeps-changing' });
  }

  /** Returns the link if another round is useful at once; undefined: done, waiting, or the lease was lost. */
  async #round(link: CrmLink, hold: SyncHold, seen: StepSeen): Promise<CrmLink | undefined> {
    const now = this.#deps.now();
    if (link.state === 'unlinked') return linkDone(this.#deps, link, settledLink(link));
    const referral = await this.#deps.referrals.find(link.id);
    if (!referral) return linkDone(this.#deps, link, settledLink({ ...link, state: 'unlinked' }));
    if (link.load?.takeBack) return this.#takeBack(link, referral, hold);
    if (link.choosing && !link.choosing.records) return this.#offerOthers(link, referral, link.choosing);
    const isNothingThere = link.state === 'gone' && link.recordId === undefined;
    if (link.state === 'paused' || isNothingThere) return linkDone(this.#deps, link, settledLink(link));
    if (link.recordId === undefined) {
      const made = await findOrMakeRecord(this.#deps, link, referral, hold, now);
      seen.record = made?.record;
      return made?.link;
    }
    const record = await this.#recordOf(link.recordId, seen);
    if (!record) return this.#gone(link);
    // The record was restored, or is visible again.
    if (link.state === 'gone') return this.#deps.links.save(link, { ...link, state: 'linked', dueAt: now });
    // A column may just have been secured and so reads as empty or masked: reads again with a fresh description.
    if (!seen.areColumnsSure && someLookHidden(link, record)) {
      seen.areColumnsSure = true;
      await this.#deps.crm.describe();
      return link;
    }
    const kept = await keptUnderItsKey(this.#deps, link, record, hold);
    return kept && this.#merge(kept, referral, hold);
  }

  async #recordOf(recordId: string, seen: StepSeen): Promise<CrmRecord | undefined> {
    const { record } = seen;
    seen.record = undefined;
    if (record?.id === recordId) return record;
    const [reading] = await this.#deps.crm.read([recordId]);
    return !reading || reading.kind === 'gone' ? undefined : readableRecord(reading);
  }

  async #merge(kept: LinkWritten, referral: Referral, hold: SyncHold): Promise<CrmLink | undefined> {
    const { link, record, refusal } = kept;
    const now = this.#deps.now();
    const { plan, known, partnerCenter, isOver, apart } = await planOfLink(this.#deps, link, referral, record, now);
    const agreed = withAgreements(known, plan, now);
    if (plan.blocked.some(({ code }) => code === 'stage-unmapped'))
      await this.#deps.onOperator({ kind: 'operator', code: 'stage-unmapped', field: 'salesStage' }, 'record');
    if (!(await this.#deps.writes(link)))
      return linkDone(
        this.#deps,
        link,
        dryRun(settledLink(agreed), plan, { partnerCenter, crm: valuesOfCrm(record) }, now),
      );
    const fighting = fightsOver(agreed.writes, newWrites(link, plan, now), now);
    if (fighting) {
      const writer = lastWriterOf(record);
      const problem = { code: 'fighting', field: fighting, ...(writer ? { writer } : {}) };
      const stopped = { ...withProblem(agreed, problem, now), state: 'paused', pausedBy: 'loop-brake' } as const;
      return linkDone(this.#deps, link, settledLink(stopped));
    }
    const written = await writeToCrm(this.#deps, link, agreed, plan, record, partnerCenter, hold);
    if (!written) return undefined;
    // The poll skips what the link has seen, so nothing may be seen that was not merged.
    if (written.isMovedOn) return written.link;
    const told = isOver ? written : await writeToPartnerCenter(this.#deps, written, plan, record, hold);
    if (!told) return undefined;
    return followOutcome(this.#deps, { ...told, ...(refusal ? { refusal } : {}) }, referral, { ...plan, apart }, hold);
  }

  /** Restores what the first load wrote and nobody has changed since; keeps the record, its key and the external reference. */
  async #takeBack(link: CrmLink, referral: Referral, hold: SyncHold): Promise<CrmLink | undefined> {
    const { crm, deals, now } = this.#deps;
    const [reading] = link.recordId === undefined ? [] : await crm.read([link.recordId]);
    const there = !reading || reading.kind === 'gone' ? undefined : readableRecord(reading);
    const record = there?.outcome.kind === 'open' ? there : undefined;
    const { description } = await this.#deps.org();
    const toCrm = record ? restoredInCrm(link, record, description) : {};
    if (record && Object.keys(toCrm).length > 0) {
      await hold.assert();
      await crm.update(record.id, record.version, toCrm);
      this.#deps.crash?.('after-restoring-crm');
    }
    const changes = restoredAtPartnerCenter(link, referral);
    if (Object.keys(changes).length > 0) {
      await hold.assert();
      if ((await deals.change(link.id, changes)) === 'busy') {
        await linkWaits(this.#deps, link, { code: 'partner-center-busy' });
        return undefined;
      }
    }
    return linkDone(this.#deps, link, takenBack(link, now()));
  }

  /** Offers other open records of the customer; changes nothing until a person has chosen. */
  async #offerOthers(
    link: CrmLink,
    referral: Referral,
    choosing: NonNullable<CrmLink['choosing']>,
  ): Promise<CrmLink | undefined> {
    const records = await otherRecords(this.#deps, link, referral);
    return this.#deps.links.save(link, { ...link, choosing: { ...choosing, records } });
  }

  /**
   * Stored on the link before anything goes on: the poll's mark may pass it.
   * @param seen fields that were refused in this step already are done without.
   */
  async #failed(link: CrmLink, error: unknown, { refused }: StepSeen): Promise<CrmLink | undefined> {
    const { links, now } = this.#deps;
    const fresh = await links.find(link.id);
    if (!fresh) return undefined;
    if (error instanceof RecordTakenError)
      return linkDone(this.#deps, fresh, withProblem(settledLink(fresh), { code: 'belongs-to-another' }, now()));
    if (!(error instanceof CrmError)) throw error;
    const { failure } = error;
    switch (failure.kind) {
      case 'merge-again':
        return fresh;
      case 'gone':
        // If a record is missing, the next round finds out.
        return fresh.recordId === undefined ? this.#withoutItsAccount(fresh) : fresh;
      case 'person':
        return linkDone(this.#deps, fresh, withProblem(settledLink(fresh), failureOnCard(failure), now()));
      case 'operator': {
        await this.#deps.onOperator(failure);
        // Retries at once without the field; otherwise waits for the operator.
        if (failure.field && !refused.has(failure.field)) {
          refused.add(failure.field);
          return fresh;
        }
        await linkWaits(this.#deps, fresh, failure);
        return undefined;
      }
      case 'wait':
      case 'sign-in':
        await linkWaits(this.#deps, fresh, failure);
        return undefined;
    }
  }

  /** If the whole organisation was replaced, all records are missing: a problem for the operator, not of this deal. */
  async #gone(link: CrmLink): Promise<CrmLink | undefined> {
    if (link.state !== 'gone' && (await this.#deps.crm.describe()).orgId !== link.orgId)
      throw new CrmError({ kind: 'operator', code: 'other-organisation' });
    return linkDone(this.#deps, link, settledLink(goneLink(link)));
  }

  /** Without a record, the missing object is the account (deleted or merged), which is searched for again. */
  async #withoutItsAccount(link: CrmLink): Promise<CrmLink | undefined> {
    const { links, now } = this.#deps;
    if (link.accountId === undefined && link.chosenAccount === undefined) {
      await linkWaits(this.#deps, link, { code: 'not-found' });
      return undefined;
    }
    const freed = withoutKeys(link, 'accountId', 'chosenAccount', 'customerKey');
    return links.save(link, { ...freed, dueAt: now() });
  }
}
