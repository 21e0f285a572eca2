import { createHash, randomUUID } from 'node:crypto';
import { type Collection, type Db, MongoServerError } from 'mongodb';
import type { Person } from '../../people/index.ts';
import type { ArrivedLead } from './lead-payload.ts';
import type { UnverifiedLead, UnverifiedState } from './unverified-lead.ts';

interface LeadDocument extends Omit<UnverifiedLead, 'id'> {
  readonly _id: string;
  /** The hash of what tells two leads apart. */
  readonly same: string;
  /** Which day of the epoch it came: two that come at once are one by the index. */
  readonly slot: number;
}

const day = 86_400_000;
const duplicateKey = 11_000;
/** More are no leads: somebody has the address. The newest are refused, so that what is there stays. */
const mostKept = 10_000;

export interface UnverifiedPage {
  readonly leads: readonly UnverifiedLead[];
  readonly total: number;
  readonly page: number;
}

/** What came to the lead destination. Promises: the same e-mail and offer within 24 hours are one row, however many come at once. */
export class MongoUnverifiedLeads {
  readonly #leads: Collection<LeadDocument>;
  readonly #days: number;

  /** @param days how long a row is kept. */
  constructor(db: Db, days: number) {
    this.#leads = db.collection<LeadDocument>('unverifiedLeads', { writeConcern: { w: 'majority' } });
    this.#days = days;
  }

  async createIndexes(): Promise<void> {
    await this.#leads.createIndexes([
      { key: { same: 1, slot: 1 }, name: 'same', unique: true },
      { key: { state: 1, receivedAt: -1 }, name: 'by_state' },
      { key: { expiresAt: 1 }, name: 'expiring' },
    ]);
  }

  /** `full`: so many wait that this is none of a customer's. */
  async take(lead: ArrivedLead, now: Date): Promise<'new' | 'again' | 'full'> {
    const same = sameAs(lead);
    if (await this.#again({ same, receivedAt: { $gt: new Date(now.getTime() - day) } }, now)) return 'again';
    if ((await this.#leads.estimatedDocumentCount()) >= mostKept) return 'full';
    const slot = Math.floor(now.getTime() / day);
    const expiresAt = new Date(now.getTime() + this.#days * day);
    const row = { ...lead, same, slot, state: 'new' as const, receivedAt: now, lastAt: now, times: 1, expiresAt };
    try {
      await this.#leads.insertOne({ _id: randomUUID(), ...row });
      return 'new';
    } catch (error) {
      if (!(error instanceof MongoServerError) || error.code !== duplicateKey) throw error;
      await this.#again({ same, slot }, now);
      return 'again';
    }
  }

  async #again(filter: object, now: Date): Promise<boolean> {
    const { matchedCount } = await this.#leads.updateOne(filter, { $inc: { times: 1 }, $set: { lastAt: now } });
    return matchedCount > 0;
  }

  async find(id: string): Promise<UnverifiedLead | undefined> {
    const row = await this.#leads.findOne({ _id: id });
    return row ? toLead(row) : undefined;
  }

  count(): Promise<number> {
    return this.#leads.countDocuments({ state: 'new' }, { limit: mostKept });
  }

  /** Somebody took some, and they are still to be looked at. */
  async hasTaken(): Promise<boolean> {
    return (await this.#leads.countDocuments({ state: 'taken' }, { limit: 1 })) > 0;
  }

  /** Those that came after the one moment and not after the other, tests and those that nobody may contact aside. */
  async countArrived(since: Date, upTo: Date): Promise<{ readonly count: number; readonly first?: Date }> {
    const came = { state: 'new', receivedAt: { $gt: since, $lte: upTo }, isTest: false, doNotContact: false } as const;
    const [first] = await this.#leads.find(came).sort({ receivedAt: 1 }).limit(1).toArray();
    if (!first) return { count: 0 };
    return { count: await this.#leads.countDocuments(came, { limit: mostKept }), first: first.receivedAt };
  }

  /** The new ones, the latest first; then those that somebody took. */
  async page(wanted: number, size: number): Promise<UnverifiedPage> {
    const open = { state: { $in: ['new', 'taken'] as UnverifiedState[] } };
    const total = await this.#leads.countDocuments(open, { limit: mostKept });
    const page = Math.min(Math.max(1, wanted), Math.max(1, Math.ceil(total / size)));
    const rows = await this.#leads
      .find(open)
      .sort({ state: 1, receivedAt: -1, _id: 1 })
      .skip((page - 1) * size)
      .limit(size)
      .toArray();
    return { leads: rows.map(toLead), total, page };
  }

  /** From one state to another, once; undefined: it is not in that state any more. What is archived goes within a day. */
  async move(
    id: string,
    [from, to]: readonly [UnverifiedState, UnverifiedState],
    { tenantId, aadObjectId, name }: Person,
    now: Date,
  ): Promise<UnverifiedLead | undefined> {
    const before = await this.#leads.findOne({ _id: id, state: from });
    if (!before) return undefined;
    const usual = new Date(before.receivedAt.getTime() + this.#days * day);
    const soon = new Date(now.getTime() + day);
    const expiresAt = to === 'archived' && soon < usual ? soon : usual;
    const by = { tenantId, aadObjectId, name };
    const row = await this.#leads.findOneAndUpdate(
      { _id: id, state: from },
      { $set: { state: to, expiresAt, by } },
      { returnDocument: 'after' },
    );
    return row ? toLead(row) : undefined;
  }
}

function toLead({ _id, same: _same, slot: _slot, ...lead }: LeadDocument): UnverifiedLead {
  return { id: _id, ...lead };
}

/** By e-mail and offer; without an address, by whatever else names somebody. */
function sameAs({ email, phone, company, lastName, offer }: ArrivedLead): string {
  const who = email || `${phone}|${company}|${lastName}`;
  return createHash('sha256').update(`${who.toLowerCase()}\n${offer.toLowerCase()}`).digest('hex');
}
