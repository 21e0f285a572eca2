import type { Collection, Db } from 'mongodb';
import { bulkPatience, CommandsTogether, eachByItself } from '../../../../commands-together.ts';
import { UpsertsTogether } from '../../../../mongo/writes-together.ts';
import { type ImportState, importDays } from '../bulk-import.ts';
import { type ClaimDoubt, type ClaimingImport, nobodysClaim, type RowClaim, type RowClaims } from './row-claims.ts';

interface ClaimDocument {
  /** `<tenant>/<print>`: the unique index of ids is the lock. */
  readonly _id: string;
  /** Its holder; `nobodysClaim`: free, but with a doubt. */
  readonly importId: string;
  readonly doubt?: ClaimDoubt;
  readonly endsAt: Date;
}

interface ClaimingDocument {
  readonly _id: string;
  readonly state: ImportState;
  readonly by: { readonly aadObjectId: string };
  readonly endedAt?: Date;
}

const dayMilliseconds = 86_400_000;
const underWay: readonly (ImportState | undefined)[] = ['running', 'pausing'];

export class MongoRowClaims implements RowClaims {
  readonly #claims: Collection<ClaimDocument>;
  readonly #inserts: UpsertsTogether<ClaimDocument>;
  readonly #together: CommandsTogether<RowClaim, string | undefined>;
  readonly #doubts: CommandsTogether<string, ClaimDoubt | undefined>;
  readonly #imports: CommandsTogether<string, ClaimingImport>;

  constructor(db: Db) {
    const options = { writeConcern: { w: 'majority' as const } };
    this.#claims = db.collection<ClaimDocument>('importClaims', options);
    this.#inserts = new UpsertsTogether(this.#claims);
    this.#together = new CommandsTogether({
      ...bulkPatience,
      send: async (asked) => {
        const isNew = await eachByItself(asked, (claim) => this.#insert(claim));
        const ids = asked.filter((_, place) => isNew[place] === false).map(idOf);
        const found = ids.length > 0 ? await this.#claims.find({ _id: { $in: ids } }).toArray() : [];
        const owners = new Map(found.map(({ _id, importId }) => [_id, importId]));
        return asked.map((claim, place) => {
          const inserted = isNew[place];
          if (inserted instanceof Error) return inserted;
          return inserted ? claim.importId : owners.get(idOf(claim));
        });
      },
    });
    this.#doubts = new CommandsTogether({
      ...bulkPatience,
      send: async (ids) => {
        const found = this.#claims.find({ _id: { $in: [...ids] }, doubt: { $exists: true } });
        const doubts = new Map((await found.toArray()).map(({ _id, doubt }) => [_id, doubt]));
        return ids.map((id) => doubts.get(id));
      },
    });
    const imports = db.collection<ClaimingDocument>('imports');
    this.#imports = new CommandsTogether({
      ...bulkPatience,
      send: async (asked) => {
        const projection = { state: 1, 'by.aadObjectId': 1, endedAt: 1 };
        // All rows of a file that is sent twice ask about the same import.
        const ids = [...new Set(asked)];
        const found = await imports.find({ _id: { $in: ids } }, { projection }).toArray();
        const known = new Map(found.map((each) => [each._id, claimingOf(each)]));
        return asked.map((id) => known.get(id) ?? { isUnderWay: false });
      },
    });
  }

  async createIndexes(): Promise<void> {
    await this.#claims.createIndex({ endsAt: 1 }, { name: 'ends', expireAfterSeconds: 0 });
  }

  async claim(claim: RowClaim): Promise<string> {
    // Released between our write and the read after it.
    return (await this.#together.ask(claim)) ?? this.claim(claim);
  }

  async takeOver(claim: RowClaim, from: string): Promise<boolean> {
    const { importId } = claim;
    const taken = await this.#claims.updateOne({ _id: idOf(claim), importId: from }, { $set: { importId } });
    return taken.matchedCount === 1;
  }

  async leaveInDoubt(claim: RowClaim, why: ClaimDoubt['why']): Promise<void> {
    const { importId } = claim;
    const doubt = { why, importId, told: [importId] };
    await this.#claims.updateOne({ _id: idOf(claim), importId }, { $set: { doubt } });
  }

  doubtOf(claim: RowClaim): Promise<ClaimDoubt | undefined> {
    return this.#doubts.ask(idOf(claim));
  }

  async noteTold(claim: RowClaim): Promise<void> {
    const filter = { _id: idOf(claim), doubt: { $exists: true } };
    await this.#claims.updateOne(filter, { $addToSet: { 'doubt.told': claim.importId } });
  }

  async letGo(claim: RowClaim): Promise<void> {
    const own = { _id: idOf(claim), importId: claim.importId };
    const { deletedCount } = await this.#claims.deleteOne({ ...own, doubt: { $exists: false } });
    if (deletedCount === 0) await this.#claims.updateOne(own, { $set: { importId: nobodysClaim } });
  }

  /** False: claimed already. */
  #insert(claim: RowClaim): Promise<boolean> {
    const endsAt = new Date(claim.now.getTime() + importDays * dayMilliseconds);
    return this.#inserts.insert(idOf(claim), { $setOnInsert: { importId: claim.importId, endsAt } });
  }

  claimingImport(importId: string): Promise<ClaimingImport> {
    return this.#imports.ask(importId);
  }
}

function claimingOf({ state, by, endedAt }: ClaimingDocument): ClaimingImport {
  const isUnderWay = underWay.includes(state);
  return { isUnderWay, person: by.aadObjectId, ...(endedAt ? { endedAt } : {}) };
}

function idOf({ tenantId, print }: RowClaim): string {
  return `${tenantId}/${print}`;
}
