import type { Collection, Document } from 'mongodb';
import type { ConversationAddress } from '../../../conversation.ts';
import { beginsWith } from '../../../mongo/words-filter.ts';
import type { Copy } from '../../referrals/index.ts';
import { givenUp, listKindOf, type MongoListChoice, mostRowsOfList, openInStorm, rowOf } from './mongo-list-choice.ts';
import type { PostedListRow } from './posted-list.ts';

interface ArrivalsDeps {
  // biome-ignore lint/suspicious/noExplicitAny: the store's own document type stays with the store.
  readonly lists: Collection<any>;
  readonly copies: Collection<Document>;
  readonly choice: MongoListChoice;
  /** More first cards than that come to one place within a minute: a storm. */
  readonly mostCards: number;
}

const minute = 60_000;
/** A place gets one list an hour, whatever comes to it, and another one only when it is full. */
const hour = 3_600_000;
const mostLists = 20;

/** More reminders than that in one channel within a minute, and it reads none of them. */
const mostReminders = 10;

/**
 * New referrals of a storm (an import, a poll after an outage, a channel that is chosen): rows of one list in place of a card
 * each. And a channel's reminders, where much comes due at once, after days of outage above all. A row is written before its card is settled as `listed`, so that a crash in between finds it there.
 */
export class MongoArrivals {
  readonly #deps: ArrivalsDeps;

  constructor(deps: ArrivalsDeps) {
    this.#deps = deps;
  }

  /** @param dueToo how many more are about to be wanted. It falls: after a crash the row may stand in a list already, and the storm be over. */
  async takes(copy: Copy, now: Date, dueToo?: number): Promise<boolean> {
    const row = rowOf(copy);
    if (await this.#deps.choice.follows(copy, now)) return true;
    if (!(await this.#isStorm(copy, dueToo ?? 0))) return dueToo !== undefined && this.#isRow(row);
    // A row of before its list was chosen on the copy; one of another worker is found by that choice.
    if (await this.#isRow(row)) return true;
    for (let part = 0; part < mostLists; part++) if (await this.#joins(copy, row, part, now)) return true;
    return false;
  }

  async #isRow({ referralId, copyId }: PostedListRow): Promise<boolean> {
    const tells = { 'rows.referralId': referralId, 'rows.copyId': copyId, state: { $ne: givenUp } };
    return (await this.#deps.lists.findOne(tells)) !== null;
  }

  /** More of this moment wait in this place for their turn. */
  async awaitsMore(kind: StormKind, { conversationId }: ConversationAddress, now: Date): Promise<boolean> {
    // By the index: a place has seen many before.
    const lately = { wantedAt: { $gt: new Date(now.getTime() - hour) } };
    const waiting = { ...ofKind(kind, conversationId), ...lately, state: 'wanted', dueAt: { $lte: now } };
    const free = { ...waiting, 'sweep.parkedAt': { $exists: false } };
    return (await this.#deps.copies.countDocuments(free, { limit: 1 })) > 0;
  }

  /** Counted about the moment at which it was wanted: in a long line its own turn may come minutes later. */
  async #isStorm({ address, wantedAt, purpose }: Copy, dueToo: number): Promise<boolean> {
    const { copies, mostCards } = this.#deps;
    const kind = listKindOf(purpose);
    const most = kind === 'arrivals' ? mostCards : mostReminders;
    if (wantedAt === undefined || !Number.isFinite(most)) return false;
    const [from, to] = [-minute, minute].map((distance) => new Date(wantedAt.getTime() + distance));
    const ofThatMinute = { ...ofKind(kind, address.conversationId), wantedAt: { $gt: from, $lt: to } };
    return (await copies.countDocuments(ofThatMinute, { limit: most + 1 })) + dueToo > most;
  }

  /** In this hour's list, which is begun where there is none. False: it is full or closed. */
  async #joins(copy: Copy, row: PostedListRow, part: number, now: Date): Promise<boolean> {
    const { tenantId, conversationId } = copy.address;
    const _id = `${tenantId}/${conversationId}/${listKindOf(copy.purpose)}/${Math.floor(now.getTime() / hour)}/${part}`;
    const isFull = { [`rows.${mostRowsOfList - 1}`]: { $exists: true } };
    const closed = { _id, $or: [isFull, { state: { $nin: openInStorm(row) } }, { refused: row.copyId }] };
    // Looked at first: nobody chooses what is closed.
    if (await this.#deps.lists.findOne(closed, { projection: { _id: 1 } })) return false;
    return this.#deps.choice.takes(copy, _id, now);
  }
}

type StormKind = ReturnType<typeof listKindOf>;

/** Each has an index of its own (`MongoCopyStore`); people's own reminders gather by person. */
function ofKind(kind: StormKind, conversationId: string): Document {
  const place = { 'address.conversationId': conversationId };
  return kind === 'arrivals'
    ? { ...place, purpose: 'card' }
    : { ...place, audience: 'channel', purpose: beginsWith('reminder:') };
}
