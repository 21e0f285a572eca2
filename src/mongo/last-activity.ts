import type { Collection, Db } from 'mongodb';

interface ActivityDocument {
  readonly _id: 'activity';
  readonly lastAt: Date;
}

const id = { _id: 'activity' } as const;
/** Write interval: nobody needs it to the second, and a write per message would be the most frequent of all. */
const every = 60_000;

/** When Teams was last heard, for the doctor: silence is the first sign of a wrong messaging endpoint. */
export class LastActivity {
  readonly #settings: Collection<ActivityDocument>;
  readonly #now: () => Date;
  #notedAt = 0;

  constructor(db: Db, now: () => Date) {
    this.#settings = db.collection<ActivityDocument>('settings');
    this.#now = now;
  }

  async note(): Promise<void> {
    const now = this.#now();
    if (now.getTime() - this.#notedAt < every) return;
    this.#notedAt = now.getTime();
    await this.#settings.updateOne(id, { $max: { lastAt: now } }, { upsert: true });
  }

  async read(): Promise<Date | undefined> {
    return (await this.#settings.findOne(id))?.lastAt;
  }
}
