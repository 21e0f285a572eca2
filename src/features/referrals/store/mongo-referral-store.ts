import type { Collection, Db, Document, Filter } from 'mongodb';
import { bulkPatience, CommandsTogether } from '../../../commands-together.ts';
import { createLogger, type Logger } from '../../../logger.ts';
import { anyDate } from '../../../mongo/any-date.ts';
import { MongoLeases } from '../../../mongo/mongo-leases.ts';
import { ReadsTogether } from '../../../mongo/reads-together.ts';
import { renewKeys } from '../../../mongo/renew-keys.ts';
import { type ConditionalWrite, UpsertsTogether, WritesTogether } from '../../../mongo/writes-together.ts';
import type { PersonKey } from '../../people/index.ts';
import type { HistoryEntry, Referral } from '../record/referral.ts';
import { leaseAfter, leaseBefore, leaseFields } from './mongo-lease-in-write.ts';
import {
  asItem,
  asReferral,
  changedKeys,
  type ReferralDocument,
  toDocument,
  toReferral,
} from './mongo-referral-document.ts';
import {
  cardsOf,
  noLead,
  openOf,
  openWithTeamMember,
  undecided,
  unowned,
  whereReferral,
} from './mongo-referral-filters.ts';
import { keysOf, keysVersion } from './referral-keys.ts';
import { type DueWork, dueWork, type LeaseOfWrite, type ReferralStore } from './referral-store.ts';

export const dueFields = {
  outbox: 'outboxDueAt',
  cards: 'cardsDueAt',
  rungs: 'rungDueAt',
  snoozes: 'snoozeDueAt',
  deadlines: 'deadlineDueAt',
  plans: 'planDueAt',
  silence: 'silenceDueAt',
  crm: 'crmDueAt',
} as const satisfies Record<DueWork, keyof Referral>;
/** Expected records per engagement: usually two. */
const ofOneEngagement = 20;
const mostEngagements = 20;

export class MongoReferralStore implements ReferralStore {
  readonly #referrals: Collection<ReferralDocument>;
  readonly #byId: ReadsTogether<ReferralDocument>;
  readonly #byEngagement: CommandsTogether<string, readonly Referral[]>;
  readonly #inserts: UpsertsTogether<ReferralDocument>;
  readonly #writes: WritesTogether<ReferralDocument>;
  readonly #writesInBulk: WritesTogether<ReferralDocument>;
  readonly #log: Logger;

  constructor(db: Db, log: Logger = createLogger({ level: 'silent' })) {
    this.#log = log;
    this.#referrals = db.collection<ReferralDocument>('referrals', { writeConcern: { w: 'majority' } });
    this.#byId = new ReadsTogether(this.#referrals, asReferral);
    this.#inserts = new UpsertsTogether(this.#referrals);
    this.#writes = new WritesTogether(this.#referrals);
    this.#writesInBulk = new WritesTogether(this.#referrals, bulkPatience);
    this.#byEngagement = new CommandsTogether({ most: mostEngagements, send: (ids) => this.#ofEngagements(ids) });
  }

  /** Migration from 0.1, where one field held all due times: the rung sweep sets the right ones. */
  async adoptTimes(): Promise<void> {
    await this.#referrals.updateMany(
      { nextActionAt: { $exists: true } } as Filter<ReferralDocument>,
      { $rename: { nextActionAt: 'rungDueAt' } } as Document,
    );
  }

  async createIndexes(): Promise<void> {
    await this.#referrals.createIndexes([
      ...dueWork.flatMap((work) => this.leases(work).indexes(work)),
      { key: { kind: 1, 'record.status': 1, deadline: 1 }, name: 'inbox' },
      { key: { 'owner.aadObjectId': 1, deadline: 1 }, name: 'owner', sparse: true },
      { key: { teamEmails: 1 }, name: 'team' },
      { key: { 'record.engagementId': 1 }, name: 'engagement' },
      { key: { 'keys.v': 1 }, name: 'keys_of_version' },
      { key: { 'keys.words': 1 }, name: 'words' },
      { key: { changedAt: 1 }, name: 'changed', sparse: true },
    ]);
  }

  async renewKeys(signal?: AbortSignal): Promise<void> {
    await renewKeys({
      collection: this.#referrals,
      version: keysVersion,
      projection: asReferral.projection,
      keysOf: ({ _id: id, ...fields }) => keysOf({ id, ...fields }),
      asRead: ({ version }) => ({ version }),
      log: this.#log,
      signal,
    });
  }

  async find(id: string): Promise<Referral | undefined> {
    return toReferral(await this.#byId.find(id));
  }

  async among(ids: readonly string[]): Promise<readonly Referral[]> {
    const rows = await this.#referrals.find(whereReferral({ _id: { $in: [...ids] } }), asReferral).toArray();
    const found = new Map(rows.map((row) => [row._id, toReferral(row)]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async versionsHeld(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    // A vanished record has reappeared if an event is about it.
    const filter = whereReferral({ _id: { $in: [...ids] }, vanished: false });
    const rows = await this.#referrals.find(filter, { projection: { 'record.updatedExactly': 1 } }).toArray();
    return new Map(rows.flatMap(({ _id, record }) => (record?.updatedExactly ? [[_id, record.updatedExactly]] : [])));
  }

  async insert(referral: Referral, entry: HistoryEntry): Promise<boolean> {
    const fresh = { ...toDocument(referral), keys: keysOf(referral), history: [entry], auditDueAt: entry.at };
    const update = { $setOnInsert: fresh, $currentDate: { changedAt: true } };
    return this.#inserts.insert(referral.id, update);
  }

  async replace(
    before: Referral,
    after: Referral,
    entry?: HistoryEntry,
    lease?: LeaseOfWrite,
  ): Promise<Referral | undefined> {
    const next = { ...after, version: before.version + 1 };
    const { $set, $unset } = changedKeys(before, next);
    const taken = lease && leaseFields(lease);
    const freed = lease?.ends && { [`sweeps.${lease.ends.work}`]: '' };
    const when = {
      ...{ version: before.version, revision: before.revision, 'record.status': before.record.status },
      ...leaseBefore(lease),
    };
    const update = {
      ...($set || taken ? { $set: { ...$set, ...taken } } : {}),
      ...($unset || freed ? { $unset: { ...$unset, ...freed } } : {}),
      // The database's clock, since queries for changes compare times of all instances.
      ...(entry
        ? { $push: { history: entry }, $min: { auditDueAt: entry.at }, $currentDate: { changedAt: true } }
        : {}),
    };
    const write = { id: before.id, when, update, landed: leaseAfter(lease) };
    // Not read back: the version matched, so the result is known.
    return (await this.#write(write, lease)) ? next : undefined;
  }

  /** Only a write that takes or releases a lease can be told from others afterwards, and so share a command with them. */
  async #write(write: ConditionalWrite, lease: LeaseOfWrite | undefined): Promise<boolean> {
    if (lease?.begins || lease?.ends) return (lease.inBulk ? this.#writesInBulk : this.#writes).write(write);
    const { id, when, update } = write;
    const { matchedCount } = await this.#referrals.updateOne(whereReferral({ _id: id, ...when }), update);
    return matchedCount === 1;
  }

  leases(work: DueWork): MongoLeases<Referral> {
    const field = dueFields[work];
    return new MongoLeases({
      collection: this.#referrals,
      at: `sweeps.${work}`,
      due: (now) => ({ [field]: { $lte: now } }),
      order: { [field]: 1 },
      toItem: asItem,
      unread: ['history', 'auditDueAt', 'changedAt', 'audited', 'teamEmails', 'keys'],
    });
  }

  async countDueReminders(now: Date, atMost: number): Promise<number> {
    const due = whereReferral({ rungDueAt: { $lte: now }, deadline: { $gt: now } });
    return this.#referrals.countDocuments(due, { limit: atMost });
  }

  async undecided(limit: number): Promise<readonly Referral[]> {
    return this.#list(whereReferral(undecided), limit, { 'keys.order': 1, _id: 1 });
  }

  async undecidedAmong(ids: readonly string[]): Promise<readonly string[]> {
    const found = this.#referrals.find(whereReferral({ _id: { $in: [...ids] }, ...undecided }), {
      projection: { _id: 1 },
    });
    return (await found.toArray()).map(({ _id }) => _id);
  }

  async countUnowned(atMost?: number): Promise<number> {
    return this.#referrals.countDocuments(whereReferral(unowned), atMost ? { limit: atMost } : {});
  }

  async ownedBy(owner: PersonKey, limit: number): Promise<readonly Referral[]> {
    return this.#list(whereReferral({ ...openOf(owner), ...noLead }), limit);
  }

  async inboundOwnedBy(owner: PersonKey, which: 'waiting' | 'decided', limit: number): Promise<readonly Referral[]> {
    const { 'keys.shelf': waiting } = undecided;
    const shelf = which === 'waiting' ? waiting : { $ne: waiting };
    return this.#list(whereReferral({ ...openOf(owner), kind: 'inbound', 'keys.shelf': shelf }), limit);
  }

  async expiredOf(owner: PersonKey, since: Date, limit: number): Promise<readonly Referral[]> {
    const { 'owner.aadObjectId': whose, 'owner.tenantId': tenant } = openOf(owner);
    const expired = { 'record.status': 'Closed', 'record.substatus': 'Expired', deadline: { $gt: since } } as const;
    const theirs = { 'owner.aadObjectId': whose, 'owner.tenantId': tenant, kind: 'inbound' as const };
    // Of many, as after weeks away, the latest: on the others nothing hangs any more.
    return this.#list(whereReferral({ ...theirs, ...expired }), limit, { deadline: -1, _id: 1 });
  }

  async lastAnsweredBy(owner: PersonKey) {
    const last = await this.#referrals.findOne(
      whereReferral({ ...openOf(owner), ...noLead, 'firstAnswer.by.aadObjectId': owner.aadObjectId }),
      { projection: { 'firstAnswer.at': 1 }, sort: { 'firstAnswer.at': -1, deadline: 1, _id: 1 } },
    );
    return last?.firstAnswer && { referralId: last._id, at: last.firstAnswer.at };
  }

  async undoableBy({ tenantId, aadObjectId }: PersonKey, limit: number): Promise<readonly Referral[]> {
    const by = (path: string) => ({ [`${path}.aadObjectId`]: aadObjectId, [`${path}.tenantId`]: tenantId });
    const held = { $elemMatch: { heldForUndo: true, mayHaveArrived: false, ...by('by') } };
    // By the index of due work: few referrals have anything to send or a plan.
    const sends = { outboxDueAt: anyDate, $or: [{ 'decision.state': 'held', ...by('decision.by') }, { outbox: held }] };
    const plans = { planDueAt: anyDate, ...by('plan.by') };
    const found = await Promise.all(
      [sends, plans].map((each) => this.#list(each as Filter<ReferralDocument>, limit, {})),
    );
    return [...new Map(found.flat().map((referral) => [referral.id, referral])).values()];
  }

  async lastDeedBy({ tenantId, aadObjectId }: PersonKey) {
    const theirs = { 'by.aadObjectId': aadObjectId, 'by.tenantId': tenantId };
    const waiting = { auditDueAt: anyDate, history: { $elemMatch: theirs } } as Filter<ReferralDocument>;
    const rows = await this.#referrals
      .find(waiting, { projection: { history: 1 } })
      .limit(mostWaiting)
      .toArray();
    const deeds = rows.flatMap(({ _id: referralId, history }) =>
      history.filter(({ by }) => isBy(by, aadObjectId)).map((deed) => ({ referralId, deed })),
    );
    return deeds.sort((one, other) => other.deed.at.getTime() - one.deed.at.getTime())[0];
  }

  async unownedWithTeamMember(
    email: string,
    { after, limit }: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly Referral[]> {
    const onward = after === undefined ? {} : { _id: { $gt: after } };
    const filter = whereReferral({ ...openWithTeamMember(email), ...noLead, owner: { $exists: false }, ...onward });
    return this.#list(filter, limit, { _id: 1 });
  }

  async makeCardsDue(
    which: Parameters<ReferralStore['makeCardsDue']>[0],
    { at, correlationId }: { readonly at: Date; readonly correlationId: string },
  ): Promise<number> {
    const { modifiedCount } = await this.#referrals.updateMany(
      whereReferral(cardsOf(which)),
      // Increments the version as a fence: a writer with an older read must not remove the due time.
      { $set: { cardsDueAt: at, cardsCorrelationId: correlationId }, $inc: { version: 1, cardsWishes: 1 } } as Document,
    );
    return modifiedCount;
  }

  async replanRungs(which: { readonly owner: PersonKey } | { readonly settings: string }, at: Date): Promise<number> {
    const whose = 'owner' in which ? openOf(which.owner) : { 'rungPlans.settings': { $ne: which.settings } };
    const { modifiedCount } = await this.#referrals.updateMany(
      whereReferral({ ...whose, rungDueAt: anyDate }),
      // Increments the version as a fence: a writer with an older read must not restore the former time.
      { $min: { rungDueAt: at }, $inc: { version: 1 } } as Document,
    );
    return modifiedCount;
  }

  async ofEngagement(engagementId: string): Promise<readonly Referral[]> {
    return this.#byEngagement.ask(engagementId);
  }

  async #ofEngagements(ids: readonly string[]): Promise<readonly (readonly Referral[])[]> {
    const found = await this.#list(
      whereReferral({ 'record.engagementId': { $in: [...ids] } }),
      ids.length * ofOneEngagement,
    );
    // A full engagement may have displaced others from the result.
    if (ids.length > 1 && found.length === ids.length * ofOneEngagement)
      return (await Promise.all(ids.map((id) => this.#ofEngagements([id])))).flat();
    const byEngagement = Map.groupBy(found, ({ record }) => record.engagementId);
    return ids.map((id) => byEngagement.get(id) ?? []);
  }

  async countOpen(now: Date): Promise<{ open: number; overdue: number }> {
    const open = whereReferral({ kind: 'inbound', 'record.status': 'New' });
    const [all, overdue] = await Promise.all([
      this.#referrals.countDocuments(open),
      this.#referrals.countDocuments(
        whereReferral({ kind: 'inbound', 'record.status': 'New', deadline: { $lt: now } }),
      ),
    ]);
    return { open: all, overdue };
  }

  async #list(
    filter: Filter<ReferralDocument>,
    limit: number,
    order: Record<string, 1 | -1> = { deadline: 1, _id: 1 },
  ): Promise<readonly Referral[]> {
    const rows = await this.#referrals.find(filter, asReferral).sort(order).limit(limit).toArray();
    return rows.flatMap((row) => toReferral(row) ?? []);
  }
}

/** Upper bound of one person's actions in the minute for which entries wait in the documents. */
const mostWaiting = 200;

function isBy(by: HistoryEntry['by'], aadObjectId: string): boolean {
  return typeof by !== 'string' && by.aadObjectId === aadObjectId;
}
