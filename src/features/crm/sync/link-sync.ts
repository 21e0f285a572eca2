import type { CrmMapping } from '../../../crm/mapping.ts';
import {
  type Crm,
  type CrmDescription,
  CrmError,
  type CrmFailure,
  type CrmField,
  type CrmRecord,
  type CrmValues,
} from '../../../crm/port.ts';
import { type Referral, withoutKeys } from '../../referrals/index.ts';
import { type CrmLink, type SyncField, type SyncValue, syncFields } from '../link/crm-link.ts';
import { type CrmLinkStore, RecordTakenError } from '../link/link-store.ts';
import { withLoadDid, withLoadEnded, withLoadWrote } from '../load/load-journal.ts';
import { restoredAtPartnerCenter, restoredInCrm, takenBack } from '../load/take-back.ts';
import { outcomeStep, reasonOfLoss } from '../merge/crm-outcomes.ts';
import { fightsOver, recentWrites } from '../merge/loop-brake.ts';
import { type MergePlan, type MergeTerms, mergeLink } from '../merge/merge-link.ts';
import { outcomeOfReferral, someLookHidden, valuesOfCrm, valuesOfReferral } from '../merge/sync-values.ts';
import { linkWait } from './crm-back-off.ts';
import { contactOfDeal } from './deal-contact.ts';
import { afterCreation, creationUnderWay, firstValues } from './first-values.ts';
import { accountPatience, madeAccount, otherRecords, whereaboutsOf } from './link-finder.ts';
import {
  afterCrmAnswer,
  closedBoth,
  dryRun,
  failureOnCard,
  fieldsUnderWay,
  newWrites,
  recordStateOf,
  sameLink,
  settledLink,
  withAgreements,
  withoutProblem,
  withProblem,
  withQuestions,
  withSent,
} from './link-steps.ts';
import { refusedFields, withSendingSettled, withSentSettled } from './settle-pending.ts';

/** Writes to a deal on behalf of the CRM, through the desk's own outbox. */
export interface CrmDealWriter {
  /**
   * Puts these into the outbox; a field that somebody changes meanwhile is left to them. `closed`: the deal takes no
   * changes. `busy`: somebody else kept writing.
   */
  change(
    referralId: string,
    changes: Partial<Record<SyncField | 'crmId', { readonly from: SyncValue; readonly to: SyncValue }>>,
  ): Promise<'done' | 'closed' | 'busy'>;
  /**
   * Marks the deal as the CRM has it, to be taken back for a while; won when its registration is safe. False: somebody has
   * to say it (by setting, without an owner, without a reason), or it can't be done now.
   */
  close?(
    referralId: string,
    closing: { readonly kind: 'won' } | { readonly kind: 'lost'; readonly reason: 3 },
  ): Promise<boolean>;
}

export interface LinkSyncDeps {
  readonly crm: Crm;
  readonly links: CrmLinkStore;
  readonly referrals: { find(id: string): Promise<Referral | undefined> };
  readonly deals: CrmDealWriter;
  readonly mapping: CrmMapping;
  /** What the CRM says of itself, and what an operator has to see to first. */
  readonly org: () => Promise<{ readonly description: CrmDescription; readonly switchedOff: readonly CrmField[] }>;
  readonly now: () => Date;
  /** The user who owns a record of this referral in the CRM. */
  readonly ownerOf?: (referral: Referral) => Promise<string | undefined>;
  /** False: what would be done is noted, and nothing is written but the link. */
  readonly writes: (link: CrmLink) => boolean | Promise<boolean>;
  /** A failure that an operator can mend: told once, and the field is done without until then. */
  readonly onOperator: (failure: Extract<CrmFailure, { kind: 'operator' }>) => Promise<void>;
  readonly crash?: (point: string) => void;
}

/** What must not be done twice asks first whether the lease still holds. */
export interface SyncHold {
  assert(): Promise<void>;
}

/** Of one step, over its rounds. */
interface StepSeen {
  readonly refused: Set<CrmField>;
  areColumnsSure: boolean;
}

/** How often a record that changed under a write is read again at once. */
const rounds = 5;
const day = 86_400_000;

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
    if (current) await this.#wait(current, { code: 'keeps-changing' });
  }

  /** Gives the link when another round makes sense at once; undefined: done, waiting, or somebody else's by now. */
  async #round(link: CrmLink, hold: SyncHold, seen: StepSeen): Promise<CrmLink | undefined> {
    const now = this.#deps.now();
    if (link.state === 'unlinked') return this.#done(link, settledLink(link));
    const referral = await this.#deps.referrals.find(link.id);
    if (!referral) return this.#done(link, settledLink({ ...link, state: 'unlinked' }));
    if (link.load?.takeBack) return this.#takeBack(link, referral, hold);
    if (link.choosing && !link.choosing.records) return this.#offerOthers(link, referral, link.choosing);
    const isNothingThere = link.state === 'gone' && link.recordId === undefined;
    if (link.state === 'paused' || isNothingThere) return this.#done(link, settledLink(link));
    if (link.recordId === undefined) return this.#findOrMake(link, referral, hold, now);
    const [reading] = await this.#deps.crm.read([link.recordId]);
    if (reading?.kind !== 'record') return this.#gone(link);
    // It was restored, or is shared with us again.
    if (link.state === 'gone') return this.#deps.links.save(link, { ...link, state: 'linked', dueAt: now });
    // A column that was secured a minute ago reads as empty, or masked: what may be that is read once more, by what counts now.
    if (!seen.areColumnsSure && someLookHidden(link, reading.record)) {
      seen.areColumnsSure = true;
      await this.#deps.crm.describe();
      return link;
    }
    return this.#merge(link, referral, reading.record, hold);
  }

  async #merge(link: CrmLink, referral: Referral, record: CrmRecord, hold: SyncHold): Promise<CrmLink | undefined> {
    const now = this.#deps.now();
    const { plan, known, partnerCenter, isOver } = await this.#planOf(link, referral, record, now);
    const agreed = withAgreements(known, plan, now);
    if (!(await this.#deps.writes(link)))
      return this.#done(link, dryRun(settledLink(agreed), plan, { partnerCenter, crm: valuesOfCrm(record) }, now));
    const fighting = fightsOver(agreed.writes, newWrites(link, plan, now), now);
    if (fighting)
      return this.#done(
        link,
        settledLink({
          ...withProblem(agreed, { code: 'fighting', field: fighting }, now),
          state: 'paused',
          pausedBy: 'loop-brake',
        }),
      );
    const written = await this.#writeCrm(link, agreed, plan, record, partnerCenter, hold);
    if (!written) return undefined;
    const told = isOver ? written : await this.#writePartnerCenter(written, plan, record);
    if (!told) return undefined;
    return this.#outcome(told, referral, plan, hold);
  }

  async #planOf(link: CrmLink, referral: Referral, record: CrmRecord, now: Date) {
    const { description, switchedOff } = await this.#deps.org();
    const partnerCenter = valuesOfReferral(referral.record, referral.microsoft?.substatus);
    const underWay = fieldsUnderWay(referral);
    const known = withSentSettled(withSendingSettled(link, record), partnerCenter, record, underWay);
    const terms: MergeTerms = {
      mapping: this.#deps.mapping,
      description,
      switchedOff,
      now,
      fresh: now.getTime() - (referral.firstAnswer?.at ?? referral.arrivedAt).getTime() < day,
    };
    const isOver = referral.record.status === 'Closed';
    // An ended referral takes nothing more, and a closed record neither: what is left is how they ended.
    const frozen = isOver && record.outcome.kind !== 'open';
    const plan = mergeLink(
      { link: known, partnerCenter, record, underWay: [...underWay, ...refusedFields(known)] },
      frozen || link.state === 'finished' ? { ...terms, switchedOff: syncFields } : terms,
    );
    return { plan, known, partnerCenter, isOver };
  }

  async #writeCrm(
    stored: CrmLink,
    link: CrmLink,
    plan: MergePlan,
    record: CrmRecord,
    partnerCenter: ReturnType<typeof valuesOfReferral>,
    hold: SyncHold,
  ): Promise<Written | undefined> {
    const { crm, links, now } = this.#deps;
    if (Object.keys(plan.toCrm).length === 0) {
      const saved = sameLink(stored, link) ? stored : await links.save(stored, link);
      return saved && { link: saved, record };
    }
    const writes = [
      ...recentWrites(link.writes, now()),
      ...newWrites(stored, plan, now()).filter(({ to }) => to === 'crm'),
    ];
    // Of joined notes the base moves when both sides hold them: joined once more, they are the same.
    const sending = Object.fromEntries(
      Object.entries(plan.toCrm)
        .filter(([field]) => !plan.joined.some((joined) => joined === field))
        .map(([field, crm]) => [field, { partnerCenter: partnerCenter[field as SyncField], crm }]),
    );
    const before = valuesOfCrm(record);
    const replaced = Object.fromEntries(
      Object.entries(plan.toCrm).map(([field, to]) => [field, { from: before[field as SyncField], to }]),
    );
    const sendingOver = recordStateOf(record);
    const noted = await links.save(stored, withLoadWrote({ ...link, sending, sendingOver, writes }, 'crm', replaced));
    if (!noted) return undefined;
    this.#deps.crash?.('before-crm');
    await hold.assert();
    const answer = await crm.update(record.id, record.version, plan.toCrm as Partial<CrmValues>);
    this.#deps.crash?.('after-crm');
    const held = valuesOfCrm(answer);
    const answered = Object.fromEntries(
      Object.entries(plan.toCrm).map(([field, to]) => [field, { from: undefined, to: held[field as SyncField] ?? to }]),
    );
    const next = withLoadWrote(afterCrmAnswer(noted, plan, answer, partnerCenter, now()), 'crm', answered);
    const saved = await links.save(noted, next);
    return saved && { link: saved, record: answer };
  }

  async #writePartnerCenter(
    { link, record }: Written,
    plan: MergePlan,
    before: CrmRecord,
  ): Promise<Written | undefined> {
    const { deals, links, now } = this.#deps;
    const back =
      link.backReference !== true && link.recordId
        ? { crmId: { from: (link.formerRecordId ?? '') as SyncValue, to: link.recordId as SyncValue } }
        : {};
    const changes = { ...plan.toPartnerCenter, ...back };
    if (Object.keys(changes).length === 0) return { link, record };
    this.#deps.crash?.('before-partner-center');
    const result = await deals.change(link.id, changes);
    this.#deps.crash?.('after-partner-center');
    if (result === 'busy') {
      await this.#wait(link, { code: 'partner-center-busy' });
      return undefined;
    }
    // A deal that takes no changes did not take the record's id either.
    if (result === 'closed') return { link, record };
    const noted = withLoadWrote(link, 'partnerCenter', plan.toPartnerCenter);
    const sent = withoutKeys(withSent(noted, plan, valuesOfCrm(before), now()), 'formerRecordId');
    const saved = await links.save(link, { ...sent, backReference: true });
    return saved && { link: saved, record };
  }

  async #outcome(
    { link, record }: Written,
    referral: Referral,
    plan: MergePlan,
    hold: SyncHold,
  ): Promise<CrmLink | undefined> {
    const { crm, links, mapping, now } = this.#deps;
    const partnerCenter = outcomeOfReferral(referral.record);
    const { dealValue, statusReason, closedAt } = referral.record;
    const isDeciding = referral.decision !== undefined && referral.decision.state !== 'confirmed';
    const step = outcomeStep({
      partnerCenter,
      crm: record.outcome,
      base: link.outcomeBase,
      mapping,
      value: dealValue ?? null,
      ...(statusReason ? { statusReason } : {}),
      closedOn: (closedAt ?? now()).toISOString().slice(0, 10),
      isDeciding,
    });
    const seen = { crm: recordStateOf(record) };
    const isClosingItself = link.notice === 'closed-by-itself' && isDeciding;
    const settled: CrmLink = {
      ...withQuestions(link, plan, step, record, now()),
      ...(isClosingItself ? { notice: 'closed-by-itself' } : {}),
      seen,
    };
    if (step.kind === 'ask' && (await this.#closesItself(referral.id, record)))
      return this.#done(link, {
        ...settledLink(withoutKeys(settled, 'outcomeAsked')),
        ...{ notice: 'closed-by-itself', outcomeBase: { partnerCenter, crm: step.outcome }, upToDateAt: now() },
      });
    if (step.kind === 'close-crm') {
      await hold.assert();
      const closed = await crm.close(record.id, record.version, step.closing);
      this.#deps.crash?.('after-close');
      return this.#done(link, closedBoth(settledLink(settled), partnerCenter, closed, now()));
    }
    if (step.kind === 'finished')
      return this.#done(
        link,
        closedBoth(
          settledLink(step.notice ? { ...settled, notice: step.notice } : settled),
          partnerCenter,
          record,
          now(),
        ),
      );
    const waits = Object.keys(settled.sent).length > 0;
    const done = settledLink({
      ...settled,
      ...(waits ? {} : { upToDateAt: now() }),
      ...(record.outcome.kind === 'open' ? { outcomeBase: { partnerCenter, crm: 'open' as const } } : {}),
    });
    await links.save(link, withLoadEnded(done, now()));
    return undefined;
  }

  /** What the first load wrote and what nobody has changed since goes back; the record, its key and the back reference stay. */
  async #takeBack(link: CrmLink, referral: Referral, hold: SyncHold): Promise<CrmLink | undefined> {
    const { crm, deals, now } = this.#deps;
    const [reading] = link.recordId === undefined ? [] : await crm.read([link.recordId]);
    const record = reading?.kind === 'record' && reading.record.outcome.kind === 'open' ? reading.record : undefined;
    const { description } = await this.#deps.org();
    const toCrm = record ? restoredInCrm(link, record, description) : {};
    if (record && Object.keys(toCrm).length > 0) {
      await hold.assert();
      await crm.update(record.id, record.version, toCrm);
      this.#deps.crash?.('after-restoring-crm');
    }
    const changes = restoredAtPartnerCenter(link, referral);
    if (Object.keys(changes).length > 0 && (await deals.change(link.id, changes)) === 'busy') {
      await this.#wait(link, { code: 'partner-center-busy' });
      return undefined;
    }
    return this.#done(link, takenBack(link, now()));
  }

  /** By setting. A loss whose reason the CRM does not say needs somebody who does. */
  async #closesItself(referralId: string, { outcome }: CrmRecord): Promise<boolean> {
    const { deals, mapping } = this.#deps;
    if (!deals.close || outcome.kind === 'open') return false;
    if (outcome.kind === 'won') return deals.close(referralId, { kind: 'won' });
    const reason = reasonOfLoss(outcome, mapping);
    return reason !== undefined && deals.close(referralId, { kind: 'lost', reason });
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

  // --- a record for the link ----------------------------------------------------------------------------------------

  async #findOrMake(link: CrmLink, referral: Referral, hold: SyncHold, now: Date): Promise<CrmLink | undefined> {
    const { crm, links, mapping, writes } = this.#deps;
    const where = await whereaboutsOf({ crm, links, mapping }, link, referral, now);
    if (where.kind === 'ask') {
      const asking = withProblem(link, where.problem, now);
      const again = new Date(link.createdAt.getTime() + accountPatience);
      return this.#done(link, { ...settledLink(asking), ...(again > now ? { dueAt: again } : {}) });
    }
    if (!(await writes(link))) return this.#done(link, await this.#dryFirst(link, referral, where, now));
    await hold.assert();
    if (where.kind === 'found') return this.#linkWith(link, where.record, !isMadeByUs(where.by, link), now);
    return this.#make(link, referral, where, hold, now);
  }

  /** What would come of a deal that has no record yet: made, or linked with one whose values may differ. */
  async #dryFirst(
    link: CrmLink,
    referral: Referral,
    where: Exclude<Awaited<ReturnType<typeof whereaboutsOf>>, { kind: 'ask' }>,
    now: Date,
  ): Promise<CrmLink> {
    const settled = settledLink(withoutProblem(link));
    // The account that the plan found among all of them: a search by one word may have more hits than it shows.
    const account = where.kind === 'make' && where.accountId ? { accountId: where.accountId } : {};
    if (where.kind === 'make')
      return {
        ...settled,
        ...account,
        dry: { at: now, action: 'create', toCrm: [], toPartnerCenter: [], differs: [] },
      };
    const { record, by } = where;
    const as: CrmLink = {
      ...settled,
      recordId: record.id,
      ...(isMadeByUs(by, link) ? {} : { adopted: true, sending: {} }),
    };
    const { plan, partnerCenter } = await this.#planOf(as, referral, record, now);
    return dryRun(settled, plan, { partnerCenter, crm: valuesOfCrm(record) }, now, 'link');
  }

  async #linkWith(link: CrmLink, record: CrmRecord, adopted: boolean, now: Date): Promise<CrmLink | undefined> {
    const { crm, links } = this.#deps;
    const { formerRecordId } = link;
    // One key, one record: the former one gives it up first. Done twice, it is done once.
    if (formerRecordId && formerRecordId !== record.id) await crm.release(formerRecordId, link.id).catch(unlessGone);
    const taken = record.referralId === link.id ? record : await crm.adopt(record.id, record.version, link.id);
    return links.save(link, {
      ...withLoadDid(withoutKeys(withoutProblem(link), 'chosenRecord'), adopted ? 'link' : 'create'),
      state: 'linked',
      recordId: taken.id,
      ...(taken.accountId ? { accountId: taken.accountId } : {}),
      ...(adopted ? { adopted: true as const, sending: {} } : {}),
      dueAt: now,
    });
  }

  async #make(
    link: CrmLink,
    referral: Referral,
    where: Extract<Awaited<ReturnType<typeof whereaboutsOf>>, { kind: 'make' }>,
    hold: SyncHold,
    now: Date,
  ): Promise<CrmLink | undefined> {
    const { crm, links, mapping } = this.#deps;
    const { description, switchedOff } = await this.#deps.org();
    // What ended before it came into the CRM has nothing to do there.
    if (referral.record.status === 'Closed') return this.#done(link, settledLink({ ...link, state: 'finished' }));
    const accountId = where.newAccount ? await madeAccount(crm, where.newAccount) : where.accountId;
    const ownerId = await this.#deps.ownerOf?.(referral);
    const contactId = await contactOfDeal(this.#deps, referral.record, accountId);
    const partnerCenter = valuesOfReferral(referral.record, referral.microsoft?.substatus);
    const terms = { mapping, description, switchedOff };
    const { values, problem } = firstValues(partnerCenter, referral, terms, now);
    const kept = await links.save(link, {
      ...withoutKeys(link, 'sendingOver'),
      ...(accountId ? { accountId } : {}),
      sending: creationUnderWay(values, partnerCenter),
    });
    if (!kept) return undefined;
    this.#deps.crash?.('before-create');
    await hold.assert();
    const { record, created } = await crm.create(link.id, {
      values,
      ...(accountId ? { accountId } : {}),
      ...(contactId ? { contactId } : {}),
      ...(ownerId ? { ownerId } : {}),
    });
    this.#deps.crash?.('after-create');
    const linked = {
      ...withLoadDid(withoutProblem(kept), created || isMadeByUs('key', link) ? 'create' : 'link'),
      state: 'linked' as const,
      recordId: record.id,
      dueAt: now,
      ...(created ? afterCreation(values, partnerCenter, record, terms, now) : {}),
    };
    return links.save(kept, problem ? withProblem(linked, problem, now) : linked);
  }

  // --- failures -----------------------------------------------------------------------------------------------------

  /**
   * Stored on the link before anything goes on: the poll's mark may pass it.
   * @param seen fields that were refused in this step already are done without.
   */
  async #failed(link: CrmLink, error: unknown, { refused }: StepSeen): Promise<CrmLink | undefined> {
    const { links, now } = this.#deps;
    const fresh = await links.find(link.id);
    if (!fresh) return undefined;
    if (error instanceof RecordTakenError)
      return this.#done(fresh, withProblem(settledLink(fresh), { code: 'belongs-to-another' }, now()));
    if (!(error instanceof CrmError)) throw error;
    const { failure } = error;
    switch (failure.kind) {
      case 'merge-again':
        return fresh;
      case 'gone':
        return fresh.recordId === undefined
          ? this.#withoutItsAccount(fresh)
          : // The next round reads whether it is.
            fresh;
      case 'person':
        return this.#done(fresh, withProblem(settledLink(fresh), failureOnCard(failure), now()));
      case 'operator': {
        await this.#deps.onOperator(failure);
        // Without the field, at once; where that does not help, or there is none to leave out, when the operator has mended it.
        if (failure.field && !refused.has(failure.field)) {
          refused.add(failure.field);
          return fresh;
        }
        await this.#wait(fresh, failure);
        return undefined;
      }
      case 'wait':
      case 'sign-in':
        await this.#wait(fresh, failure);
        return undefined;
    }
  }

  /** Of an organisation that took the place of ours every record is gone: that is the operator's, and no deal's. */
  async #gone(link: CrmLink): Promise<CrmLink | undefined> {
    if (link.state !== 'gone' && (await this.#deps.crm.describe()).orgId !== link.orgId)
      throw new CrmError({ kind: 'operator', code: 'other-organisation' });
    return this.#done(link, settledLink({ ...link, state: 'gone' }));
  }

  /** Nothing was made yet that could be gone: it is the account, deleted or merged into another one, which is looked for anew. */
  async #withoutItsAccount(link: CrmLink): Promise<CrmLink | undefined> {
    const { links, now } = this.#deps;
    if (link.accountId === undefined && link.chosenAccount === undefined) {
      await this.#wait(link, { code: 'not-found' });
      return undefined;
    }
    const freed = withoutKeys(link, 'accountId', 'chosenAccount', 'customerKey');
    return links.save(link, { ...freed, dueAt: now() });
  }

  async #wait(link: CrmLink, failure: { readonly code: string; readonly afterMilliseconds?: number }): Promise<void> {
    const { links, now } = this.#deps;
    const attempts = (link.waiting?.attempts ?? 0) + 1;
    const wait = Math.max(failure.afterMilliseconds ?? 0, linkWait(attempts));
    await links.save(link, {
      ...withoutKeys(link, 'dry'),
      waiting: { code: failure.code, since: link.waiting?.since ?? now(), attempts },
      dueAt: new Date(now().getTime() + wait),
    });
  }

  async #done(before: CrmLink, after: CrmLink): Promise<undefined> {
    await this.#deps.links.save(before, after);
    return undefined;
  }
}

/** Our key is in it because we made it, or because we took it over and died: whoever makes one notes first what with. */
function isMadeByUs(by: string, link: CrmLink): boolean {
  return by === 'key' && Object.keys(link.sending).length > 0;
}

function unlessGone(error: unknown): void {
  if (!(error instanceof CrmError) || error.failure.kind !== 'gone') throw error;
}

interface Written {
  readonly link: CrmLink;
  readonly record: CrmRecord;
}
