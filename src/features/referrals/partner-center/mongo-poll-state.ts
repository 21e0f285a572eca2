import type { Db, Document, Filter, UpdateFilter } from 'mongodb';
import { LeasedSetting } from '../../../mongo/leased-setting.ts';
import { heldBy, type MongoLeases } from '../../../mongo/mongo-leases.ts';
import { type Lease, LeaseLostError } from '../../../sweeps/lease.ts';
import type { PollCheckpoint, PollState, PollStateStore } from './poll-state.ts';

interface PollDocument extends PollState {
  readonly _id: string;
  /** The desk's time of the next poll. */
  readonly dueAt?: Date;
  /** The lease. */
  readonly sweep?: unknown;
}

/** The only row; the lease contract expects several. */
export const pollId = 'poll';

export class MongoPollState implements PollStateStore {
  readonly leases: MongoLeases<PollState>;
  readonly #setting: LeasedSetting<PollDocument, PollState>;

  constructor(db: Db) {
    const toItem = (row: Document) => toState(row as PollDocument);
    this.#setting = new LeasedSetting(db, { id: pollId, at: 'sweep', dueField: 'dueAt', toItem });
    this.leases = this.#setting.leases;
  }

  /**
   * One row needs no index, only the row itself: due at once if no desk has polled yet, or none that knew of due times.
   */
  async createIndexes(): Promise<void> {
    await this.#setting.insert({ dueAt: new Date(0) });
    await this.#setting.collection.updateOne(
      { _id: pollId, dueAt: { $exists: false } },
      { $set: { dueAt: new Date(0) } },
    );
  }

  async read(): Promise<PollState | undefined> {
    const row = await this.#setting.collection.findOne({ _id: pollId });
    return row ? toState(row) : undefined;
  }

  async wantNow(now: Date): Promise<void> {
    await this.#setting.collection.updateOne(
      { _id: pollId, 'sweep.token': { $exists: false } } as Filter<PollDocument>,
      { $set: { dueAt: now }, $unset: { sweep: '' } } as UpdateFilter<PollDocument>,
    );
  }

  async checkpoint({ id, token }: Lease, checkpoint: PollCheckpoint): Promise<void> {
    const mine = { _id: id, ...heldBy('sweep', token) } as Filter<PollDocument>;
    const { matchedCount } = await this.#setting.collection.updateOne(mine, { $set: { checkpoint } });
    if (matchedCount === 0) throw new LeaseLostError(id);
  }

  async finish(lease: Lease, state: Parameters<PollStateStore['finish']>[1]): Promise<void> {
    if (!(await this.leases.releaseWith(lease, state, { checkpoint: '' }))) throw new LeaseLostError(lease.id);
  }
}

function toState({ watermark, lastSuccessAt, checkpoint }: PollDocument): PollState {
  return {
    ...(watermark ? { watermark } : {}),
    ...(lastSuccessAt ? { lastSuccessAt } : {}),
    ...(checkpoint ? { checkpoint } : {}),
  };
}
