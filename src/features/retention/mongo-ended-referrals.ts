import type { Collection, Db, Document, Filter } from 'mongodb';
import { Walk } from '../../mongo/walk.ts';
import type { AuditEnds } from '../audit/index.ts';
import type { HistoryEntry, OutboxEntry, ReferralRecord } from '../referrals/index.ts';
import { daysBefore, type Kept, type LetGo } from './retention.ts';

interface ReferralDocument {
  readonly _id: string;
  readonly version: number;
  readonly record: Pick<ReferralRecord, 'status'>;
  readonly vanished: boolean;
  readonly outbox: readonly OutboxEntry[];
  readonly history?: readonly HistoryEntry[];
  readonly audited?: { readonly at: Date };
}

const looked = { version: 1, 'record.status': 1, vanished: 1, outbox: 1, history: 1, audited: 1 };
const batch = 500;
const ended = { $or: [{ 'record.status': 'Closed' }, { vanished: true }] };

/**
 * Deletes in two steps what belongs to referrals that have ended or are gone from Partner Center: some time after their
 * last event the locations of their cards, later the referrals themselves, with a closing entry in the audit. Partner
 * Center keeps its own record; one that it sends again arrives as a new one.
 */
export class EndedReferrals implements Kept {
  readonly name = 'ended referrals';
  readonly #referrals: Collection<ReferralDocument>;
  readonly #companions: readonly Collection<{ readonly referralId: string }>[];
  readonly #copies: Collection<{ readonly referralId: string }>;
  readonly #postedLists: Collection;
  readonly #crmLinks: Collection<{ readonly _id: string }>;
  readonly #walk: Walk<ReferralDocument>;
  readonly #audit: AuditEnds;
  readonly #days: { readonly referrals: number; readonly copies: number };

  constructor(db: Db, audit: AuditEnds, days: { readonly referrals: number; readonly copies: number }) {
    const majority = { writeConcern: { w: 'majority' } } as const;
    this.#referrals = db.collection<ReferralDocument>('referrals', majority);
    this.#copies = db.collection('copies', majority);
    this.#postedLists = db.collection('postedLists', majority);
    this.#crmLinks = db.collection('crmlinks', majority);
    this.#companions = [this.#copies, db.collection('favourites', majority)];
    this.#walk = new Walk(db, 'referrals', 'ended-referrals');
    this.#audit = audit;
    this.#days = days;
  }

  async letGo(now: Date): Promise<LetGo> {
    const found = await this.#walk.next(ended, batch, looked);
    const removed = { referrals: 0, copies: 0, favourites: 0 };
    for (const referral of found) {
      const quietSince = quiet(referral);
      if (!quietSince) continue;
      if (isPast(quietSince, now, this.#days.referrals)) await this.#remove(referral, now, removed);
      else if (isPast(quietSince, now, this.#days.copies)) removed.copies += await this.#removeCopies(referral);
    }
    await this.#walk.passed(found, batch);
    return { removed, atEnd: found.length < batch };
  }

  async #removeCopies({ _id: referralId }: ReferralDocument): Promise<number> {
    // A card that is due is still being posted or edited.
    const settled = { referralId, dueAt: { $exists: false } } as Filter<{ referralId: string }>;
    await this.#removeLists(referralId);
    return (await this.#copies.deleteMany(settled)).deletedCount;
  }

  /**
   * Deletes messages that show this referral among others: they were posted before it ended, so they are old enough.
   */
  async #removeLists(referralId: string): Promise<void> {
    await this.#postedLists.deleteMany({ 'rows.referralId': referralId, dueAt: { $exists: false } });
  }

  /** Dependent documents first: after a crash in between the referral is found again, and no orphans remain. */
  async #remove(
    { _id, version }: ReferralDocument,
    now: Date,
    removed: { referrals: number; copies: number; favourites: number },
  ) {
    if (!(await this.#audit.end(_id, now))) return;
    await this.#removeLists(_id);
    await this.#crmLinks.deleteOne({ _id });
    const [copies, favourites] = await Promise.all(
      this.#companions.map((companion) => companion.deleteMany({ referralId: _id })),
    );
    removed.copies += copies?.deletedCount ?? 0;
    removed.favourites += favourites?.deletedCount ?? 0;
    const unchanged = { _id, version, history: { $exists: false } } as Document;
    removed.referrals += (await this.#referrals.deleteOne(unchanged as Filter<ReferralDocument>)).deletedCount;
  }
}

/** The time of the last event; undefined while a write or an audit entry is pending. */
function quiet({ outbox, history = [], audited }: ReferralDocument): Date | undefined {
  return outbox.length === 0 && history.length === 0 ? audited?.at : undefined;
}

function isPast(since: Date, now: Date, days: number): boolean {
  return days > 0 && since <= daysBefore(now, days);
}
