import { createHash, randomUUID } from 'node:crypto';
import { type Collection, type Db, MongoServerError } from 'mongodb';
import { isAny } from '../../../mongo/is-any.ts';
import type { Person } from '../../people/index.ts';
import type { ArrivedLead } from './lead-payload.ts';
import type { UnverifiedLead, UnverifiedState } from './unverified-lead.ts';

interface LeadDocument extends Omit<UnverifiedLead, 'id'> {
  readonly _id: string;
  /** Deduplication key: a hash of the fields that distinguish leads. */
  readonly same: string;
  /** Day of arrival (days since 1970), part of the unique index, so that concurrent duplicates become one row. */
  readonly slot: number;
}

const day = 86_400_000;
const duplicateKey = 11_000;
/** UTF-16 units of what a customer wrote in all requests of a row. */
const longestWords = 2_000;
/** Upper bound: more means that the address has leaked. New rows are then refused, so that the existing ones stay. */
const mostKept = 10_000;

export interface UnverifiedPage {
  readonly leads: readonly UnverifiedLead[];
  readonly total: number;
  readonly page: number;
}

/**
 * Leads from the lead destination. Guarantees one row per e-mail and offer within 24 hours, also for concurrent
 * requests.
 */
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

  /** `full`: the upper bound is reached. */
  async take(lead: ArrivedLead, now: Date): Promise<'new' | 'again' | 'full'> {
    const same = sameAs(lead);
    if (await this.#again({ same, receivedAt: { $gt: new Date(now.getTime() - day) } }, lead, now)) return 'again';
    if ((await this.#leads.estimatedDocumentCount()) >= mostKept) return 'full';
    const slot = Math.floor(now.getTime() / day);
    const expiresAt = new Date(now.getTime() + this.#days * day);
    const row = { ...lead, same, slot, state: 'new' as const, receivedAt: now, lastAt: now, times: 1, expiresAt };
    try {
      await this.#leads.insertOne({ _id: randomUUID(), ...row });
      return 'new';
    } catch (error) {
      if (!(error instanceof MongoServerError) || error.code !== duplicateKey) throw error;
      await this.#again({ same, slot }, lead, now);
      return 'again';
    }
  }

  /** Adds what the row does not have yet; of concurrent requests one may find it changed, which only its words then miss. */
  async #again(filter: object, lead: ArrivedLead, now: Date): Promise<boolean> {
    const row = await this.#leads.findOneAndUpdate(filter, { $inc: { times: 1 }, $set: { lastAt: now } });
    if (!row) return false;
    const added = addedBy(lead, row);
    if (Object.keys(added).length > 0) await this.#leads.updateOne({ _id: row._id, words: row.words }, { $set: added });
    return true;
  }

  async find(id: string): Promise<UnverifiedLead | undefined> {
    const row = await this.#leads.findOne({ _id: id });
    return row ? toLead(row) : undefined;
  }

  count(): Promise<number> {
    return this.#leads.countDocuments({ state: 'new' }, { limit: mostKept });
  }

  /** True: there are leads that somebody has taken and not yet archived. */
  hasTaken(): Promise<boolean> {
    return isAny(this.#leads, { state: 'taken' });
  }

  /**
   * The number of new leads that arrived after `since` and up to `upTo`, without tests and leads that must not be
   * contacted.
   */
  async countArrived(since: Date, upTo: Date): Promise<{ readonly count: number; readonly first?: Date }> {
    const came = { state: 'new', receivedAt: { $gt: since, $lte: upTo }, isTest: false, doNotContact: false } as const;
    const [first] = await this.#leads.find(came).sort({ receivedAt: 1 }).limit(1).toArray();
    if (!first) return { count: 0 };
    return { count: await this.#leads.countDocuments(came, { limit: mostKept }), first: first.receivedAt };
  }

  /** New leads, the latest first, followed by those that somebody has taken. */
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

  /**
   * Conditional change of state; undefined: the lead is no longer in that state. Archived leads are deleted within a
   * day.
   */
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

const filledIn = ['firstName', 'lastName', 'company', 'title', 'phone', 'country'] as const;

/** Fields that were empty so far, and words that the customer has not written before. */
function addedBy(lead: ArrivedLead, row: ArrivedLead): Partial<ArrivedLead> {
  const filled = filledIn.filter((field) => row[field] === '' && lead[field] !== '');
  const isNew = lead.words !== '' && !row.words.includes(lead.words);
  const words = [row.words, lead.words].filter(Boolean).join(' · ').slice(0, longestWords).toWellFormed();
  return {
    ...Object.fromEntries(filled.map((field) => [field, lead[field]])),
    ...(isNew && words !== row.words ? { words } : {}),
  };
}

/**
 * The deduplication key from e-mail and offer; without an e-mail address from phone, company and last name. A lead that must not be
 * contacted has a row of its own: it would hide one in which the customer asks for contact.
 */
function sameAs({ email, phone, company, lastName, offer, doNotContact }: ArrivedLead): string {
  const who = email || `${phone}|${company}|${lastName}`;
  const key = `${who.toLowerCase()}\n${offer.toLowerCase()}${doNotContact ? '\nDNC' : ''}`;
  return createHash('sha256').update(key).digest('hex');
}
