import { CrmError, type CrmField, type CrmRecord } from '../../../crm/port.ts';
import { readableRecord } from '../../../crm/read-records.ts';
import { type Referral, withoutKeys } from '../../referrals/index.ts';
import type { CrmLink } from '../link/crm-link.ts';
import { RecordTakenError } from '../link/link-store.ts';
import { restoredAtPartnerCenter, restoredInCrm, takenBack } from '../load/take-back.ts';
import { fightsOver } from '../merge/loop-brake.ts';
import { someLookHidden, valuesOfCrm } from '../merge/sync-values.ts';
import { otherRecords } from './link-finder.ts';
import { followOutcome } from './link-outcome.ts';
import { planOfLink } from './link-plan.ts';
import { findOrMakeRecord } from './link-record.ts';
import { linkDone, linkWaits } from './link-settling.ts';
import { dryRun, failureOnCard, newWrites, settledLink, withAgreements, withProblem } from './link-steps.ts';
import type { LinkSyncDeps, SyncHold } from './link-sync-deps.ts';
import { writeToCrm, writeToPartnerCenter } from './link-writes.ts';

/** Of one step, over its rounds. */
interface StepSeen {
  readonly refused: Set<CrmField>;
  areColumnsSure: boolean;
}

/** How often a record that changed under a write is read again at once. */
const rounds = 5;

/**
 * One link, brought as far as it gets: both sides are read, merged, written, and the base is what they answered. May die
 * anywhere and be run again: what was under way is told from what both sides hold.
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

  /** Gives the link when another round makes sense at once; undefined: done, waiting, or somebody else's by now. */
  async #round(link: CrmLink, hold: SyncHold, seen: StepSeen): Promise<CrmLink | undefined> {
    const now = this.#deps.now();
    if (link.state === 'unlinked') return linkDone(this.#deps, link, settledLink(link));
    const referral = await this.#deps.referrals.find(link.id);
    if (!referral) return linkDone(this.#deps, link, settledLink({ ...link, state: 'unlinked' }));
    if (link.load?.takeBack) return this.#takeBack(link, referral, hold);
    if (link.choosing && !link.choosing.records) return this.#offerOthers(link, referral, link.choosing);
    const isNothingThere = link.state === 'gone' && link.recordId === undefined;
    if (link.state === 'paused' || isNothingThere) return linkDone(this.#deps, link, settledLink(link));
    if (link.recordId === undefined) return findOrMakeRecord(this.#deps, link, referral, hold, now);
    const [reading] = await this.#deps.crm.read([link.recordId]);
    if (!reading || reading.kind === 'gone') return this.#gone(link);
    const record = readableRecord(reading);
    // It was restored, or is shared with us again.
    if (link.state === 'gone') return this.#deps.links.save(link, { ...link, state: 'linked', dueAt: now });
    // A column that was secured a minute ago reads as empty, or masked: what may be that is read once more, by what counts now.
    if (!seen.areColumnsSure && someLookHidden(link, record)) {
      seen.areColumnsSure = true;
      await this.#deps.crm.describe();
      return link;
    }
    return this.#merge(link, referral, record, hold);
  }

  async #merge(link: CrmLink, referral: Referral, record: CrmRecord, hold: SyncHold): Promise<CrmLink | undefined> {
    const now = this.#deps.now();
    const { plan, known, partnerCenter, isOver } = await planOfLink(this.#deps, link, referral, record, now);
    const agreed = withAgreements(known, plan, now);
    if (!(await this.#deps.writes(link)))
      return linkDone(
        this.#deps,
        link,
        dryRun(settledLink(agreed), plan, { partnerCenter, crm: valuesOfCrm(record) }, now),
      );
    const fighting = fightsOver(agreed.writes, newWrites(link, plan, now), now);
    if (fighting)
      return linkDone(
        this.#deps,
        link,
        settledLink({
          ...withProblem(agreed, { code: 'fighting', field: fighting }, now),
          state: 'paused',
          pausedBy: 'loop-brake',
        }),
      );
    const written = await writeToCrm(this.#deps, link, agreed, plan, record, partnerCenter, hold);
    if (!written) return undefined;
    const told = isOver ? written : await writeToPartnerCenter(this.#deps, written, plan, record);
    if (!told) return undefined;
    return followOutcome(this.#deps, told, referral, plan, hold);
  }

  /** What the first load wrote and what nobody has changed since goes back; the record, its key and the back reference stay. */
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
    if (Object.keys(changes).length > 0 && (await deals.change(link.id, changes)) === 'busy') {
      await linkWaits(this.#deps, link, { code: 'partner-center-busy' });
      return undefined;
    }
    return linkDone(this.#deps, link, takenBack(link, now()));
  }

  /** What else is open for this customer: nothing is changed before somebody chose. */
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
        // Of a record, the next round reads whether it is.
        return fresh.recordId === undefined ? this.#withoutItsAccount(fresh) : fresh;
      case 'person':
        return linkDone(this.#deps, fresh, withProblem(settledLink(fresh), failureOnCard(failure), now()));
      case 'operator': {
        await this.#deps.onOperator(failure);
        // Without the field, at once; where that does not help, or there is none to leave out, when the operator has mended it.
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

  /** Of an organisation that took the place of ours every record is gone: that is the operator's, and no deal's. */
  async #gone(link: CrmLink): Promise<CrmLink | undefined> {
    if (link.state !== 'gone' && (await this.#deps.crm.describe()).orgId !== link.orgId)
      throw new CrmError({ kind: 'operator', code: 'other-organisation' });
    return linkDone(this.#deps, link, settledLink({ ...link, state: 'gone' }));
  }

  /** Nothing was made yet that could be gone: it is the account, deleted or merged into another one, which is looked for anew. */
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
