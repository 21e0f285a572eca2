import type { Collection, Db, Document, Filter } from 'mongodb';
import { CommandsTogether } from '../../../commands-together.ts';
import { isAny } from '../../../mongo/is-any.ts';
import { MongoLeases } from '../../../mongo/mongo-leases.ts';
import { beginsWith } from '../../../mongo/words-filter.ts';
import { type PersonKey, personId } from '../../people/index.ts';
import { type Copy, MongoCopyStore } from '../../referrals/index.ts';
import { MongoArrivals } from './mongo-arrivals.ts';
import { givenUp, MongoListChoice, mostRowsOfList } from './mongo-list-choice.ts';
import { listsOf, MongoListUnion } from './mongo-list-union.ts';
import type { DayOfPerson, PostedList, PostedListRow, PostedListStore } from './posted-list.ts';

interface PostedListDocument extends Omit<PostedList, 'id'> {
  readonly _id: string;
  /** For a day row: the keys of the messages sent on that day. */
  readonly messages?: readonly string[];
  /** TTL of a day row without a list. */
  readonly forgetAt?: Date;
  /** Copies that chose another list when this one was closed: no worker may write their rows here any more. */
  readonly refused?: readonly string[];
  /** The sweep's lease and failure count. */
  readonly sweep?: unknown;
}

/** Referrals whose lists are made stale in one command. */
const mostTogether = 50;
/**
 * Milliseconds. A deadline of 14 days leaves a list a day; at its end, each would be an edit of the same chat at the same
 * moment as the cards. A channel's summary of arrivals stands in the place of cards, and is kept true.
 */
const keptTrue = 7 * 86_400_000;
const ofTheirDay = ['reminders', 'digest', 'day'] as const;
const daysCounted = 3 * 86_400_000;
/** Retries when a list closes between finding and joining it. */
const mostLooks = 5;

type Filtered = Filter<PostedListDocument>;

export class MongoPostedLists implements PostedListStore {
  readonly leases: MongoLeases<PostedList>;
  readonly #lists: Collection<PostedListDocument>;
  readonly #former: Collection<PostedListDocument>;
  readonly #copies: Collection<Document>;
  readonly #db: Db;
  readonly #digests: Collection<{ readonly _id: string; readonly dueAt: Date; readonly isWanted?: boolean }>;
  readonly #choice: MongoListChoice;
  readonly #union: MongoListUnion;
  readonly #arrivals: MongoArrivals;
  /** A list of several rows that change at once is made stale once. */
  readonly #stale: CommandsTogether<{ readonly referralId: string; readonly now: Date }, undefined>;

  /**
   * `mostCards`: up to this many new referrals within a minute are posted as cards in one place; above it, each is a
   * row.
   */
  constructor(db: Db, mostCards = Number.POSITIVE_INFINITY) {
    this.#lists = db.collection<PostedListDocument>('postedLists', { writeConcern: { w: 'majority' } });
    this.#former = db.collection<PostedListDocument>('ownLists');
    this.#copies = db.collection('copies');
    this.#db = db;
    this.#digests = db.collection('digests');
    this.#union = new MongoListUnion(this.#lists);
    this.#choice = new MongoListChoice({ lists: this.#lists, copies: new MongoCopyStore(db) });
    this.#arrivals = new MongoArrivals({ lists: this.#lists, copies: this.#copies, choice: this.#choice, mostCards });
    this.#stale = new CommandsTogether({
      most: mostTogether,
      send: async (changed) => {
        const ids = [...new Set(changed.map(({ referralId }) => referralId))];
        const dueAt = new Date(Math.max(...changed.map(({ now }) => now.getTime())));
        const old = { kind: { $in: ofTheirDay }, sentAt: { $lt: new Date(dueAt.getTime() - keptTrue) } };
        const shows = { 'rows.referralId': { $in: ids }, state: { $in: ['sending', 'sent'] }, $nor: [old] } as Filtered;
        await this.#lists.updateMany(shows, { $set: { dueAt }, $inc: { wishes: 1 } } as Document);
        return changed.map(() => undefined);
      },
    });
    this.leases = new MongoLeases({
      collection: this.#lists,
      at: 'sweep',
      due: (now) => ({ dueAt: { $lte: now } }),
      order: { dueAt: 1 },
      toItem: ({ _id, sweep: _sweep, messages: _messages, refused: _refused, ...fields }) =>
        ({ id: _id, ...fields }) as unknown as PostedList,
      counter: 'attempts',
    });
  }

  async createIndexes(): Promise<void> {
    await this.#lists.createIndexes([
      ...this.leases.indexes(),
      { key: { 'rows.referralId': 1 }, name: 'referral' },
      { key: { 'person.aadObjectId': 1, state: 1 }, name: 'person' },
      { key: { forgetAt: 1 }, name: 'forget', expireAfterSeconds: 0 },
    ]);
  }

  /** Migration from the former collection: its pending lists are still posted, and no person's rows stay behind. */
  async renewKeys(): Promise<void> {
    const summaries = { name: 'channelSummaries' };
    if ((await this.#db.listCollections(summaries).toArray()).length > 0) await this.#db.dropCollection(summaries.name);
    const former = this.#former;
    const left = await former.find().toArray();
    if (left.length === 0) return;
    const writes = left.map(({ _id, ...fields }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: fields }, upsert: true },
    }));
    await this.#lists.bulkWrite(writes as never, { ordered: false });
    await former.drop();
  }

  async want(list: Parameters<PostedListStore['want']>[0], dueAt: Date): Promise<void> {
    const { id, ...fields } = list;
    await this.#lists.updateOne(
      { _id: id },
      { $setOnInsert: { ...fields, state: 'wanted', attempts: 0, wishes: 1, dueAt } as never },
      { upsert: true },
    );
    await this.#union.unite(list.person, dueAt);
  }

  goesOver(list: Parameters<PostedListStore['goesOver']>[0], now: Date): Promise<void> {
    return this.#union.goesOver(list, now);
  }

  takesInStorm(copy: Copy, now: Date, dueToo?: number): Promise<boolean> {
    return this.#arrivals.takes(copy, now, dueToo);
  }

  async takesHandedOver(copy: Copy, now: Date): Promise<boolean> {
    if (!copy.person) return false;
    const handOver = copy.purpose.slice('assigned:'.length);
    return (
      (await this.#choice.follows(copy, now)) ||
      this.#choice.takes(copy, `${personId(copy.person)}/handed/${handOver}`, now)
    );
  }

  async holds({ person, id }: Copy): Promise<boolean> {
    if (!person) return false;
    const tells = { ...listsOf(person), 'rows.copyId': id, state: { $ne: givenUp } };
    return (await this.#lists.findOne(tells as Filtered)) !== null;
  }

  async awaitsMore({ kind, person, address }: PostedList, now: Date): Promise<boolean> {
    if (kind === 'handed') return false;
    if (kind === 'arrivals' || !person)
      return this.#arrivals.awaitsMore(kind === 'arrivals' ? kind : 'reminders', address, now);
    return this.#waiting(person, now);
  }

  async follows(copy: Copy, now: Date): Promise<boolean> {
    const isTold = await this.#choice.follows(copy, now);
    if (isTold && copy.person) await this.#union.unite(copy.person, now);
    return isTold;
  }

  async joins(copy: Copy, now: Date): Promise<boolean> {
    if (!copy.person) return false;
    const room = { [`rows.${mostRowsOfList - 1}`]: { $exists: false }, refused: { $ne: copy.id } };
    const open = { ...listsOf(copy.person), kind: { $in: ['reminders', 'digest'] }, state: 'wanted', ...room };
    for (let look = 0; look < mostLooks; look++) {
      const found = await this.#lists.findOne(open as Filtered, { projection: { _id: 1 } });
      if (!found) return false;
      if (await this.#choice.takes(copy, found._id, now)) return true;
    }
    return false;
  }

  async joinsDigest(copy: Copy, id: string, now: Date): Promise<boolean> {
    const posted = { _id: id, kind: 'digest', state: 'sent', 'rows.referralId': copy.referralId } as Filtered;
    if (!(await this.#lists.findOne(posted, { projection: { _id: 1 } }))) return false;
    return this.#choice.takes(copy, id, now);
  }

  async begins(copy: Copy, id: string, now: Date): Promise<boolean> {
    const isTold = await this.#choice.takes(copy, id, now);
    if (isTold && copy.person) await this.#union.unite(copy.person, now);
    return isTold;
  }

  remindersWait(person: PersonKey, now: Date, besides: string): Promise<boolean> {
    return this.#waiting(person, now, besides);
  }

  async countedOn({ id }: DayOfPerson, besides: string): Promise<number> {
    const found = await this.#lists.findOne({ _id: id }, { projection: { messages: 1 } });
    return found?.messages?.filter((key) => key !== besides).length ?? 0;
  }

  async count(day: DayOfPerson, key: string, now: Date, atMost?: number): Promise<boolean> {
    await this.#begin(day, now);
    if (atMost === 0) return false;
    const room = atMost === undefined ? {} : { [`messages.${atMost - 1}`]: { $exists: false } };
    const counted = await this.#lists.updateOne(
      { _id: day.id, messages: { $ne: key }, ...room } as Filtered,
      { $push: { messages: key } } as Document,
    );
    return counted.matchedCount === 1 || (await this.#lists.findOne({ _id: day.id, messages: key })) !== null;
  }

  async fold(day: DayOfPerson, copy: Copy, now: Date): Promise<boolean> {
    await this.#begin(day, now);
    return this.#choice.takes(copy, day.id, now);
  }

  /** A day row without a list expires by TTL; one with a list is removed like other lists. */
  async #begin({ id, ...day }: DayOfPerson, now: Date): Promise<void> {
    const forgetAt = new Date(now.getTime() + daysCounted);
    const empty = { ...day, kind: 'day', state: 'open', rows: [], messages: [], attempts: 0, wishes: 1, forgetAt };
    await this.#lists.updateOne({ _id: id }, { $setOnInsert: empty as never }, { upsert: true });
  }

  /** Uses the index by person: few copies of a person wait. */
  async #waiting(person: PersonKey, now: Date, besides = ''): Promise<boolean> {
    const waiting = {
      ...listsOf(person),
      purpose: beginsWith('reminder:'),
      state: 'wanted',
      dueAt: { $lte: now },
      'sweep.parkedAt': { $exists: false },
    };
    if (await isAny(this.#copies, { ...waiting, _id: { $ne: besides } })) return true;
    // Their digest is about to be created: one message for both.
    const morning = { _id: personId(person), dueAt: { $lte: now }, isWanted: { $ne: false } };
    return isAny(this.#digests, morning);
  }

  async letGo(list: PostedList, rows: readonly PostedListRow[]): Promise<void> {
    const ids = rows.flatMap(({ copyId }) => copyId ?? []);
    const out = { $pull: { rows: { copyId: { $in: ids } } }, $addToSet: { refused: { $each: ids } } };
    await this.#lists.updateOne(mine(list), out as Document);
  }

  markStale(referralId: string, now: Date): Promise<void> {
    return this.#stale.ask({ referralId, now });
  }

  async markSending(list: PostedList): Promise<boolean> {
    // No row was added since it was read. `sending`: posted again, by the same worker or after another one's crash.
    const open = { state: { $in: ['wanted', 'sending'] }, rows: { $size: list.rows.length } };
    const asRead = { ...mine(list), ...open } as Filtered;
    const { matchedCount } = await this.#lists.updateOne(asRead, { $set: { state: 'sending' } });
    return matchedCount === 1;
  }

  async settle(list: PostedList, outcome: Parameters<PostedListStore['settle']>[1]): Promise<void> {
    const { dueAt, forgetsMessage, ...fields } = outcome;
    const ended = { sweep: '', ...(forgetsMessage ? { activityId: '' } : {}) };
    const settled = {
      $set: dueAt ? { ...fields, dueAt } : fields,
      $unset: dueAt ? ended : { ...ended, dueAt: '' },
    };
    const { matchedCount } = await this.#lists.updateOne(
      { ...mine(list), wishes: list.wishes } as Filtered,
      settled as Document,
    );
    // A change came meanwhile, whose generation keeps it due.
    if (matchedCount === 0) await this.#lists.updateOne(mine(list), { $set: fields, $unset: ended } as Document);
  }
}

function mine({ id, attempts }: PostedList): Filtered {
  return { _id: id, attempts } as Filtered;
}
