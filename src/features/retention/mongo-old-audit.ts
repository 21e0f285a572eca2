import type { Collection, Db } from 'mongodb';
import { daysBefore, type Kept, type LetGo } from './retention.ts';

const batch = 1_000;

/** Deletes audit entries that are past their retention, and pseudonyms that no entry uses any more. */
export class OldAudit implements Kept {
  readonly name = 'audit';
  readonly #audit: Collection<{ readonly _id: string; readonly at: Date }>;
  readonly #people: Collection<{ readonly _id: string; readonly usedAt: Date }>;
  readonly #chain: Collection<{ readonly _id: number; readonly at: Date }>;
  readonly #days: number;

  constructor(db: Db, days: number) {
    this.#audit = db.collection('audit', { writeConcern: { w: 'majority' } });
    this.#people = db.collection('auditPeople', { writeConcern: { w: 'majority' } });
    this.#chain = db.collection('auditChain', { writeConcern: { w: 'majority' } });
    this.#days = days;
  }

  async letGo(now: Date): Promise<LetGo> {
    if (this.#days === 0) return { removed: {}, atEnd: true };
    const before = daysBefore(now, this.#days);
    const oldest = this.#audit
      .find({ at: { $lte: before } }, { projection: { _id: 1 } })
      .sort({ at: 1 })
      .limit(batch);
    const ids = (await oldest.toArray()).map(({ _id }) => _id);
    const gone = ids.length > 0 ? await this.#audit.deleteMany({ _id: { $in: ids } }) : undefined;
    const atEnd = ids.length < batch;
    if (atEnd) await this.#people.deleteMany({ usedAt: { $lte: before } });
    if (atEnd) await this.#shorten(before);
    return { removed: { audit: gone?.deletedCount ?? 0 }, atEnd };
  }

  /**
   * Deletes the beginning of the chain, up to the first link of a kept entry; always keeps the last link, as the next
   * one follows it. The last link is read first, so that links which are appended meanwhile are behind it: read the
   * other way round, a chain's very first links were taken for old ones, and their entries for inserted ones.
   */
  async #shorten(before: Date): Promise<void> {
    const last = await this.#oneLink({}, -1);
    if (!last) return;
    const first = (await this.#oneLink({ at: { $gt: before } }, 1)) ?? last;
    await this.#chain.deleteMany({ _id: { $gt: 0, $lt: first._id } });
  }

  /** The first (1) or the last (-1) of these links. */
  async #oneLink(which: { readonly at?: { readonly $gt: Date } }, order: 1 | -1) {
    const found = this.#chain.find({ _id: { $gt: 0 }, ...which }, { projection: { _id: 1 } });
    const [link] = await found.sort({ _id: order }).limit(1).toArray();
    return link;
  }
}
