import type { Collection, Db } from 'mongodb';
import type { PollState, PollStateStore } from './poll.ts';

interface PollDocument extends PollState {
  readonly _id: 'poll';
}

const id = { _id: 'poll' } as const;

export class MongoPollState implements PollStateStore {
  readonly #settings: Collection<PollDocument>;

  constructor(db: Db) {
    this.#settings = db.collection<PollDocument>('settings', { writeConcern: { w: 'majority' } });
  }

  async read(): Promise<PollState | undefined> {
    return (await this.#settings.findOne(id)) ?? undefined;
  }

  async write(state: PollState): Promise<void> {
    await this.#settings.updateOne(id, { $set: state }, { upsert: true });
  }
}
