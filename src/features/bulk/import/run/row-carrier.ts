import type { Clock } from '../../../../clock.ts';
import { say } from '../../../../i18n/catalogue.ts';
import type { Logger } from '../../../../logger.ts';
import { withCorrelation } from '../../../../logger.ts';
import { PartnerCenterError } from '../../../../partner-center/partner-center-error.ts';
import { LeaseLostError } from '../../../../sweeps/lease.ts';
import type { Hold } from '../../../../sweeps/under-lease.ts';
import type { DealService } from '../../../deals/index.ts';
import type { BulkImport } from '../bulk-import.ts';
import type { NewDealRow } from '../row-plan.ts';
import { earlierCells } from './earlier-cells.ts';
import type { RecentRecords } from './recent-records.ts';
import type { RowChanges, RowOutcome, RowUnderWay } from './row-changes.ts';
import type { ClaimDoubt, RowClaim, RowClaims } from './row-claims.ts';
import type { RowCreation } from './row-creation.ts';
import { rowId } from './row-drafts.ts';
import { rowPrint, rowPrints } from './row-print.ts';
import type { RowSpeaker } from './row-speech.ts';
import type { RunRow, RunRows } from './run-rows.ts';

export interface RowCarrierDeps {
  readonly rows: RunRows;
  readonly claims: RowClaims;
  readonly changes: RowChanges;
  readonly creation: RowCreation;
  readonly deals: Pick<DealService, 'find'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** State shared by the rows of a run. */
export interface RunUnderWay {
  readonly imported: BulkImport;
  readonly speaker: RowSpeaker;
  readonly hold: Hold;
  /** Lazy. */
  recent(): Promise<RecentRecords>;
}

/** Upper bound of attempts after faults of ours: they end the row, not the run. */
const mostFaults = 3;
const faultPause = 10_000;
const doubtSentences = { 'may-stand': 'bulk.run.mayBeThere', fault: 'bulk.run.fault' } as const;
/** Milliseconds until a row that another import is creating is checked again. */
const otherImportPause = 2_000;

/** Carries out one row; each step is recorded before the next begins. */
export class RowCarrier {
  readonly #deps: RowCarrierDeps;

  constructor(deps: RowCarrierDeps) {
    this.#deps = deps;
  }

  /** Returns until when the row waits, and for what. */
  carry(run: RunUnderWay, row: RunRow): Promise<Extract<RowOutcome, { kind: 'waiting' }> | undefined> {
    return withCorrelation(rowId(run.imported.id, row.line), () => this.#carry(run, row));
  }

  async #carry(run: RunUnderWay, row: RunRow): Promise<Extract<RowOutcome, { kind: 'waiting' }> | undefined> {
    const { rows, clock } = this.#deps;
    const { imported, hold } = run;
    const { token } = hold.lease;
    const outcome = await this.#outcome(run, row).catch((error: unknown) => this.#fault(run, row, error));
    if (outcome.kind === 'waiting') {
      await rows.wait(imported.id, row.line, token, outcome.until, outcome.why);
      return outcome;
    }
    const prints = outcome.kind === 'created' && row.plan.kind === 'create' ? rowPrints(row.plan.deal) : undefined;
    const isNoted = await rows.settle(imported.id, row.line, token, outcome, prints);
    if (!isNoted) await lost(hold);
    this.#deps.log.info(
      { importId: imported.id, line: row.line, result: outcome.kind, at: clock.now() },
      'row imported',
    );
    return undefined;
  }

  async #outcome(run: RunUnderWay, row: RunRow): Promise<RowOutcome> {
    const { plan } = row;
    if (plan.kind === 'change') return this.#change(run, row, plan);
    if (plan.kind === 'create') return this.#create(run, row, plan);
    if (plan.kind === 'unchanged') return { kind: 'unchanged', referralId: plan.referralId };
    throw new Error(`Line ${row.line} is ${plan.kind} and was to be carried out`);
  }

  async #change(
    { imported, speaker, hold }: RunUnderWay,
    row: RunRow,
    plan: Extract<RunRow['plan'], { kind: 'change' }>,
  ): Promise<RowOutcome> {
    const { rows, changes, deals, clock } = this.#deps;
    if (row.run?.begunAt) return changes.carryOut(plan, underWay(imported, row), speaker);
    const referral = await deals.find(speaker.person, plan.referralId);
    const before = referral ? earlierCells(plan, referral) : [];
    const begunAt = clock.now();
    if (!(await rows.begin(imported.id, row.line, hold.lease.token, { before }, begunAt))) await lost(hold);
    return changes.carryOut(plan, { ...underWay(imported, row), begunAt }, speaker, referral);
  }

  async #create(
    run: RunUnderWay,
    row: RunRow,
    { deal }: Extract<RunRow['plan'], { kind: 'create' }>,
  ): Promise<RowOutcome> {
    const { creation, claims } = this.#deps;
    const { imported, speaker, hold, recent } = run;
    const standing = row.run?.draft;
    const elsewhere = standing ? undefined : await this.#elsewhere(run, deal);
    if (elsewhere) return elsewhere;
    const records = standing ? undefined : await recent();
    const draft = {
      ...(standing ? { standing } : {}),
      alike: (fields: Parameters<RecentRecords['alike']>[0]) => records?.alike(fields) ?? [],
    };
    const made = await creation.carryOut(deal, underWay(imported, row), speaker, draft, hold);
    const { deal: known, mayStand, ...result } = made;
    if (result.kind === 'refused') {
      // Irreversible: a former holder's row may be in another worker's hands.
      await hold.assert();
      const claim = this.#claimOf(imported, deal);
      await (mayStand ? claims.leaveInDoubt(claim, 'may-stand') : claims.letGo(claim));
    }
    if (known) records?.know(known.record);
    return result;
  }

  /** Result, or state, of an equal row of another import. Undefined: this import creates the deal. */
  async #elsewhere({ imported, speaker }: RunUnderWay, deal: NewDealRow): Promise<RowOutcome | undefined> {
    const { rows, claims, clock } = this.#deps;
    const claim = this.#claimOf(imported, deal);
    const { tenantId, print, importId } = claim;
    const [owner, before] = await Promise.all([claims.claim(claim), rows.madeOf(tenantId, print)]);
    if (before && before.importId !== importId) return { kind: 'unchanged', referralId: before.referralId };
    if (owner === importId) return undefined;
    const { isUnderWay } = await claims.claimingImport(owner);
    // Read after that: the result of a row is recorded before its import ends.
    const [made, doubt] = await Promise.all([rows.madeOf(tenantId, print), claims.doubtOf(claim)]);
    if (made) return { kind: 'unchanged', referralId: made.referralId };
    if (doubt && !(await this.#hasBeenTold(imported, doubt))) {
      await claims.noteTold(claim);
      return { kind: 'refused', reasons: [say(speaker.locale, doubtSentences[doubt.why])] };
    }
    if (!isUnderWay && (await claims.takeOver(claim, owner))) return undefined;
    return { kind: 'waiting', until: new Date(clock.now().getTime() + otherImportPause), why: 'other-import' };
  }

  /**
   * Whether an earlier import with the same doubt had ended, and had told this person to look first, when they started this one.
   * Two equal rows of one file are both wanted: a doubt about one does not concern the other.
   */
  async #hasBeenTold({ id, by, startedAt }: BulkImport, { importId, told }: ClaimDoubt): Promise<boolean> {
    if (importId === id) return true;
    const imports = await Promise.all(told.map((each) => this.#deps.claims.claimingImport(each)));
    return imports.some(
      ({ person, endedAt }) => person === by.aadObjectId && endedAt && startedAt && endedAt <= startedAt,
    );
  }

  #claimOf({ id: importId, by }: BulkImport, deal: NewDealRow): RowClaim {
    return { tenantId: by.tenantId, print: rowPrint(deal), importId, now: this.#deps.clock.now() };
  }

  async #fault({ imported, speaker, hold }: RunUnderWay, row: RunRow, error: unknown): Promise<RowOutcome> {
    if (error instanceof LeaseLostError || hold.signal.aborted) throw error;
    await hold.assert();
    const { log, clock, rows } = this.#deps;
    const after = (milliseconds: number) => new Date(clock.now().getTime() + milliseconds);
    // Partner Center could not be queried: not the row's fault.
    if (error instanceof PartnerCenterError && error.outcome === 'later')
      return { kind: 'waiting', until: after(error.afterMilliseconds ?? faultPause), why: error.reason };
    const facts = { err: error, importId: imported.id, line: row.line };
    log.error(facts, 'a row of an import failed');
    const faults = await rows.countFault(imported.id, row.line, hold.lease.token);
    if (faults >= mostFaults) {
      if (row.plan.kind === 'create')
        await this.#deps.claims.leaveInDoubt(this.#claimOf(imported, row.plan.deal), 'fault');
      return { kind: 'refused', reasons: [say(speaker.locale, doubtSentences.fault)] };
    }
    return { kind: 'waiting', until: after(faultPause), why: 'error' };
  }
}

function underWay({ id }: BulkImport, { line, run }: RunRow): RowUnderWay {
  return { id: rowId(id, line), begunAt: run?.begunAt ?? new Date(0), isFirstTry: run?.begunAt === undefined };
}

/** The lease was lost to another worker; or the row was changed without a lease, which the next attempt handles. */
async function lost(hold: Hold): Promise<never> {
  await hold.assert();
  throw new LeaseLostError(hold.lease.id);
}
