import type { Db, Document, UpdateFilter } from 'mongodb';
import type { CrmField } from '../../../crm/port.ts';
import { isAny } from '../../../mongo/is-any.ts';
import { LeasedSetting } from '../../../mongo/leased-setting.ts';
import { heldBy, type MongoLeases } from '../../../mongo/mongo-leases.ts';
import { type Lease, LeaseLostError } from '../../../sweeps/lease.ts';
import type { LinkColumns } from '../link/link-columns.ts';
import type { Settling } from '../load/settle-plan.ts';

export interface CrmLoadState {
  readonly looking: boolean;
  readonly after?: string;
  /** An admin's answer, applied to each link by this dry run; the person is removed when it ends. */
  readonly settling?: Settling;
  /** The plan was shown to an admin. */
  readonly shownAt?: Date;
}

/** State of the CRM connection, one document for all instances. Contains a person only during a dry run. */
export interface CrmState {
  /** The organisation of the links; a different one at the same address is a different CRM. */
  readonly orgId?: string;
  /** Watermark of the poll, opaque. */
  readonly mark?: string;
  readonly lastReadAt?: Date;
  /** An admin allowed writes; absent: dry run only. */
  readonly startedAt?: Date;
  readonly pausedAt?: Date;
  /** `rehearsal`: ten deals are written, for an admin to check; `full`: all. */
  readonly phase?: 'rehearsal' | 'full';
  /** Columns of the mapping when links began to note theirs: those of every link that has been at rest since before. */
  readonly columns?: LinkColumns;
  /** Fingerprint of the mapping with which all links have been stepped, or are being by the comparison. */
  readonly mappingPrint?: string;
  /** Progress of a dry run over existing deals; `after`: the last one done. */
  readonly load?: CrmLoadState;
  /** Fields disabled until an operator has mended them, with the code of the problem. */
  readonly switchedOff?: Readonly<Partial<Record<CrmField, { readonly code: string; readonly since: Date }>>>;
  /** Fields that are skipped at some records only, until an operator has mended them, with the code of the problem. */
  readonly leftAlone?: CrmState['switchedOff'];
  /** Some record did not take the desk's key, until its administrator has mended that; the poll does not see it meanwhile. */
  readonly keyRefused?: { readonly code: string; readonly since: Date };
  /** The daily comparison of all linked records; `all`: makes every link due, not only those that differ. */
  readonly comparison?: {
    readonly begunAt: Date;
    readonly after?: string;
    readonly all?: true;
    readonly isDone?: true;
  };
  /** A problem of the whole CRM, met by links; `lastAt`: most recently. */
  readonly trouble?: { readonly code: string; readonly since: Date; readonly lastAt?: Date };
  /** The same, met by the poll; removed at its next success. */
  readonly readTrouble?: { readonly code: string; readonly since: Date };
}

interface CrmStateDocument extends CrmState {
  readonly _id: string;
  readonly dueAt?: Date;
  /** The poll's lease. */
  readonly sweep?: unknown;
}

export const crmStateId = 'crm';

export class MongoCrmState {
  readonly leases: MongoLeases<CrmState>;
  readonly #setting: LeasedSetting<CrmStateDocument, CrmState>;

  constructor(db: Db) {
    const toItem = (row: Document) => toCrmState(row as CrmStateDocument);
    this.#setting = new LeasedSetting(db, { id: crmStateId, at: 'sweep', dueField: 'dueAt', toItem });
    this.leases = this.#setting.leases;
  }

  async createIndexes(): Promise<void> {
    await this.#setting.insert({ dueAt: new Date(0) });
  }

  async read(): Promise<CrmState> {
    const row = await this.#setting.collection.findOne({ _id: crmStateId });
    return row ? toCrmState(row) : {};
  }

  /** Moves the watermark: the page is processed, or its failures are stored at their links. */
  async keepMark(lease: Lease, mark: string): Promise<void> {
    const mine = { _id: lease.id, ...heldBy('sweep', lease.token) };
    const { matchedCount } = await this.#setting.collection.updateOne(mine as never, { $set: { mark } });
    if (matchedCount === 0) throw new LeaseLostError(lease.id);
  }

  /** Stores the results and releases the lease in the same write. */
  async finish(lease: Lease, { dueAt, lastReadAt }: { readonly dueAt: Date; readonly lastReadAt: Date }) {
    const isMine = await this.leases.releaseWith(lease, { dueAt, lastReadAt }, { readTrouble: '' });
    if (!isMine) throw new LeaseLostError(lease.id);
  }

  async wantNow(now: Date): Promise<void> {
    await this.#change({ $min: { dueAt: now } });
  }

  async keepOrg(orgId: string): Promise<void> {
    await this.#change({ $set: { orgId } });
  }

  /** Only those of the first run count: a later mapping may name others. */
  async keepFirstColumns(columns: LinkColumns): Promise<void> {
    await this.#setting.collection.updateOne({ _id: crmStateId, columns: { $exists: false } }, { $set: { columns } });
  }

  /** Of the first run of a version that notes it: nothing is known to have changed. */
  async keepMappingPrint(mappingPrint: string): Promise<void> {
    await this.#change({ $set: { mappingPrint } });
  }

  /** What was refused under the former mapping may go now: makes every link due. */
  async mappingChanged(mappingPrint: string, at: Date): Promise<void> {
    await this.#change({
      $set: { mappingPrint, comparison: { begunAt: at, all: true } },
      $unset: { switchedOff: '', leftAlone: '', keyRefused: '' },
    });
  }

  async start(at: Date): Promise<void> {
    // Retries disabled fields: makes every link due.
    const comparison = { begunAt: at, all: true } as const;
    await this.#change({
      $set: { startedAt: at, comparison },
      $unset: { pausedAt: '', switchedOff: '', leftAlone: '', keyRefused: '', trouble: '' },
    });
  }

  /** As before the first start: no writes until a plan was shown again. */
  async forgetStart(): Promise<void> {
    await this.#change({ $unset: { startedAt: '', pausedAt: '', phase: '', load: '' } });
  }

  async keepPhase(phase: NonNullable<CrmState['phase']>): Promise<void> {
    await this.#change({ $set: { phase } });
  }

  async keepLoad(load: NonNullable<CrmState['load']>): Promise<void> {
    await this.#change({ $set: { load } });
  }

  /** Stores the progress of a dry run. False: another one was started, or it was undone. */
  async keepLook(before: CrmLoadState, load: CrmLoadState): Promise<boolean> {
    // `null`, because undefined would be dropped from the filter, which would then match any dry run.
    const same = { _id: crmStateId, 'load.looking': true, 'load.shownAt': before.shownAt ?? null };
    const { looking, after } = load;
    // Without the answer, whose person may have been forgotten meanwhile.
    const update = looking
      ? { $set: { 'load.after': after } }
      : { $set: { 'load.looking': false }, $unset: { 'load.settling': '', 'load.after': '' } };
    return (
      (await this.#setting.collection.updateOne(same as never, update as UpdateFilter<CrmStateDocument>))
        .matchedCount === 1
    );
  }

  /** Replaces a forgotten person in a running dry run by a pseudonym. Returns whether they were in it. */
  async forgetAnswerer(aadObjectId: string, pseudonym: string, { dryRun }: { readonly dryRun: boolean }) {
    const theirs = { _id: crmStateId, 'load.settling.by.aadObjectId': aadObjectId };
    if (dryRun) return isAny(this.#setting.collection, theirs);
    const stranger = { 'load.settling.by.aadObjectId': pseudonym, 'load.settling.by.name': '' };
    return (await this.#setting.collection.updateOne(theirs, { $set: stranger })).modifiedCount > 0;
  }

  async pause(at: Date): Promise<void> {
    await this.#change({ $set: { pausedAt: at } });
  }

  async switchOff(field: CrmField, code: string, since: Date): Promise<void> {
    await this.#change({ $set: { [`switchedOff.${field}`]: { code, since } } } as UpdateFilter<CrmStateDocument>);
  }

  async noteLeftAlone(field: CrmField, code: string, since: Date): Promise<void> {
    await this.#change({ $set: { [`leftAlone.${field}`]: { code, since } } } as UpdateFilter<CrmStateDocument>);
  }

  async noteKeyRefused(code: string, since: Date): Promise<void> {
    await this.#change({ $set: { keyRefused: { code, since } } });
  }

  async keepComparison(comparison: NonNullable<CrmState['comparison']>): Promise<void> {
    await this.#change({ $set: { comparison } });
  }

  async noteTrouble(trouble: NonNullable<CrmState['trouble']>): Promise<void> {
    await this.#change({ $set: { trouble } });
  }

  async noteReadTrouble(readTrouble: NonNullable<CrmState['readTrouble']>): Promise<void> {
    await this.#change({ $set: { readTrouble } });
  }

  async #change(update: UpdateFilter<CrmStateDocument>): Promise<void> {
    await this.#setting.collection.updateOne({ _id: crmStateId }, update);
  }
}

function toCrmState({ _id, dueAt: _due, sweep: _sweep, ...state }: CrmStateDocument): CrmState {
  return state;
}
