import { type Collection, type Db, MongoServerError } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { WebhookEvent } from './webhook-event.ts';
import type { WebhookInbox } from './webhook-receiver.ts';

interface InboxDocument {
  readonly _id: string;
  readonly name: string;
  readonly referralId?: string;
  readonly changedAt: Date;
  /** The TTL index runs by the database's clock, so this is its time, not the desk's. */
  readonly receivedAt: Date;
}

/** Longer than Partner Center's deliveries and the ten days in which an old event is acted on. */
const keepSeconds = 30 * 24 * 3600;

export class MongoWebhookInbox implements WebhookInbox {
  readonly #events: Collection<InboxDocument>;
  readonly #clock: Clock;

  constructor(options: { database: Db; clock: Clock }) {
    this.#events = options.database.collection<InboxDocument>('webhookInbox', { writeConcern: { w: 'majority' } });
    this.#clock = options.clock;
  }

  async createIndexes(): Promise<void> {
    await this.#events.createIndex({ receivedAt: 1 }, { expireAfterSeconds: keepSeconds });
  }

  async remember(key: string, { name, referralId, changedAt }: WebhookEvent): Promise<boolean> {
    try {
      await this.#events.insertOne({
        _id: key,
        name,
        ...(referralId === undefined ? {} : { referralId }),
        changedAt,
        receivedAt: this.#clock.serverNow(),
      });
      return true;
    } catch (error) {
      if (error instanceof MongoServerError && error.code === 11000) return false;
      throw error;
    }
  }
}
