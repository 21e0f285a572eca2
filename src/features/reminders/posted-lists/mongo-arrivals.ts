import type { Collection, Document } from 'mongodb';
import type { ConversationAddress } from '../../../conversation.ts';
import type { Copy } from '../../referrals/index.ts';
import type { PostedListRow } from './posted-list.ts';

interface ArrivalsDeps {
  // biome-ignore lint/suspicious/noExplicitAny: the store's own document type stays with the store.
  readonly lists: Collection<any>;
  readonly copies: Collection<Document>;
  /** More first cards than that come to one place within a minute: a storm. */
  readonly mostCards: number;
}

const minute = 60_000;
/** A place gets one list an hour, whatever comes to it, and another one only when it is full. */
const hour = 3_600_000;
const mostRows = 500;
const mostLists = 20;
/** One edit for what comes within this time, as Teams takes about one a second in one chat. */
const editPause = 3_000;

/**
 * New referrals of a storm (an import, a poll after an outage, a channel that is chosen): rows of one list in place of a card
 * each. A row is written before its card is settled as `listed`, so that a crash in between finds it there.
 */
export class MongoArrivals {
  readonly #deps: ArrivalsDeps;

  constructor(deps: ArrivalsDeps) {
    this.#deps = deps;
  }

  async takes(copy: Copy, now: Date): Promise<boolean> {
    if (!(await this.#isStorm(copy))) return false;
    const row = { referralId: copy.referralId, copyId: copy.id };
    for (let part = 0; part < mostLists; part++)
      if ((await this.#isRow(row)) || (await this.#joins(copy, row, part, now))) return true;
    return false;
  }

  async #isRow({ referralId, copyId }: PostedListRow): Promise<boolean> {
    return (await this.#deps.lists.findOne({ 'rows.referralId': referralId, 'rows.copyId': copyId })) !== null;
  }

  /** More cards of this moment wait in this place for their turn. */
  async awaitsMore({ conversationId }: ConversationAddress, now: Date): Promise<boolean> {
    const waiting = { ...cardsIn(conversationId), state: 'wanted', dueAt: { $lte: now } };
    const free = { ...waiting, 'sweep.parkedAt': { $exists: false } };
    return (await this.#deps.copies.countDocuments(free, { limit: 1 })) > 0;
  }

  /** Counted about the moment at which it was wanted: in a long line its own turn may come minutes later. */
  async #isStorm({ address, wantedAt }: Copy): Promise<boolean> {
    const { copies, mostCards } = this.#deps;
    if (wantedAt === undefined || !Number.isFinite(mostCards)) return false;
    const [from, to] = [-minute, minute].map((distance) => new Date(wantedAt.getTime() + distance));
    const ofThatMinute = { ...cardsIn(address.conversationId), wantedAt: { $gt: from, $lt: to } };
    return (await copies.countDocuments(ofThatMinute, { limit: mostCards + 1 })) > mostCards;
  }

  /** By one write each: two workers that begin the same list meet in its `_id`. */
  async #joins({ person, address }: Copy, row: PostedListRow, part: number, now: Date): Promise<boolean> {
    const { lists } = this.#deps;
    const { tenantId, conversationId } = address;
    const _id = `${tenantId}/${conversationId}/arrivals/${Math.floor(now.getTime() / hour)}/${part}`;
    const dueAt = new Date(now.getTime() + editPause);
    const open = {
      _id,
      state: { $in: ['wanted', 'sending', 'sent'] },
      'rows.copyId': { $ne: row.copyId },
      [`rows.${mostRows - 1}`]: { $exists: false },
    };
    // What is due already stays so.
    const joined = { $push: { rows: row }, $inc: { wishes: 1 }, $min: { dueAt } } as Document;
    const joins = async () => (await lists.updateOne(open, joined)).matchedCount === 1;
    if (await joins()) return true;
    const list = { kind: 'arrivals', ...(person ? { person } : {}), address, rows: [row] } as const;
    const { upsertedCount } = await lists.updateOne(
      { _id },
      { $setOnInsert: { ...list, state: 'wanted', attempts: 0, wishes: 1, dueAt: now } },
      { upsert: true },
    );
    // Not begun here: another worker did between the two writes, or it is full.
    return upsertedCount === 1 || joins();
  }
}

function cardsIn(conversationId: string) {
  return { 'address.conversationId': conversationId, purpose: 'card' } as const;
}
