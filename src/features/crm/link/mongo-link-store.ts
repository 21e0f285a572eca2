import type { Collection, Db, Document, Filter } from 'mongodb';
import { anyDate } from '../../../mongo/any-date.ts';
import { changedFields } from '../../../mongo/changed-fields.ts';
import { MongoLeases } from '../../../mongo/mongo-leases.ts';
import { nextVersion } from '../sync/link-steps.ts';
import type { DryFigures } from '../words/dry-run.ts';
import { type CrmLink, type LinkStanding, standingOfLink } from './crm-link.ts';
import { type CrmLinkStore, RecordTakenError } from './link-store.ts';

export interface LoadFigures {
  readonly begun: number;
  readonly ended: number;
  /** Ended differently from the plan. */
  readonly otherwise: number;
}

interface LinkDocument extends Omit<CrmLink, 'id'> {
  readonly _id: string;
  /** System, organisation and record, for a unique index: two referrals can't have the same record. */
  readonly recordKey?: string;
  readonly standing: LinkStanding;
  readonly sweep?: unknown;
}

type LinkFilter = Filter<LinkDocument>;
type Org = Pick<CrmLink, 'system' | 'orgId'>;

/** Written by a first load that was not undone. */
const inLoad = { 'load.at': anyDate, 'load.takenBackAt': { $exists: false } };

/** Links of one customer that are looked at for its account, those that were in step last first. */
const mostOfCustomer = 20;

/** MongoDB's error code of a unique index. */
const duplicateKey = 11_000;

export class MongoCrmLinkStore implements CrmLinkStore {
  readonly leases: MongoLeases<CrmLink>;
  readonly #links: Collection<LinkDocument>;

  constructor(db: Db) {
    this.#links = db.collection<LinkDocument>('crmlinks', { writeConcern: { w: 'majority' } });
    this.leases = new MongoLeases({
      collection: this.#links,
      at: 'sweep',
      due: (now) => ({ dueAt: { $lte: now } }),
      order: { dueAt: 1 },
      toItem: (row) => toLink(row as LinkDocument),
    });
  }

  async createIndexes(): Promise<void> {
    await this.#links.createIndexes([
      ...this.leases.indexes(),
      { key: { recordKey: 1 }, name: 'record', unique: true, sparse: true },
      { key: { customerKey: 1 }, name: 'customer', sparse: true },
      { key: { standing: 1 }, name: 'standing' },
      { key: { 'dry.at': 1 }, name: 'dry', sparse: true },
      { key: { 'load.at': 1 }, name: 'load', sparse: true },
      { key: { rehearsed: 1 }, name: 'rehearsed', sparse: true },
      { key: { 'problem.since': 1 }, name: 'problem', sparse: true },
    ]);
  }

  async find(id: string): Promise<CrmLink | undefined> {
    const row = await this.#links.findOne({ _id: id });
    return row ? toLink(row) : undefined;
  }

  async ofRecord(org: Org, recordId: string): Promise<CrmLink | undefined> {
    const row = await this.#links.findOne({ recordKey: recordKeyOf(org, recordId) } as LinkFilter);
    return row ? toLink(row) : undefined;
  }

  async insert(link: CrmLink): Promise<boolean> {
    const { upsertedCount } = await this.#links.updateOne(
      { _id: link.id },
      { $setOnInsert: fieldsOf(link) as unknown as LinkDocument },
      { upsert: true },
    );
    return upsertedCount === 1;
  }

  async save(before: CrmLink, after: CrmLink): Promise<CrmLink | undefined> {
    const next = { ...nextVersion(before, after), wishes: before.wishes };
    const [was, now] = [fieldsOf(before), fieldsOf(next)];
    const asRead = { _id: before.id, version: before.version } as LinkFilter;
    if (await this.#write({ ...asRead, wishes: before.wishes } as LinkFilter, changedFields(was, now))) return next;
    // A wish that arrived meanwhile stays due: the second write does not touch `dueAt`.
    const others = changedFields(was, { ...now, dueAt: was.dueAt });
    return (await this.#write(asRead, others)) ? this.find(before.id) : undefined;
  }

  async #write(filter: LinkFilter, update: ReturnType<typeof changedFields>): Promise<boolean> {
    try {
      return (await this.#links.updateOne(filter, update as Document)).matchedCount === 1;
    } catch (error) {
      if ((error as { code?: unknown }).code === duplicateKey)
        throw new RecordTakenError(String(update.$set?.recordKey));
      throw error;
    }
  }

  async wish(id: string, at: Date): Promise<boolean> {
    const { matchedCount } = await this.#links.updateOne({ _id: id }, {
      $inc: { wishes: 1 },
      $min: { dueAt: at },
    } as Document);
    return matchedCount === 1;
  }

  async accountOf(org: Org, customerKey: string): Promise<string | undefined> {
    const { system, orgId } = org;
    const same = { customerKey, system, orgId, accountId: { $exists: true } } as LinkFilter;
    const rows = await this.#links
      .find(same, { projection: { accountId: 1, recordId: 1, upToDateAt: 1 } })
      .sort({ upToDateAt: -1, _id: 1 })
      .limit(mostOfCustomer)
      .toArray();
    // A record shows its account; a plan's choice may be of long ago.
    return (rows.find(({ recordId }) => recordId !== undefined) ?? rows[0])?.accountId;
  }

  /** Number of links by standing. */
  async counts(): Promise<Readonly<Partial<Record<LinkStanding, number>>>> {
    const rows = await this.#links
      .aggregate<{ _id: LinkStanding; count: number }>([{ $group: { _id: '$standing', count: { $sum: 1 } } }])
      .toArray();
    return Object.fromEntries(rows.map(({ _id, count }) => [_id, count]));
  }

  async among(ids: readonly string[]): Promise<readonly CrmLink[]> {
    return (await this.#links.find({ _id: { $in: [...ids] } }).toArray()).map(toLink);
  }

  /** Those of these deals whose card has an open question about the CRM. */
  async asking(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const asks = [{ standing: { $in: ['needs-you', 'gone'] } }, { standing: 'paused', pausedBy: 'loop-brake' }];
    const rows = await this.#links
      .find({ _id: { $in: [...ids] }, $or: asks } as LinkFilter, { projection: { _id: 1 } })
      .toArray();
    return new Set(rows.map(({ _id }) => _id));
  }

  /** Stores a plan's results in one command; skips links that were written or created meanwhile. */
  async savePlanned(
    planned: readonly { readonly before: CrmLink | undefined; readonly after: CrmLink }[],
  ): Promise<void> {
    const writes = planned.map(({ before, after }) => {
      if (!before)
        return { updateOne: { filter: { _id: after.id }, update: { $setOnInsert: fieldsOf(after) }, upsert: true } };
      const { id: _id, version, wishes } = before;
      const update = changedFields(fieldsOf(before), fieldsOf({ ...nextVersion(before, after), wishes }));
      return { updateOne: { filter: { _id, version, wishes }, update, upsert: false } };
    });
    if (writes.length > 0) await this.#links.bulkWrite(writes as never, { ordered: false });
  }

  /** Links with a dry run only, newest deals first. */
  async dry(limit: number): Promise<readonly CrmLink[]> {
    const rows = await this.#links
      .find({ 'dry.at': anyDate } as LinkFilter)
      .sort({ dealCreatedAt: -1, _id: 1 })
      .limit(limit)
      .toArray();
    return rows.map(toLink);
  }

  countDue(now: Date): Promise<number> {
    return this.#links.countDocuments({ dueAt: { $lte: now } } as LinkFilter);
  }

  countRehearsed(): Promise<number> {
    return this.#links.countDocuments({ rehearsed: true } as LinkFilter);
  }

  /** Totals of the dry run, with its problems. */
  async dryFigures(): Promise<Omit<DryFigures, 'isLooking'>> {
    const empty = {
      'dry.at': anyDate,
      'dry.action': 'update',
      'dry.toCrm': { $size: 0 },
      'dry.toPartnerCenter': { $size: 0 },
    };
    const [actions, problems, nothing, asks] = await Promise.all([
      this.#countBy('$dry.action', { 'dry.at': anyDate }),
      this.#countBy('$problem.code', { 'problem.since': anyDate }),
      this.#links.countDocuments(empty as LinkFilter),
      this.#links.countDocuments({ 'dry.at': anyDate, 'dry.differs.step': 'ask' } as LinkFilter),
    ]);
    const of = (action: string) => actions.find(({ code }) => code === action)?.count ?? 0;
    return { link: of('link'), create: of('create'), update: of('update') - nothing, nothing, asks, problems };
  }

  async #countBy(field: string, filter: Document) {
    const rows = await this.#links
      .aggregate<{ _id: string; count: number }>([
        { $match: filter },
        { $group: { _id: field, count: { $sum: 1 } } },
        { $sort: { count: -1 } },
      ])
      .toArray();
    return rows.map(({ _id: code, count }) => ({ code, count }));
  }

  /** Makes the undo of a first load due; returns the number of deals. */
  async takeBackAll(now: Date): Promise<number> {
    const { modifiedCount } = await this.#links.updateMany(
      { ...inLoad, state: { $nin: ['unlinked', 'gone'] } } as LinkFilter,
      { $set: { 'load.takeBack': true, dueAt: now }, $inc: { version: 1, wishes: 1 } } as Document,
    );
    return modifiedCount;
  }

  /** Number of links in a first load that are begun, ended, and ended differently from the plan. */
  async loadFigures(): Promise<LoadFigures> {
    const count = (more: Document) => this.#links.countDocuments({ ...inLoad, ...more } as LinkFilter);
    const [all, ended, otherwise] = await Promise.all([
      count({}),
      count({ 'load.endedAt': anyDate }),
      count({ 'load.endedAt': anyDate, $expr: { $ne: ['$load.planned', '$load.did'] } }),
    ]);
    return { begun: all, ended, otherwise };
  }

  /** Pages through all links by id. */
  async after(id: string | undefined, limit: number): Promise<readonly CrmLink[]> {
    const rows = await this.#links
      .find((id === undefined ? {} : { _id: { $gt: id } }) as LinkFilter)
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return rows.map(toLink);
  }
}

function recordKeyOf({ system, orgId }: Org, recordId: string): string {
  return `${system}/${orgId}/${recordId}`;
}

function fieldsOf({ id: _id, ...link }: CrmLink): Document {
  return {
    ...link,
    standing: standingOfLink({ id: _id, ...link }),
    ...(link.recordId === undefined ? {} : { recordKey: recordKeyOf(link, link.recordId) }),
  };
}

function toLink({ _id, recordKey: _key, standing: _standing, sweep: _sweep, ...link }: LinkDocument): CrmLink {
  return { id: _id, ...link };
}
