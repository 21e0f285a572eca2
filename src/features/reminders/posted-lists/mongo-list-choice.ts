import type { Collection, Document } from 'mongodb';
import { type Copy, type CopyStore, callsItsOwner } from '../../referrals/index.ts';
import type { PostedListRow } from './posted-list.ts';

interface ListChoiceDeps {
  // biome-ignore lint/suspicious/noExplicitAny: the store's own document type stays with the store.
  readonly lists: Collection<any>;
  readonly copies: Pick<CopyStore, 'chooseList' | 'leaveList'>;
}

/** Nothing could be written in its place. Its rows tell nobody: what is tried again is told elsewhere. */
export const givenUp = 'gone';
/** More rows have a list of their own. */
export const mostRowsOfList = 500;
/** One edit for what comes within this time, as Teams takes about one a second in one chat. */
const editPause = 3_000;

/**
 * One copy is told in one list, though a worker whose lease ran out goes on beside its successor. Which list is written on the copy
 * before the row is written into the list, so that whoever comes second joins the same one; and a list that turned out to be closed
 * notes whom it refused before the choice is taken back, so that a late worker can't write the row there after all.
 */
export class MongoListChoice {
  readonly #deps: ListChoiceDeps;

  constructor(deps: ListChoiceDeps) {
    this.#deps = deps;
  }

  /** True: it stands in the list that a worker before this one chose, from now on or already. */
  async follows(copy: Copy, now: Date): Promise<boolean> {
    return copy.list !== undefined && this.#stands(copy, copy.list, now);
  }

  /** True: it stands in this list, begun where there is none, or in the one that another worker chose meanwhile. False: that is closed. */
  async takes(copy: Copy, id: string, now: Date): Promise<boolean> {
    const chosen = await this.#deps.copies.chooseList(copy, id);
    return chosen !== undefined && this.#stands(copy, chosen, now);
  }

  async #stands(copy: Copy, _id: string, now: Date): Promise<boolean> {
    const { lists, copies } = this.#deps;
    const row = rowOf(copy);
    // Two workers that begin the same list meet in its `_id`.
    const list: Document | null = await lists.findOneAndUpdate(
      { _id },
      { $setOnInsert: listOf(copy, row, now) },
      { upsert: true, returnDocument: 'before', projection: { kind: 1, person: 1 } },
    );
    if (!list || (await this.#joins(list, row, now))) return true;
    const isNotTold = { _id, $or: [{ 'rows.copyId': { $ne: row.copyId } }, { state: givenUp }] };
    const refused = await lists.updateOne(isNotTold, { $addToSet: { refused: row.copyId } } as Document);
    // It is told there: written by another worker, or by this one before a crash.
    if (refused.matchedCount === 0) return true;
    await copies.leaveList(copy, _id);
    return false;
  }

  /** Once, however often: by conditional writes. */
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

/** An edit rings for nobody: who is called after a list was posted is called by the next one. */
export function openInStorm({ calls }: PostedListRow): readonly string[] {
  return calls ? ['wanted'] : ['wanted', 'sending', 'sent'];
}

export function rowOf(copy: Copy): PostedListRow & { readonly copyId: string } {
  return { referralId: copy.referralId, copyId: copy.id, ...(callsItsOwner(copy) ? { calls: true as const } : {}) };
}

/** As the lists are called that `purpose` makes. */
export function listKindOf(purpose: Copy['purpose']): 'arrivals' | 'reminders' {
  return purpose === 'card' ? 'arrivals' : 'reminders';
}

function listOf({ person, address, purpose }: Copy, row: PostedListRow, dueAt: Date): Document {
  const list = { kind: listKindOf(purpose), ...(person ? { person } : {}), address, rows: [row] };
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
  // A morning's list that waits to be posted has room for what is due with it.
  if (person && kind !== 'arrivals') return [{ open: { state: 'wanted', ...room }, joined: { $set: { dueAt: now } } }];
  // What is due already stays so.
  const dueAt = new Date(now.getTime() + editPause);
  return [{ open: { state: { $in: openInStorm(row) }, ...room }, joined: { $inc: { wishes: 1 }, $min: { dueAt } } }];
}
