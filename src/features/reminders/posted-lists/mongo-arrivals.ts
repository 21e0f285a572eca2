import type { Collection, Document } from 'mongodb';
import type { ConversationAddress } from '../../../conversation.ts';
import { isAny } from '../../../mongo/is-any.ts';
import { beginsWith } from '../../../mongo/words-filter.ts';
import type { Copy } from '../../referrals/index.ts';
import { givenUp, listKindOf, type MongoListChoice, mostRowsOfList, openInStorm, rowOf } from './mongo-list-choice.ts';
import type { PostedListRow } from './posted-list.ts';

interface ArrivalsDeps {
  // biome-ignore lint/suspicious/noExplicitAny: the store's own document type stays with the store.
  readonly lists: Collection<any>;
  readonly copies: Collection<Document>;
  readonly choice: MongoListChoice;
  /** Above this number of first cards for one place within a minute, they become a list. */
  readonly mostCards: number;
}

const minute = 60_000;
/** One list per place and hour; another one only when it is full. */
const hour = 3_600_000;
const mostLists = 20;

/** Upper bound of a channel's reminders within a minute: above it nobody reads them. */
const mostReminders = 10;

/**
 * Bursts: new referrals that arrive at once (an import, a poll after an outage, a newly chosen channel) become rows of
 * one list instead of a card each; so do a channel's reminders when many are due at once, above all after days of
 * outage. A row is written before its card is settled as `listed`, so that it is found after a crash in between.
 */
export class MongoArrivals {
  readonly #deps: ArrivalsDeps;

  constructor(deps: ArrivalsDeps) {
    this.#deps = deps;
  }

  /**
   * @param dueToo how many more are about to be wanted. It decreases: after a crash the row may be in a list already
   * although the burst is over.
   */
  async takes(copy: Copy, now: Date, dueToo?: number): Promise<boolean> {
    const row = rowOf(copy);
    if (await this.#deps.choice.follows(copy, now)) return true;
    if (!(await this.#isStorm(copy, dueToo ?? 0))) return dueToo !== undefined && this.#isRow(row);
    // A row from before the chosen list was stored on the copy; one by another worker is found by that choice.
    if (await this.#isRow(row)) return true;
    for (let part = 0; part < mostLists; part++) if (await this.#joins(copy, row, part, now)) return true;
    return false;
  }

  async #isRow({ referralId, copyId }: PostedListRow): Promise<boolean> {
    const tells = { 'rows.referralId': referralId, 'rows.copyId': copyId, state: { $ne: givenUp } };
    return (await this.#deps.lists.findOne(tells)) !== null;
  }

  /** More copies for this place are waiting to be processed. */
  async awaitsMore(kind: StormKind, { conversationId }: ConversationAddress, now: Date): Promise<boolean> {
    // Limited to the last hour for the index: a place has seen many before.
    const lately = { wantedAt: { $gt: new Date(now.getTime() - hour) } };
    const waiting = { ...ofKind(kind, conversationId), ...lately, state: 'wanted', dueAt: { $lte: now } };
    const free = { ...waiting, 'sweep.parkedAt': { $exists: false } };
    return isAny(this.#deps.copies, free);
  }

  /** Counted around the time at which it was wanted: in a long queue its own turn may come minutes later. */
  async #isStorm({ address, wantedAt, purpose }: Copy, dueToo: number): Promise<boolean> {
    const { copies, mostCards } = this.#deps;
    const kind = purpose === 'card' ? 'arrivals' : 'reminders';
    const most = kind === 'arrivals' ? mostCards : mostReminders;
    if (wantedAt === undefined || !Number.isFinite(most)) return false;
    const [from, to] = [-minute, minute].map((distance) => new Date(wantedAt.getTime() + distance));
    const ofThatMinute = { ...ofKind(kind, address.conversationId), wantedAt: { $gt: from, $lt: to } };
    return (await copies.countDocuments(ofThatMinute, { limit: most + 1 })) + dueToo > most;
  }

  /** Joins this hour's list, creating it if needed. False: it is full or closed. */
  async #joins(copy: Copy, row: PostedListRow, part: number, now: Date): Promise<boolean> {
    const { tenantId, conversationId } = copy.address;
    const _id = `${tenantId}/${conversationId}/${listKindOf(copy.purpose)}/${Math.floor(now.getTime() / hour)}/${part}`;
    const isFull = { [`rows.${mostRowsOfList - 1}`]: { $exists: true } };
    const closed = { _id, $or: [isFull, { state: { $nin: openInStorm(row) } }, { refused: row.copyId }] };
    // Checked first, so that a closed list is never chosen.
    if (await this.#deps.lists.findOne(closed, { projection: { _id: 1 } })) return false;
    return this.#deps.choice.takes(copy, _id, now);
  }
}

type StormKind = 'arrivals' | 'reminders';

/** Each kind has its own index (`MongoCopyStore`); people's own reminders are gathered by person. */
function ofKind(kind: StormKind, conversationId: string): Document {
  const place = { 'address.conversationId': conversationId };
  return kind === 'arrivals'
    ? { ...place, purpose: 'card' }
    : { ...place, audience: 'channel', purpose: beginsWith('reminder:') };
}
