import type { Collection, Document } from 'mongodb';
import type { PersonKey } from '../../people/index.ts';
import type { PostedListRow } from './posted-list.ts';

/** A person's lists and day rows. */
export function listsOf({ tenantId, aadObjectId }: PersonKey): Document {
  return { 'person.aadObjectId': aadObjectId, 'person.tenantId': tenantId };
}

/**
 * Merges a person's waiting reminders list into a digest that is not posted yet. The list is closed first, in the write
 * that names the list that takes its rows, so that no worker posts or joins it meanwhile; it stays due until the rows
 * have moved, so that after a crash the sweep finishes the move.
 */
export class MongoListUnion {
  // biome-ignore lint/suspicious/noExplicitAny: the store's own document type stays with the store.
  readonly #lists: Collection<any>;

  // biome-ignore lint/suspicious/noExplicitAny: as above.
  constructor(lists: Collection<any>) {
    this.#lists = lists;
  }

  /** Called after either was written, so that of two concurrent sweeps (digest, reminders) at least one finds both. */
  async unite(person: PersonKey, now: Date): Promise<void> {
    const waiting = { ...listsOf(person), kind: { $in: ['digest', 'reminders'] }, state: 'wanted' };
    const found = await this.#lists.find(waiting).toArray();
    const digest = found.find(({ kind }) => kind === 'digest');
    if (!digest) return;
    for (const { _id, kind } of found) {
      if (kind !== 'reminders') continue;
      const into = String(digest._id);
      // Fences off the worker that is about to post it: it can neither post nor postpone it.
      const closed = { $set: { state: 'dropped', into }, $inc: { attempts: 1 }, $unset: { sweep: '' } };
      const { matchedCount } = await this.#lists.updateOne({ _id, state: 'wanted' }, closed as Document);
      if (matchedCount === 1) await this.goesOver({ id: String(_id), into }, now);
    }
  }

  /**
   * Moves the rows; called by the worker that closed it, and by the sweep after a crash: idempotent and safe
   * concurrently. If the target list is closed, this one is posted by itself after all.
   */
  async goesOver({ id: _id, into }: { readonly id: string; readonly into: string }, now: Date): Promise<void> {
    const closed = { _id, into, state: 'dropped' };
    const list = await this.#lists.findOne(closed);
    if (!list) return;
    if (!(await this.#takesIn(into, list.rows as readonly PostedListRow[]))) {
      const again = { $set: { state: 'wanted', dueAt: now }, $unset: { into: '', sweep: '' } };
      await this.#lists.updateOne(closed, again as Document);
      return;
    }
    // It no longer counts as a message of its day.
    if (list.person)
      await this.#lists.updateMany({ ...listsOf(list.person), kind: 'day', messages: _id }, {
        $pull: { messages: _id },
      } as Document);
    await this.#lists.updateOne(closed, { $unset: { into: '', dueAt: '', sweep: '' } } as Document);
  }

  /**
   * All rows or none. False: the target was posted meanwhile, and refuses these rows from now on, late workers
   * included.
   */
  async #takesIn(_id: string, rows: readonly PostedListRow[]): Promise<boolean> {
    const ids = rows.flatMap(({ copyId }) => copyId ?? []);
    const without = { _id, 'rows.copyId': { $nin: ids } };
    const open = { ...without, state: 'wanted', refused: { $nin: ids } };
    const { matchedCount } = await this.#lists.updateOne(open, { $push: { rows: { $each: rows } } } as Document);
    if (matchedCount === 1) return true;
    await this.#lists.updateOne(without, { $addToSet: { refused: { $each: ids } } } as Document);
    return (await this.#lists.findOne({ _id, 'rows.copyId': { $in: ids } }, { projection: { _id: 1 } })) !== null;
  }
}
