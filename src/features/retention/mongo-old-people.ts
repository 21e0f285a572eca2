import type { Collection, Db, Document, Filter } from 'mongodb';
import { isAny } from '../../mongo/is-any.ts';
import { Walk } from '../../mongo/walk.ts';
import { daysBefore, type Kept, type LetGo } from './retention.ts';

interface PersonDocument {
  readonly _id: string;
  readonly tenantId: string;
  readonly aadObjectId: string;
  readonly personalChat?: { readonly conversationId: string };
}

const batch = 200;
const looked = { tenantId: 1, aadObjectId: 1, 'personalChat.conversationId': 1 };
const openOnes = { 'record.status': { $in: ['New', 'Active'] }, vanished: false };

/**
 * Deletes people who have been inactive for long: the entries of active people are refreshed from Teams' roster about
 * once a day. Owners of open referrals stay, and people whose role was given or taken in chat. Their actions stay in
 * the audit, by pseudonym, for its own retention.
 */
export class OldPeople implements Kept {
  readonly name = 'people';
  readonly #db: Db;
  readonly #people: Collection<PersonDocument>;
  readonly #walk: Walk<PersonDocument>;
  readonly #days: number;

  constructor(db: Db, days: number) {
    this.#db = db;
    this.#people = db.collection('people', { writeConcern: { w: 'majority' } });
    this.#walk = new Walk(db, 'people', 'people');
    this.#days = days;
  }

  async letGo(now: Date): Promise<LetGo> {
    if (this.#days === 0) return { removed: {}, atEnd: true };
    const old = { seenAt: { $lte: daysBefore(now, this.#days) }, granted: { $exists: false } };
    const found = await this.#walk.next(old, batch, looked);
    const removed = { people: 0, copies: 0, favourites: 0 };
    for (const person of found) {
      if (await this.#ownsSomethingOpen(person)) continue;
      removed.copies += await this.#removeFrom('copies', ofPerson(person));
      await this.#removeFrom('postedLists', ofPerson(person));
      removed.favourites += await this.#removeFrom('favourites', { person: person._id });
      const chat = person.personalChat?.conversationId;
      if (chat) await this.#removeFrom('conversations', { _id: `${person.tenantId}/${chat}` });
      removed.people += (
        await this.#people.deleteOne({ _id: person._id, ...old } as Filter<PersonDocument>)
      ).deletedCount;
    }
    await this.#walk.passed(found, batch);
    return { removed, atEnd: found.length < batch };
  }

  async #ownsSomethingOpen({ tenantId, aadObjectId }: PersonDocument): Promise<boolean> {
    const theirs = { 'owner.aadObjectId': aadObjectId, 'owner.tenantId': tenantId, ...openOnes };
    return isAny(this.#db.collection('referrals'), theirs);
  }

  async #removeFrom(collection: string, filter: Document): Promise<number> {
    return (await this.#db.collection(collection).deleteMany(filter)).deletedCount;
  }
}

function ofPerson({ tenantId, aadObjectId }: PersonDocument): Document {
  return { 'person.aadObjectId': aadObjectId, 'person.tenantId': tenantId };
}
