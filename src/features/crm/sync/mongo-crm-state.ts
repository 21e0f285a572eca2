import type { Collection, Db, UpdateFilter } from 'mongodb';
import type { CrmField } from '../../../crm/port.ts';
import { heldBy, MongoLeases } from '../../../mongo/mongo-leases.ts';
import { type Lease, LeaseLostError } from '../../../sweeps/lease.ts';
import type { Settling } from '../load/settle-plan.ts';

export interface CrmLoadState {
  readonly looking: boolean;
  readonly after?: string;
  /** An admin's answer for all, which this look gives to each: with its end, whose it was is forgotten here. */
  readonly settling?: Settling;
  /** Somebody was shown what would be done. */
  readonly shownAt?: Date;
}

/** Where the desk stands with its CRM: one row for all instances. No person stands in it but while a look goes on. */
export interface CrmState {
  /** The organisation that the links are of; another one behind the same address is another CRM. */
  readonly orgId?: string;
  /** Opaque: where reading of changes goes on. */
  readonly mark?: string;
  readonly lastReadAt?: Date;
  /** An admin let the desk write; absent: it only looks. */
  readonly startedAt?: Date;
  readonly pausedAt?: Date;
  /** Ten are written first, for somebody to look at; then all. */
  readonly phase?: 'rehearsal' | 'full';
  /** Deals that are there already are being looked at; `after`: the last of them. */
  readonly load?: CrmLoadState;
  /** Fields that an operator has to see to, by a code each. */
  readonly switchedOff?: Readonly<Partial<Record<CrmField, { readonly code: string; readonly since: Date }>>>;
  /** The daily look for all linked records by their ids; `all`: each link is made due, not only those that differ. */
  readonly comparison?: {
    readonly begunAt: Date;
    readonly after?: string;
    readonly all?: true;
    readonly isDone?: true;
  };
  /** What stands in everybody's way, likewise, as links met it; `lastAt`: when one last did. */
  readonly trouble?: { readonly code: string; readonly since: Date; readonly lastAt?: Date };
  /** The same as the reading of changes met it: until it succeeds again. */
  readonly readTrouble?: { readonly code: string; readonly since: Date };
}

interface CrmStateDocument extends CrmState {
  readonly _id: string;
  readonly dueAt?: Date;
  /** Lease of the reading. */
  readonly sweep?: unknown;
}

export const crmStateId = 'crm';

export class MongoCrmState {
  readonly leases: MongoLeases<CrmState>;
  readonly #settings: Collection<CrmStateDocument>;

  constructor(db: Db) {
    this.#settings = db.collection<CrmStateDocument>('settings', { writeConcern: { w: 'majority' } });
    this.leases = new MongoLeases({
      collection: this.#settings,
      at: 'sweep',
      due: (now) => ({ dueAt: { $lte: now } }),
      order: { dueAt: 1 },
      toItem: (row) => toCrmState(row as CrmStateDocument),
    });
  }

  /** The row itself, in the place of an index. */
  async createIndexes(): Promise<void> {
    await this.#settings.updateOne({ _id: crmStateId }, { $setOnInsert: { dueAt: new Date(0) } }, { upsert: true });
  }

  async read(): Promise<CrmState> {
    const row = await this.#settings.findOne({ _id: crmStateId });
    return row ? toCrmState(row) : {};
  }

  /** A page is dealt with, or its failures stand on their links. */
  async keepMark(lease: Lease, mark: string): Promise<void> {
    const mine = { _id: lease.id, ...heldBy('sweep', lease.token) };
    const { matchedCount } = await this.#settings.updateOne(mine as never, { $set: { mark } });
    if (matchedCount === 0) throw new LeaseLostError(lease.id);
  }

  /** The holder's last write, which releases the lease. */
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

  async start(at: Date): Promise<void> {
    // What was done without is tried again: every link is looked at once more.
    const comparison = { begunAt: at, all: true } as const;
    await this.#change({ $set: { startedAt: at, comparison }, $unset: { pausedAt: '', switchedOff: '', trouble: '' } });
  }

  /** As before the first start: nothing is written until somebody has seen a plan again. */
  async forgetStart(): Promise<void> {
    await this.#change({ $unset: { startedAt: '', pausedAt: '', phase: '', load: '' } });
  }

  async keepPhase(phase: NonNullable<CrmState['phase']>): Promise<void> {
    await this.#change({ $set: { phase } });
  }

  async keepLoad(load: NonNullable<CrmState['load']>): Promise<void> {
    await this.#change({ $set: { load } });
  }

  /** How far a look has come. False, and nothing is kept: somebody began another one since, or took all of it back. */
  async keepLook(before: CrmLoadState, load: CrmLoadState): Promise<boolean> {
    // `null`: a filter's undefined would be left out, and then any look would do.
    const same = { _id: crmStateId, 'load.looking': true, 'load.shownAt': before.shownAt ?? null };
    const { looking, after } = load;
    // Not the answer that goes with it: whose it was may be forgotten meanwhile.
    const update = looking
      ? { $set: { 'load.after': after } }
      : { $set: { 'load.looking': false }, $unset: { 'load.settling': '', 'load.after': '' } };
    return (await this.#settings.updateOne(same as never, update as UpdateFilter<CrmStateDocument>)).matchedCount === 1;
  }

  /** Whose answer a look gives to each deal: somebody whom the desk forgets is replaced, the look goes on. Says whether they stood there. */
  async forgetAnswerer(aadObjectId: string, pseudonym: string, { dryRun }: { readonly dryRun: boolean }) {
    const theirs = { _id: crmStateId, 'load.settling.by.aadObjectId': aadObjectId };
    if (dryRun) return (await this.#settings.countDocuments(theirs)) > 0;
    const stranger = { 'load.settling.by.aadObjectId': pseudonym, 'load.settling.by.name': '' };
    return (await this.#settings.updateOne(theirs, { $set: stranger })).modifiedCount > 0;
  }

  async pause(at: Date): Promise<void> {
    await this.#change({ $set: { pausedAt: at } });
  }

  async switchOff(field: CrmField, code: string, since: Date): Promise<void> {
    await this.#change({ $set: { [`switchedOff.${field}`]: { code, since } } } as UpdateFilter<CrmStateDocument>);
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
    await this.#settings.updateOne({ _id: crmStateId }, update);
  }
}

function toCrmState({ _id, dueAt: _due, sweep: _sweep, ...state }: CrmStateDocument): CrmState {
  return state;
}
