import type { Collection, Db } from 'mongodb';
import { MongoBulkWriteError } from 'mongodb';
import { CommandsTogether } from '../../../../mongo/commands-together.ts';
import { type ImportState, importDays } from '../bulk-import.ts';
import type { RowClaim, RowClaims } from './row-claims.ts';

interface ClaimDocument {
  /** `<tenant>/<print>`: the unique index of ids is the lock. */
  readonly _id: string;
  /** Whose it is. */
  readonly importId: string;
  readonly endsAt: Date;
}

const gathers = 100;
const mostClaims = 100;
const dayMilliseconds = 86_400_000;
const underWay: readonly (ImportState | undefined)[] = ['running', 'pausing'];

export class MongoRowClaims implements RowClaims {
  readonly #claims: Collection<ClaimDocument>;
  readonly #imports: Collection<{ _id: string; state: ImportState }>;
  readonly #together: CommandsTogether<RowClaim, string>;

  constructor(db: Db) {
    const options = { writeConcern: { w: 'majority' as const } };
    this.#claims = db.collection<ClaimDocument>('importClaims', options);
    this.#imports = db.collection('imports');
    this.#together = new CommandsTogether({
      ...{ most: mostClaims, gathers },
      send: async (asked) => {
        await this.#insert(asked);
        const ids = asked.map(idOf);
        const found = await this.#claims.find({ _id: { $in: ids } }).toArray();
        const owners = new Map(found.map(({ _id, importId }) => [_id, importId]));
        return asked.map((claim) => owners.get(idOf(claim)) ?? claim.importId);
      },
    });
  }

  async createIndexes(): Promise<void> {
    await this.#claims.createIndex({ endsAt: 1 }, { name: 'ends', expireAfterSeconds: 0 });
  }

  claim(claim: RowClaim): Promise<string> {
    return this.#together.ask(claim);
  }

  async takeOver(claim: RowClaim, from: string): Promise<boolean> {
    const { importId } = claim;
    return (
      (await this.#claims.updateOne({ _id: idOf(claim), importId: from }, { $set: { importId } })).matchedCount === 1
    );
  }

  async letGo(claim: RowClaim): Promise<void> {
    await this.#claims.deleteOne({ _id: idOf(claim), importId: claim.importId });
  }

  async isUnderWay(importId: string): Promise<boolean> {
    return underWay.includes((await this.#imports.findOne({ _id: importId }))?.state);
  }

  async #insert(claims: readonly RowClaim[]): Promise<void> {
    const writes = claims.map((claim) => {
      const endsAt = new Date(claim.now.getTime() + importDays * dayMilliseconds);
      return {
        updateOne: {
          filter: { _id: idOf(claim) },
          update: { $setOnInsert: { importId: claim.importId, endsAt } },
          upsert: true,
        },
      };
    });
    try {
      await this.#claims.bulkWrite(writes, { ordered: false });
    } catch (error) {
      // Two instances at once: one of them has it, and the look behind this says which.
      if (!(error instanceof MongoBulkWriteError) || error.code !== 11000) throw error;
    }
  }
}

function idOf({ tenantId, print }: RowClaim): string {
  return `${tenantId}/${print}`;
}
