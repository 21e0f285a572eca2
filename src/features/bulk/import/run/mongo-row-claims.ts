import type { Collection, Db } from 'mongodb';
import { CommandsTogether } from '../../../../mongo/commands-together.ts';
import { UpsertsTogether } from '../../../../mongo/writes-together.ts';
import { type ImportState, importDays } from '../bulk-import.ts';
import { rowPatience } from './mongo-run-rows.ts';
import type { ClaimDoubt, RowClaim, RowClaims } from './row-claims.ts';

interface ClaimDocument {
  /** `<tenant>/<print>`: the unique index of ids is the lock. */
  readonly _id: string;
  /** Whose it is. */
  readonly importId: string;
  readonly doubt?: ClaimDoubt;
  readonly endsAt: Date;
}

const mostClaims = 100;
const dayMilliseconds = 86_400_000;
const underWay: readonly (ImportState | undefined)[] = ['running', 'pausing'];

export class MongoRowClaims implements RowClaims {
  readonly #claims: Collection<ClaimDocument>;
  readonly #imports: Collection<{ _id: string; state: ImportState }>;
  readonly #inserts: UpsertsTogether<ClaimDocument>;
  readonly #together: CommandsTogether<RowClaim, string | undefined>;

  constructor(db: Db) {
    const options = { writeConcern: { w: 'majority' as const } };
    this.#claims = db.collection<ClaimDocument>('importClaims', options);
    this.#imports = db.collection('imports');
    this.#inserts = new UpsertsTogether(this.#claims);
    this.#together = new CommandsTogether({
      ...{ most: mostClaims, ...rowPatience },
      send: async (asked) => {
        const isNew = await Promise.all(asked.map((claim) => this.#insert(claim)));
        const ids = asked.filter((_, place) => !isNew[place]).map(idOf);
        const found = ids.length > 0 ? await this.#claims.find({ _id: { $in: ids } }).toArray() : [];
        const owners = new Map(found.map(({ _id, importId }) => [_id, importId]));
        return asked.map((claim, place) => (isNew[place] ? claim.importId : owners.get(idOf(claim))));
      },
    });
  }

  async createIndexes(): Promise<void> {
    await this.#claims.createIndex({ endsAt: 1 }, { name: 'ends', expireAfterSeconds: 0 });
  }

  async claim(claim: RowClaim): Promise<string> {
    // Nobody's: it was let go between the write and the look behind it.
    return (await this.#together.ask(claim)) ?? this.claim(claim);
  }

  async takeOver(claim: RowClaim, from: string): Promise<boolean> {
    const { importId } = claim;
    const update = { $set: { importId }, $unset: { doubt: '' } } as const;
    return (await this.#claims.updateOne({ _id: idOf(claim), importId: from }, update)).matchedCount === 1;
  }

  async leaveInDoubt(claim: RowClaim, why: ClaimDoubt['why']): Promise<void> {
    const { importId, now: since } = claim;
    await this.#claims.updateOne({ _id: idOf(claim), importId }, { $set: { doubt: { since, why } } });
  }

  async doubtOf(claim: RowClaim): Promise<ClaimDoubt | undefined> {
    return (await this.#claims.findOne({ _id: idOf(claim) }, { projection: { doubt: 1 } }))?.doubt;
  }

  async letGo(claim: RowClaim): Promise<void> {
    await this.#claims.deleteOne({ _id: idOf(claim), importId: claim.importId });
  }

  /** False: it is some import's already. */
  #insert(claim: RowClaim): Promise<boolean> {
    const endsAt = new Date(claim.now.getTime() + importDays * dayMilliseconds);
    return this.#inserts.insert(idOf(claim), { $setOnInsert: { importId: claim.importId, endsAt } });
  }

  async isUnderWay(importId: string): Promise<boolean> {
    const imported = await this.#imports.findOne({ _id: importId }, { projection: { state: 1 } });
    return underWay.includes(imported?.state);
  }
}

function idOf({ tenantId, print }: RowClaim): string {
  return `${tenantId}/${print}`;
}
