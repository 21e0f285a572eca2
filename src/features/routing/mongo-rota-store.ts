import { type Collection, type Db, type Filter, MongoServerError } from 'mongodb';
import { type PersonKey, personId } from '../people/index.ts';
import type { PickedTurn, Turns } from './rota.ts';
import type { Assignee } from './routing-rule.ts';
import type { RotaStore } from './routing-store.ts';

interface RotaDocument {
  /** Id of the rule. */
  readonly _id: string;
  readonly last: string;
  readonly version: number;
  /** The latest turns, so that a referral which is taken in twice gets the same turn. */
  readonly taken: readonly ({ readonly referralId: string } & PickedTurn<Assignee>)[];
}

/**
 * Upper bound of remembered turns: a repeated intake follows soon, after a crash or when webhook and poll arrive
 * together.
 */
const mostTaken = 100;
/** Retries of the optimistic write: each lost race means that another referral took a turn. */
const attempts = 100;

export class MongoRotaStore implements RotaStore {
  readonly #rotas: Collection<RotaDocument>;

  constructor(db: Db) {
    this.#rotas = db.collection<RotaDocument>('rotas', { writeConcern: { w: 'majority' } });
  }

  async turnsOf(ruleId: string): Promise<Turns> {
    const found = await this.#rotas.findOne({ _id: ruleId }, { projection: { last: 1 } });
    return found ? { last: found.last } : {};
  }

  async take(
    ruleId: string,
    referralId: string,
    pick: (turns: Turns) => PickedTurn<Assignee>,
  ): Promise<PickedTurn<Assignee>> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const rota = await this.#rotas.findOne({ _id: ruleId });
      const before = rota?.taken.find((turn) => turn.referralId === referralId);
      if (before) return { ...(before.who ? { who: before.who } : {}), passedOver: before.passedOver };
      const picked = pick(rota ? { last: rota.last } : {});
      if (!picked.who || (await this.#write(ruleId, rota?.version, { referralId, ...picked }, personId(picked.who))))
        return picked;
    }
    throw new Error(`The rota of rule ${ruleId} kept changing while a turn was taken`);
  }

  /**
   * Removes a person who is to be forgotten: rotas whose remembered turns name them drop those turns; where they had
   * the last turn, the rota starts from its beginning.
   */
  async forget({ aadObjectId }: Pick<PersonKey, 'aadObjectId'>): Promise<void> {
    const named = ['taken.who.aadObjectId', 'taken.passedOver.who.aadObjectId'].map((field) => ({
      [field]: aadObjectId,
    }));
    await this.#rotas.updateMany({ $or: named } as Filter<RotaDocument>, { $set: { taken: [] }, $inc: { version: 1 } });
    await this.#rotas.updateMany(
      { last: { $regex: `/${RegExp.escape(aadObjectId)}$` } },
      { $set: { last: '' }, $inc: { version: 1 } },
    );
  }

  /** Compare-and-set on the version. A concurrent first upsert fails on the unique `_id`. */
  async #write(
    ruleId: string,
    version: number | undefined,
    turn: RotaDocument['taken'][number],
    last: string,
  ): Promise<boolean> {
    const update = { $set: { last }, $inc: { version: 1 }, $push: { taken: { $each: [turn], $slice: -mostTaken } } };
    const filter = { _id: ruleId, version: version ?? { $exists: false } };
    try {
      const { matchedCount, upsertedCount } = await this.#rotas.updateOne(filter, update, {
        upsert: version === undefined,
      });
      return matchedCount + upsertedCount === 1;
    } catch (error) {
      if (error instanceof MongoServerError && error.code === 11_000) return false;
      throw error;
    }
  }
}
