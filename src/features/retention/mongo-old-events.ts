import type { Collection, Db } from 'mongodb';
import { daysBefore, type Kept, type LetGo } from './retention.ts';

/** Days. The TTL of the collection's own index. */
const atMost = 30;

/** Deletes seen events of Partner Center if the settings keep them for less time than the TTL index does. */
export class OldEvents implements Kept {
  readonly name = 'inbox';
  readonly #events: Collection<{ readonly receivedAt: Date }>;
  readonly #days: number;

  constructor(db: Db, days: number) {
    this.#events = db.collection('webhookInbox', { writeConcern: { w: 'majority' } });
    this.#days = days;
  }

  async letGo(now: Date): Promise<LetGo> {
    if (this.#days >= atMost) return { removed: {}, atEnd: true };
    const { deletedCount } = await this.#events.deleteMany({ receivedAt: { $lte: daysBefore(now, this.#days) } });
    return { removed: { inbox: deletedCount }, atEnd: true };
  }
}
