import type { Collection, Db } from 'mongodb';
import type { Clock } from '../../../clock.ts';
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

const where = whereIn<Row>();
/** Well beyond the ten minutes that matter, so that clock skew does not. */
const secondsKept = 3_600;

/**
 * A lost row only means that an edit closes a form, as it would without this store. So writes don't wait for a
 * majority.
 */
export class MongoOpenForms implements OpenFormStore, IndexedStore {
  readonly #rows: Collection<Row>;
  readonly #clock: Clock;

  constructor(db: Db, clock: Clock) {
    this.#rows = db.collection<Row>('openForms', { writeConcern: { w: 1 } });
    this.#clock = clock;
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

  async inMessage(referralId: string, activityId: string, now: Date): Promise<readonly OpenForm[]> {
    const rows = await this.#rows.find(where({ referralId, activityId, openUntil: { $gt: now } })).toArray();
    return rows as unknown as readonly OpenForm[];
  }

  async replaced(referralId: string, activityId: string): Promise<void> {
    await this.#rows.updateMany(where({ referralId, activityId }), { $unset: { activityId: '', openUntil: '' } });
  }
}

function idOf({ person, referralId, form }: Pick<OpenForm, 'person' | 'referralId' | 'form'>): string {
  return [person.tenantId, person.aadObjectId, referralId, form].join('/');
}
