import type { Collection, Document } from 'mongodb';
import { type Copy, type CopyStore, callsItsOwner } from '../../referrals/index.ts';
import type { PostedListRow } from './posted-list.ts';

interface ListChoiceDeps {
  // biome-ignore lint/suspicious/noExplicitAny: the store's own document type stays with the store.
  readonly lists: Collection<any>;
  readonly copies: Pick<CopyStore, 'chooseList' | 'leaveList'>;
}

/** Its place can't be written to. Its rows were not delivered: a retry shows them elsewhere. */
export const givenUp = 'gone';
/** Upper bound of rows; more go to another list. */
export const mostRowsOfList = 500;
/** Milliseconds: one edit for all that joins in this time, as Teams takes about one a second per chat. */
const editPause = 3_000;

/**
 * Ensures that a copy is shown in exactly one list, even while a worker whose lease expired runs beside its successor.
 * The chosen list is stored on the copy before the row is written into the list, so that a second worker joins the same
 * one; and a list that turned out to be closed records the copies it refused before the choice is withdrawn, so that a
 * late worker can't write the row there after all.
 */
export class MongoListChoice {
  readonly #deps: ListChoiceDeps;

  constructor(deps: ListChoiceDeps) {
    this.#deps = deps;
  }

  /** True: it is in the list that an earlier worker chose, newly or already. */
  async follows(copy: Copy, now: Date): Promise<boolean> {
    return copy.list !== undefined && this.#stands(copy, copy.list, now);
  }

  /**
   * True: it is in this list, created if needed, or in the one that another worker chose meanwhile. False: the chosen
   * list is closed.
   */
  async takes(copy: Copy, id: string, now: Date): Promise<boolean> {
    const chosen = await this.#deps.copies.chooseList(copy, id);
    return chosen !== undefined && this.#stands(copy, chosen, now);
  }

  async #stands(copy: Copy, _id: string, now: Date): Promise<boolean> {
    const { lists, copies } = this.#deps;
    const row = rowOf(copy);
    // Two workers that create the same list collide on its `_id`.
    const list: Document | null = await lists.findOneAndUpdate(
      { _id },
      { $setOnInsert: listOf(copy, row, now) },
      { upsert: true, returnDocument: 'before', projection: { kind: 1, person: 1 } },
    );
    if (!list || (await this.#joins(list, row, now))) return true;
    const isNotTold = { _id, $or: [{ 'rows.copyId': { $ne: row.copyId } }, { state: givenUp }] };
    const refused = await lists.updateOne(isNotTold, { $addToSet: { refused: row.copyId } } as Document);
    // It is shown there: written by another worker, or by this one before a crash.
    if (refused.matchedCount === 0) return true;
    await copies.leaveList(copy, _id);
    return false;
  }

  /** Idempotent, by conditional writes. */
  async #joins(list: Document, row: PostedListRow, now: Date): Promise<boolean> {
    const { lists } = this.#deps;
    const { _id } = list;
    const free = { _id, 'rows.copyId': { $ne: row.copyId }, refused: { $ne: row.copyId } };
    for (const { open, joined } of waysInto(list, row, now)) {
      const { matchedCount } = await lists.updateOne({ ...free, ...open }, {
        ...joined,
        $push: { rows: row },
      } as Document);
      if (matchedCount === 1) return true;
    }
    return false;
  }
}

/** An edit notifies nobody: an owner to be mentioned after a list was posted is mentioned in the next list. */
export function openInStorm({ calls }: PostedListRow): readonly string[] {
  return calls ? ['wanted'] : ['wanted', 'sending', 'sent'];
}

export function rowOf(copy: Copy): PostedListRow & { readonly copyId: string } {
  return { referralId: copy.referralId, copyId: copy.id, ...(callsItsOwner(copy) ? { calls: true as const } : {}) };
}

/** The list kind for a copy's `purpose`. */
export function listKindOf(purpose: Copy['purpose']): 'arrivals' | 'handed' | 'reminders' {
  if (purpose.startsWith('assigned:')) return 'handed';
  return purpose === 'card' ? 'arrivals' : 'reminders';
}

function listOf({ person, address, purpose }: Copy, row: PostedListRow, now: Date): Document {
  const kind = listKindOf(purpose);
  const list = { kind, ...(person ? { person } : {}), address, rows: [row] };
  // The others of a hand-over are written one by one.
  const dueAt = kind === 'handed' ? new Date(now.getTime() + editPause) : now;
  return { ...list, state: 'wanted', attempts: 0, wishes: 1, dueAt };
}

function waysInto({ kind, person }: Document, row: PostedListRow, now: Date): readonly Record<string, Document>[] {
  const room = { [`rows.${mostRowsOfList - 1}`]: { $exists: false } };
  if (kind === 'day')
    return [
      {
        open: { state: { $in: ['open', 'dropped'] } },
        joined: { $set: { state: 'wanted', dueAt: now }, $unset: { forgetAt: '' } },
      },
      {
        open: { state: { $in: ['wanted', 'sending', 'sent'] } },
        joined: { $set: { dueAt: now }, $inc: { wishes: 1 } },
      },
    ];
  const dueAt = new Date(now.getTime() + editPause);
  // A digest that is not posted yet takes in reminders due with it; then, those of what it has told of.
  if (person && kind !== 'arrivals' && kind !== 'handed') {
    const told = { state: 'sent', 'rows.referralId': row.referralId };
    return [
      { open: { state: 'wanted', ...room }, joined: { $set: { dueAt: now } } },
      ...(kind === 'digest' ? [{ open: { ...told, ...room }, joined: { $inc: { wishes: 1 }, $min: { dueAt } } }] : []),
    ];
  }
  // An earlier due time is kept.
  return [{ open: { state: { $in: openInStorm(row) }, ...room }, joined: { $inc: { wishes: 1 }, $min: { dueAt } } }];
}
