import type { Collection, Document } from 'mongodb';
import type { ConversationAddress } from '../../../conversation.ts';
import { beginsWith } from '../../../mongo/words-filter.ts';
import { type Copy, callsItsOwner } from '../../referrals/index.ts';
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
    const row = {
      referralId: copy.referralId,
      copyId: copy.id,
      ...(callsItsOwner(copy) ? { calls: true as const } : {}),
    };
    if (!(await this.#isStorm(copy, dueToo ?? 0))) return dueToo !== undefined && this.#isRow(row);
    for (let part = 0; part < mostLists; part++)
      if ((await this.#isRow(row)) || (await this.#joins(copy, row, part, now))) return true;
    return false;
  }

  async #isRow({ referralId, copyId }: PostedListRow): Promise<boolean> {
    return (await this.#deps.lists.findOne({ 'rows.referralId': referralId, 'rows.copyId': copyId })) !== null;
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
    const kind = kindOf(purpose);
    const most = kind === 'arrivals' ? mostCards : mostReminders;
    if (wantedAt === undefined || !Number.isFinite(most)) return false;
    const [from, to] = [-minute, minute].map((distance) => new Date(wantedAt.getTime() + distance));
    const ofThatMinute = { ...ofKind(kind, address.conversationId), wantedAt: { $gt: from, $lt: to } };
    return (await copies.countDocuments(ofThatMinute, { limit: most + 1 })) + dueToo > most;
  }

  /** By one write each: two workers that begin the same list meet in its `_id`. */
  async #joins({ person, address, purpose }: Copy, row: PostedListRow, part: number, now: Date): Promise<boolean> {
    const { lists } = this.#deps;
    const { tenantId, conversationId } = address;
    const kind = kindOf(purpose);
    const _id = `${tenantId}/${conversationId}/${kind}/${Math.floor(now.getTime() / hour)}/${part}`;
    const dueAt = new Date(now.getTime() + editPause);
    const open = {
      _id,
      // An edit rings for nobody: who is called after a list was posted is called by the next one.
      state: row.calls ? 'wanted' : { $in: ['wanted', 'sending', 'sent'] },
      'rows.copyId': { $ne: row.copyId },
      [`rows.${mostRows - 1}`]: { $exists: false },
    };
    // What is due already stays so.
    const joined = { $push: { rows: row }, $inc: { wishes: 1 }, $min: { dueAt } } as Document;
    const joins = async () => (await lists.updateOne(open, joined)).matchedCount === 1;
    if (await joins()) return true;
    const list = { kind, ...(person ? { person } : {}), address, rows: [row] } as const;
    const { upsertedCount } = await lists.updateOne(
      { _id },
      { $setOnInsert: { ...list, state: 'wanted', attempts: 0, wishes: 1, dueAt: now } },
      { upsert: true },
    );
    // Not begun here: another worker did between the two writes, or it is full.
    return upsertedCount === 1 || joins();
  }
}

/** As the lists are called that they make. */
type StormKind = 'arrivals' | 'reminders';

function kindOf(purpose: Copy['purpose']): StormKind {
  return purpose === 'card' ? 'arrivals' : 'reminders';
}

/** Each has an index of its own (`MongoCopyStore`); people's own reminders gather by person. */
function ofKind(kind: StormKind, conversationId: string): Document {
  const place = { 'address.conversationId': conversationId };
  return kind === 'arrivals'
    ? { ...place, purpose: 'card' }
    : { ...place, audience: 'channel', purpose: beginsWith('reminder:') };
}
