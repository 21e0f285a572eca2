import type { Collection, Db, UpdateFilter } from 'mongodb';
import type { ConversationAddress } from '../../conversation.ts';
import type { Locale } from '../../i18n/locale.ts';
import { currentCorrelation } from '../../logger.ts';
import { MongoLeases } from '../../mongo/mongo-leases.ts';
import type { PersonKey } from '../people/index.ts';
import type { Episode } from './health-episodes.ts';

/** The chat that an admin chose, and how it is written there. */
export interface HealthPlace {
  readonly address: ConversationAddress;
  /** Of whoever chose their own chat; absent: several people read there, and it is the desk's. */
  readonly reader?: { readonly locale: Locale; readonly timeZone: string };
}

export interface HealthState {
  /** Desk time. */
  readonly roundAt: Date;
  readonly place?: HealthPlace;
  /** The day of the last daily card, in its reader's zone: `2026-11-28`. */
  readonly dailyOn?: string;
  readonly episodes: readonly Episode[];
  /** Chats that have heard the news that is just being told. */
  readonly told: readonly string[];
}

interface HealthDocument extends HealthState {
  readonly _id: 'health';
  /** When an instance last looked round. Server time. */
  readonly lookedAt?: Date;
  /** Lease and failures of the sweep. */
  readonly round?: unknown;
  /** Waits to be moved into the audit. */
  readonly history?: readonly object[];
  readonly auditDueAt?: Date;
}

const id = { _id: 'health' } as const;
const nobodyYet = { roundAt: new Date(0), episodes: [], told: [] };

/** One document in `settings`: one instance looks for all. */
export class MongoHealthWatch {
  readonly #settings: Collection<HealthDocument>;
  readonly #now: () => Date;
  readonly leases: MongoLeases<HealthState>;

  constructor(db: Db, now: () => Date) {
    this.#settings = db.collection<HealthDocument>('settings', { writeConcern: { w: 'majority' } });
    this.#now = now;
    this.leases = new MongoLeases({
      collection: this.#settings,
      at: 'round',
      due: (moment) => ({ roundAt: { $lte: moment } }),
      order: { roundAt: 1 },
      toItem: (row) => toState(row as HealthDocument),
    });
  }

  /** No index, for one document: it is put there. */
  async createIndexes(): Promise<void> {
    await this.#settings.updateOne(id, { $setOnInsert: nobodyYet }, { upsert: true });
  }

  async place(): Promise<HealthPlace | undefined> {
    return (await this.#settings.findOne(id, { projection: { place: 1 } }))?.place;
  }

  /** `dailyOn`: the choice was answered with the day's card. */
  async choosePlace(place: HealthPlace, dailyOn: string, by: PersonKey & { readonly name: string }): Promise<void> {
    const { address } = place;
    await this.#settings.updateOne(
      id,
      {
        $set: { place, dailyOn },
        ...this.#entry('health-place-chosen', by, whereOf(address)),
        $setOnInsert: nobodyYet,
      },
      { upsert: true },
    );
  }

  /** False: there was none. */
  async dropPlace(by: (PersonKey & { readonly name: string }) | 'desk'): Promise<boolean> {
    const { modifiedCount } = await this.#settings.updateOne(
      { ...id, place: { $exists: true } },
      { $unset: { place: '' }, ...this.#entry('health-place-dropped', by) },
    );
    return modifiedCount === 1;
  }

  /** This chat has heard it: not again, should the worker die before all have. */
  async noteTold(chat: string): Promise<void> {
    await this.#settings.updateOne(id, { $addToSet: { told: chat } });
  }

  async noteDaily(dailyOn: string): Promise<void> {
    await this.#settings.updateOne(id, { $set: { dailyOn } });
  }

  async noteEpisodes(episodes: readonly Episode[]): Promise<void> {
    await this.#settings.updateOne(id, { $set: { episodes } });
  }

  async everybodyTold(episodes: readonly Episode[]): Promise<void> {
    await this.#settings.updateOne(id, { $set: { episodes, told: [] } });
  }

  /** The desk's heart beats: server time. */
  async noteLooked(lookedAt: Date): Promise<void> {
    await this.#settings.updateOne(id, { $set: { lookedAt } });
  }

  async lookAgainAt(roundAt: Date): Promise<void> {
    await this.#settings.updateOne(id, { $set: { roundAt } });
  }

  /** Server time. Undefined: nobody has ever looked. */
  async lookedAt(): Promise<Date | undefined> {
    return (await this.#settings.findOne(id, { projection: { lookedAt: 1 } }))?.lookedAt;
  }

  #entry(
    what: string,
    by: (PersonKey & { readonly name: string }) | 'desk',
    after?: object,
  ): Pick<UpdateFilter<HealthDocument>, '$push' | '$min'> {
    const who = by === 'desk' ? by : { tenantId: by.tenantId, aadObjectId: by.aadObjectId, name: by.name };
    const at = this.#now();
    const entry = { at, what, by: who, correlationId: currentCorrelation() ?? 'none', ...(after ? { after } : {}) };
    return { $push: { history: entry }, $min: { auditDueAt: at } };
  }
}

/** Somebody's own chat is known by its person, whom the audit names by a pseudonym. */
function whereOf({ kind, conversationId }: ConversationAddress): object {
  return kind === 'personal' ? { kind } : { kind, conversationId };
}

function toState({ roundAt, place, dailyOn, episodes, told }: HealthDocument): HealthState {
  return { roundAt, episodes, told, ...(place ? { place } : {}), ...(dailyOn ? { dailyOn } : {}) };
}
