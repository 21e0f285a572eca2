import type { Collection, Db } from 'mongodb';
import type { Logger } from '../logger.ts';
import { inTime } from '../mongo/in-time.ts';
import type { SharedBackOff } from './shared-back-off.ts';

/** Beside `_id`, one date per audience: Partner Center's two, the CRM and its token endpoint. */
interface BackOffDocument {
  readonly _id: string;
  readonly [audience: string]: unknown;
}

/** Of the first audiences; it stays, as instances of two versions share it while they are replaced. */
const _id = 'partner-center-back-off';
/**
 * Milliseconds. A person may be waiting, so a slow database must not hold up the request: this read is only an
 * optimisation.
 */
const patience = 500;

export class MongoBackOff implements SharedBackOff {
  readonly #settings: Collection<BackOffDocument>;
  readonly #log: Logger;

  constructor({ db, log }: { readonly db: Db; readonly log: Logger }) {
    this.#settings = db.collection<BackOffDocument>('settings');
    this.#log = log;
  }

  async until(audience: string): Promise<Date | undefined> {
    try {
      const until = (await inTime(this.#settings.findOne({ _id }), patience))?.[audience];
      return until instanceof Date ? until : undefined;
    } catch (err) {
      this.#log.debug({ err, audience }, 'could not read whether other instances were told to wait');
      return undefined;
    }
  }

  async throttled(audience: string, until: Date): Promise<void> {
    try {
      // The maximum: an instance with a shorter wait does not shorten that of the others.
      const told = await this.#settings.updateOne({ _id }, { $max: { [audience]: until } }, { upsert: true });
      if (told.modifiedCount + told.upsertedCount > 0)
        this.#log.info({ audience, until }, 'all instances are told to wait');
    } catch (err) {
      this.#log.warn({ err, audience }, 'could not tell other instances to wait');
    }
  }
}
