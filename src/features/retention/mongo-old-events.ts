import type { Collection, Db } from 'mongodb';
import { daysBefore, type Kept, type LetGo } from './retention.ts';

/** The time-to-live of the collection's own index. */
const atMost = 30;

/** Which events of Partner Center were seen, where the settings keep them for less than the collection's own index does. */
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
