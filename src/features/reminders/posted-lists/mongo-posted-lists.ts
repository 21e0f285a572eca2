import { randomUUID } from 'node:crypto';
import type { Collection, Db, Document, Filter } from 'mongodb';
import { MongoLeases } from '../../../mongo/mongo-leases.ts';
import { beginsWith } from '../../../mongo/words-filter.ts';
import { type PersonKey, personId } from '../../people/index.ts';
import type { Copy } from '../../referrals/index.ts';
import { MongoArrivals } from './mongo-arrivals.ts';
import type { PostedList, PostedListStore } from './posted-list.ts';

interface PostedListDocument extends Omit<PostedList, 'id'> {
  readonly _id: string;
  /** Lease and failures of the sweep. */
  readonly sweep?: unknown;
}

type Filtered = Filter<PostedListDocument>;

export class MongoPostedLists implements PostedListStore {
  readonly leases: MongoLeases<PostedList>;
  readonly #lists: Collection<PostedListDocument>;
  readonly #copies: Collection<Document>;
  readonly #arrivals: MongoArrivals;

  /** `mostCards`: so many new referrals of one minute stand as cards in one place; of more, each is a row. */
  constructor(db: Db, mostCards = Number.POSITIVE_INFINITY) {
    this.#lists = db.collection<PostedListDocument>('postedLists', { writeConcern: { w: 'majority' } });
    this.#copies = db.collection('copies');
    this.#arrivals = new MongoArrivals({ lists: this.#lists, copies: this.#copies, mostCards });
    this.leases = new MongoLeases({
      collection: this.#lists,
      at: 'sweep',
      due: (now) => ({ dueAt: { $lte: now } }),
      order: { dueAt: 1 },
      toItem: ({ _id, sweep: _sweep, ...fields }) => ({ id: _id, ...fields }) as unknown as PostedList,
      counter: 'attempts',
    });
  }

  async createIndexes(): Promise<void> {
    await this.#lists.createIndexes([
      ...this.leases.indexes(),
      { key: { 'rows.referralId': 1 }, name: 'referral' },
      { key: { 'person.aadObjectId': 1, state: 1 }, name: 'person' },
    ]);
  }

  async want(list: Parameters<PostedListStore['want']>[0], dueAt: Date): Promise<void> {
    const { id, ...fields } = list;
    await this.#lists.updateOne(
      { _id: id },
      { $setOnInsert: { ...fields, state: 'wanted', attempts: 0, wishes: 1, dueAt } as never },
      { upsert: true },
    );
  }

  async takes(copy: Copy, now: Date): Promise<boolean> {
    const { person, address, referralId } = copy;
    if (copy.purpose === 'card') return this.#arrivals.takes(copy, now);
    if (!person) return false;
    const row = { referralId, copyId: copy.id };
    const open = { ...byPerson(person), kind: 'reminders', state: 'wanted' } as Filtered;
    // After a crash between this and the note on the copy: it is there already, perhaps sent.
    if (await this.#lists.findOne({ ...byPerson(person), 'rows.copyId': copy.id } as Filtered)) return true;
    const joined = await this.#lists.updateOne(open, { $push: { rows: row }, $set: { dueAt: now } } as Document);
    if (joined.matchedCount === 1) return true;
    if (!(await this.#waiting(person, now, copy.id))) return false;
    await this.want(
      { id: `${personId(person)}/reminders/${randomUUID()}`, kind: 'reminders', person, address, rows: [row] },
      now,
    );
    return true;
  }

  async awaitsMore({ kind, person, address }: PostedList, now: Date): Promise<boolean> {
    if (kind === 'arrivals') return this.#arrivals.awaitsMore(address, now);
    return kind === 'reminders' && person !== undefined && this.#waiting(person, now);
  }

  /** By the index of whose copies they are: a person has few that wait. */
  async #waiting(person: PersonKey, now: Date, besides = ''): Promise<boolean> {
    const waiting = {
      ...byPerson(person),
      purpose: beginsWith('reminder:'),
      state: 'wanted',
      dueAt: { $lte: now },
      'sweep.parkedAt': { $exists: false },
    };
    return (await this.#copies.countDocuments({ ...waiting, _id: { $ne: besides as never } }, { limit: 1 })) > 0;
  }

  async markStale(referralId: string, now: Date): Promise<void> {
    const shows = { 'rows.referralId': referralId, state: { $in: ['sending', 'sent'] } } as Filtered;
    await this.#lists.updateMany(shows, { $set: { dueAt: now }, $inc: { wishes: 1 } } as Document);
  }

  async markSending(list: PostedList): Promise<boolean> {
    // Nobody joined since it was read.
    const asRead = { ...mine(list), state: 'wanted', rows: { $size: list.rows.length } } as Filtered;
    const { matchedCount } = await this.#lists.updateOne(asRead, { $set: { state: 'sending' } });
    return matchedCount === 1;
  }

  async settle(list: PostedList, { dueAt, ...fields }: Parameters<PostedListStore['settle']>[1]): Promise<void> {
    const settled = {
      $set: dueAt ? { ...fields, dueAt } : fields,
      $unset: dueAt ? { sweep: '' } : { sweep: '', dueAt: '' },
    };
    const { matchedCount } = await this.#lists.updateOne(
      { ...mine(list), wishes: list.wishes } as Filtered,
      settled as Document,
    );
    // A change came meanwhile, whose wish keeps it due.
    if (matchedCount === 0)
      await this.#lists.updateOne(mine(list), { $set: fields, $unset: { sweep: '' } } as Document);
  }
}

function byPerson({ tenantId, aadObjectId }: PersonKey): Document {
  return { 'person.aadObjectId': aadObjectId, 'person.tenantId': tenantId };
}

function mine({ id, attempts }: PostedList): Filtered {
  return { _id: id, attempts } as Filtered;
}
