import { type Collection, type Db, MongoServerError } from 'mongodb';
import {
  type AuditChain,
  type ChainEnd,
  type ChainLink,
  type LinkedEntry,
  linkedBehind,
  noLinks,
} from './audit-chain.ts';
import { type AuditEntry, auditId } from './audit-entry.ts';

/**
 * `_id`: the link's number; its uniqueness prevents two successors of one link. Number 0 records since when all entries
 * are linked.
 */
interface LinkDocument extends Omit<ChainLink, 'number'> {
  readonly _id: number;
}

const beginning = 0;
const batch = 500;
/** Retries of a lost race against other instances; after that the next run continues. */
const attempts = 20;

export class MongoAuditChain implements AuditChain {
  readonly #links: Collection<LinkDocument>;

  constructor(db: Db) {
    this.#links = db.collection<LinkDocument>('auditChain', { writeConcern: { w: 'majority' } });
  }

  async createIndexes(): Promise<void> {
    await this.#links.createIndexes([{ key: { entry: 1 }, name: 'entry' }]);
  }

  async append(entries: readonly AuditEntry[]): Promise<void> {
    for (let from = 0; from < entries.length; from += batch)
      await this.#append(entries.slice(from, from + batch).map((each) => ({ ...each, entry: auditId(each) })));
  }

  async adopt(entries: () => AsyncIterable<AuditEntry>, now: Date, signal?: AbortSignal): Promise<boolean> {
    if (await this.isAdopted()) return true;
    let some: AuditEntry[] = [];
    for await (const entry of entries()) {
      if (signal?.aborted) return false;
      some.push(entry);
      if (some.length < batch) continue;
      await this.append(some);
      some = [];
    }
    await this.append(some);
    const mark = { entry: '', seal: '', at: now, before: '', link: '' };
    await this.#links.updateOne({ _id: beginning }, { $setOnInsert: mark }, { upsert: true });
    return true;
  }

  async isAdopted(): Promise<boolean> {
    return (await this.#links.findOne({ _id: beginning })) !== null;
  }

  async *links(): AsyncIterable<ChainLink> {
    for await (const document of this.#links.find({ _id: { $gt: beginning } }).sort({ _id: 1 })) yield toLink(document);
  }

  async linksOf(entries: readonly string[]): Promise<readonly ChainLink[]> {
    const found = await this.#links.find({ entry: { $in: [...entries] } }).toArray();
    return found.map(toLink).sort((one, other) => one.number - other.number);
  }

  async #append(wanted: readonly LinkedEntry[]): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      // Reads the end first, so that every link up to it is among the known ones.
      const end = await this.#last();
      const known = new Set((await this.linksOf(wanted.map(({ entry }) => entry))).map(nameOf));
      const fresh = wanted.filter((each) => !known.has(nameOf(each)));
      const links = linkedBehind(end, fresh);
      if (links.length === 0) return;
      try {
        await this.#links.insertMany(links.map(({ number, ...link }) => ({ _id: number, ...link })));
        return;
      } catch (error) {
        // Duplicate key: the links before the conflict were written, and are found at the next attempt.
        if (!(error instanceof MongoServerError) || error.code !== 11000) throw error;
      }
    }
    throw new Error('the chain of the audit is too busy');
  }

  async #last(): Promise<ChainEnd> {
    const [last] = await this.#links.find().sort({ _id: -1 }).limit(1).toArray();
    return last && last._id > beginning ? toLink(last) : noLinks;
  }
}

function nameOf({ entry, seal }: LinkedEntry): string {
  return `${entry} ${seal}`;
}

function toLink({ _id: number, entry, seal, at, before, link }: LinkDocument): ChainLink {
  return { number, entry, seal, at, before, link };
}
