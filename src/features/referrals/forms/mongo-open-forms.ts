import type { Collection, Db } from 'mongodb';
import type { Clock } from '../../../clock.ts';
import { CommandsTogether } from '../../../commands-together.ts';
import type { IndexedStore } from '../../../feature.ts';
import { whereIn } from '../../../mongo/where.ts';
import type { PersonKey } from '../../people/index.ts';
import type { KeptInput, OpenForm, OpenFormStore } from './open-forms.ts';

interface Row extends Partial<OpenForm> {
  readonly _id: string;
  readonly kept?: KeptInput;
  readonly keptAt?: Date;
  /** Server time, by which the row expires: the desk's clock may be moved. */
  readonly writtenAt: Date;
}

/** Whether a form is open in it, at this time of the desk. */
interface Message {
  readonly referralId: string;
  readonly activityId: string;
  readonly now: Date;
}

const where = whereIn<Row>();
/** Edits that ask in one command whether a form is open in their message. */
const mostTogether = 50;
/** Well beyond the ten minutes that matter, so that clock skew does not. */
const secondsKept = 3_600;

/**
 * A lost row only means that an edit closes a form, as it would without this store. So writes don't wait for a
 * majority.
 */
export class MongoOpenForms implements OpenFormStore, IndexedStore {
  readonly #rows: Collection<Row>;
  readonly #clock: Clock;
  readonly #open: CommandsTogether<Message, readonly OpenForm[]>;

  constructor(db: Db, clock: Clock) {
    this.#rows = db.collection<Row>('openForms', { writeConcern: { w: 1 } });
    this.#clock = clock;
    this.#open = new CommandsTogether({ most: mostTogether, send: (asked) => this.#openIn(asked) });
  }

  async createIndexes(): Promise<void> {
    await this.#rows.createIndexes([
      { key: { writtenAt: 1 }, name: 'ends', expireAfterSeconds: secondsKept },
      { key: { referralId: 1, activityId: 1 }, name: 'message' },
    ]);
  }

  async open(form: OpenForm, since: Date): Promise<KeptInput | undefined> {
    const { activityId, ...rest } = form;
    const before = await this.#rows.findOneAndUpdate(
      { _id: idOf(form) },
      {
        $set: { ...rest, writtenAt: this.#clock.serverNow(), ...(activityId ? { activityId } : {}) },
        ...(activityId ? {} : { $unset: { activityId: '' } }),
      },
      { upsert: true, returnDocument: 'before' },
    );
    return before?.kept && before.keptAt && before.keptAt >= since ? before.kept : undefined;
  }

  async keep(form: Pick<OpenForm, 'person' | 'referralId' | 'form'>, kept: KeptInput, at: Date): Promise<void> {
    const { person, referralId } = form;
    await this.#rows.updateOne(
      { _id: idOf(form) },
      { $set: { person, referralId, form: form.form, kept, keptAt: at, writtenAt: this.#clock.serverNow() } },
      { upsert: true },
    );
  }

  async close({ tenantId, aadObjectId }: PersonKey, referralId: string, activityId: string): Promise<boolean> {
    const { deletedCount } = await this.#rows.deleteMany(
      where({ referralId, activityId, 'person.tenantId': tenantId, 'person.aadObjectId': aadObjectId }),
    );
    return deletedCount > 0;
  }

  inMessage(referralId: string, activityId: string, now: Date): Promise<readonly OpenForm[]> {
    return this.#open.ask({ referralId, activityId, now });
  }

  async #openIn(asked: readonly Message[]): Promise<readonly (readonly OpenForm[])[]> {
    const each = asked.map(({ referralId, activityId, now }) => ({ referralId, activityId, openUntil: { $gt: now } }));
    const [only, ...others] = each;
    const rows = await this.#rows.find(where(only && others.length === 0 ? only : { $or: each })).toArray();
    const isIn = (row: Row, { referralId, activityId, now }: Message) =>
      row.referralId === referralId &&
      row.activityId === activityId &&
      row.openUntil !== undefined &&
      row.openUntil > now;
    return asked.map((message) => rows.filter((row) => isIn(row, message)) as unknown as readonly OpenForm[]);
  }

  async replaced(referralId: string, activityId: string): Promise<void> {
    await this.#rows.updateMany(where({ referralId, activityId }), { $unset: { activityId: '', openUntil: '' } });
  }
}

function idOf({ person, referralId, form }: Pick<OpenForm, 'person' | 'referralId' | 'form'>): string {
  return [person.tenantId, person.aadObjectId, referralId, form].join('/');
}
