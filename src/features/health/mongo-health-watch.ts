import type { Db, Document, UpdateFilter } from 'mongodb';
import type { ConversationAddress } from '../../conversation.ts';
import type { Locale } from '../../i18n/locale.ts';
import { currentCorrelation } from '../../logger.ts';
import { LeasedSetting } from '../../mongo/leased-setting.ts';
import type { MongoLeases } from '../../mongo/mongo-leases.ts';
import type { Lease } from '../../sweeps/lease.ts';
import type { PersonKey } from '../people/index.ts';
import type { Episode } from './health-episodes.ts';

/** The chat that an admin chose, and the reader's language and zone. */
export interface HealthPlace {
  readonly address: ConversationAddress;
  /** Of the admin who chose their own chat; absent: a chat of several people, with the desk's own settings. */
  readonly reader?: { readonly locale: Locale; readonly timeZone: string };
}

export interface HealthState {
  /** Desk time. */
  readonly roundAt: Date;
  readonly place?: HealthPlace;
  /** The day of the last daily card, in its reader's zone: `2026-11-28`. */
  readonly dailyOn?: string;
  readonly episodes: readonly Episode[];
  /** Chats that have been told the current news already. */
  readonly told: readonly string[];
}

interface HealthDocument extends HealthState {
  readonly _id: 'health';
  /** When an instance last ran the check. Server time. */
  readonly lookedAt?: Date;
  /** Lease and failures of the sweep. */
  readonly round?: unknown;
  /** Entries to be moved into the audit. */
  readonly history?: readonly object[];
  readonly auditDueAt?: Date;
}

const id = { _id: 'health' } as const;
const nobodyYet = { roundAt: new Date(0), episodes: [], told: [] };

/** Where the health card goes, and what was told there. */
export class MongoHealthWatch {
  readonly #setting: LeasedSetting<HealthDocument, HealthState>;
  readonly #now: () => Date;
  readonly id = id._id;
  readonly leases: MongoLeases<HealthState>;

  constructor(db: Db, now: () => Date) {
    const toItem = (row: Document) => toState(row as HealthDocument);
    this.#setting = new LeasedSetting(db, { id: id._id, at: 'round', dueField: 'roundAt', toItem });
    this.#now = now;
    this.leases = this.#setting.leases;
  }

  createIndexes(): Promise<void> {
    return this.#setting.insert(nobodyYet);
  }

  async place(): Promise<HealthPlace | undefined> {
    return (await this.#setting.collection.findOne(id, { projection: { place: 1 } }))?.place;
  }

  /** @param dailyOn the day of the card with which the choice was answered */
  async choosePlace(place: HealthPlace, dailyOn: string, by: PersonKey & { readonly name: string }): Promise<void> {
    const { address } = place;
    await this.#setting.collection.updateOne(
      id,
      {
        $set: { place, dailyOn },
        ...this.#entry('health-place-chosen', by, whereOf(address)),
        $setOnInsert: nobodyYet,
      },
      { upsert: true },
    );
  }

  /** False: no chat was chosen. */
  async dropPlace(by: (PersonKey & { readonly name: string }) | 'desk'): Promise<boolean> {
    const { modifiedCount } = await this.#setting.collection.updateOne(
      { ...id, place: { $exists: true } },
      { $unset: { place: '' }, ...this.#entry('health-place-dropped', by) },
    );
    return modifiedCount === 1;
  }

  /** Notes that this chat has been told, so that it is not told again if the worker dies before all have been. */
  async noteTold(chat: string): Promise<void> {
    await this.#setting.collection.updateOne(id, { $addToSet: { told: chat } });
  }

  async noteDaily(dailyOn: string): Promise<void> {
    await this.#setting.collection.updateOne(id, { $set: { dailyOn } });
  }

  async everybodyTold(episodes: readonly Episode[]): Promise<void> {
    await this.#setting.collection.updateOne(id, { $set: { episodes, told: [] } });
  }

  /** The desk's heartbeat, in server time, and what it found: kept whether or not anybody can be told. */
  async noteLooked(lookedAt: Date, episodes: readonly Episode[]): Promise<void> {
    await this.#setting.collection.updateOne(id, { $set: { lookedAt, episodes } });
  }

  /** The holder's last write, which releases the lease. */
  async lookAgainAt(lease: Lease, roundAt: Date): Promise<void> {
    await this.leases.releaseWith(lease, { roundAt });
  }

  /** Server time. Undefined: the check has never run. */
  async lookedAt(): Promise<Date | undefined> {
    return (await this.#setting.collection.findOne(id, { projection: { lookedAt: 1 } }))?.lookedAt;
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

/** A personal chat is not named, as its id identifies the person, whom the audit names by a pseudonym. */
function whereOf({ kind, conversationId }: ConversationAddress): object {
  return kind === 'personal' ? { kind } : { kind, conversationId };
}

function toState({ roundAt, place, dailyOn, episodes, told }: HealthDocument): HealthState {
  return { roundAt, episodes, told, ...(place ? { place } : {}), ...(dailyOn ? { dailyOn } : {}) };
}
