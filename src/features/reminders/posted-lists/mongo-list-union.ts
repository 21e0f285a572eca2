import type { Collection, Document } from 'mongodb';
import type { PersonKey } from '../../people/index.ts';
import type { PostedListRow } from './posted-list.ts';

/** Their lists, and their days. */
export function listsOf({ tenantId, aadObjectId }: PersonKey): Document {
  return { 'person.aadObjectId': aadObjectId, 'person.tenantId': tenantId };
}

/**
 * A morning's list that waits takes in the reminders that wait beside it. Their own list is closed first, in the write that says which
 * list its rows go to, so that nobody posts it or joins it meanwhile; it stays due until they are there, so that a crash leaves it to the sweep.
 */
export class MongoListUnion {
  // biome-ignore lint/suspicious/noExplicitAny: the store's own document type stays with the store.
  readonly #lists: Collection<any>;

  // biome-ignore lint/suspicious/noExplicitAny: as above.
  constructor(lists: Collection<any>) {
    this.#lists = lists;
  }

  /** Looked for after either was written, so that of two sweeps that cross one finds both: the digest's, or that of the reminders. */
  async unite(person: PersonKey, now: Date): Promise<void> {
    const waiting = { ...listsOf(person), kind: { $in: ['digest', 'reminders'] }, state: 'wanted' };
    const found = await this.#lists.find(waiting).toArray();
    const digest = found.find(({ kind }) => kind === 'digest');
    if (!digest) return;
    for (const { _id, kind } of found) {
      if (kind !== 'reminders') continue;
      const into = String(digest._id);
      // The worker that is about to post it is fenced off: it can neither send it nor put it off.
      const closed = { $set: { state: 'dropped', into }, $inc: { attempts: 1 }, $unset: { sweep: '' } };
      const { matchedCount } = await this.#lists.updateOne({ _id, state: 'wanted' }, closed as Document);
      if (matchedCount === 1) await this.goesOver({ id: String(_id), into }, now);
    }
  }

  /** By whoever closed it, and by the sweep after a crash: may be done twice, and at once. Where that list is closed, it is told by itself after all. */
  async goesOver({ id: _id, into }: { readonly id: string; readonly into: string }, now: Date): Promise<void> {
    const closed = { _id, into, state: 'dropped' };
    const list = await this.#lists.findOne(closed);
    if (!list) return;
    if (!(await this.#takesIn(into, list.rows as readonly PostedListRow[]))) {
      const again = { $set: { state: 'wanted', dueAt: now }, $unset: { into: '', sweep: '' } };
      await this.#lists.updateOne(closed, again as Document);
      return;
    }
    // It is no message of its day.
    if (list.person)
      await this.#lists.updateMany({ ...listsOf(list.person), kind: 'day', messages: _id }, {
        $pull: { messages: _id },
      } as Document);
    await this.#lists.updateOne(closed, { $unset: { into: '', dueAt: '', sweep: '' } } as Document);
  }

  /** All or none. False: it was posted meanwhile, and refuses them from now on, whoever comes late. */
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
