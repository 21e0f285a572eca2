import type { Collection, Db, Filter, UpdateFilter } from 'mongodb';
import { currentCorrelation } from '../../logger.ts';
import { noRules, type RoutingDeed, type RoutingRules, type RoutingStore } from './routing-store.ts';

interface RoutingDocument extends RoutingRules {
  readonly _id: 'routing';
  /** Entries that the audit (`features/audit`) has not yet taken over. */
  readonly history?: readonly object[];
  readonly auditDueAt?: Date;
}

const id = { _id: 'routing' } as const;

/** All rules in one document in `settings`: they are few, read together, and changed in one write. */
export class MongoRoutingStore implements RoutingStore {
  readonly #settings: Collection<RoutingDocument>;
  readonly #now: () => Date;

  constructor(db: Db, now: () => Date) {
    this.#settings = db.collection<RoutingDocument>('settings', { writeConcern: { w: 'majority' } });
    this.#now = now;
  }

  /** Needs no index; inserts the one document, so that every change is a plain update. */
  async createIndexes(): Promise<void> {
    await this.#settings.updateOne(id, { $setOnInsert: noRules }, { upsert: true });
  }

  async current(): Promise<RoutingRules> {
    const found = await this.#settings.findOne(id, { projection: { rules: 1, otherwise: 1, catcher: 1, version: 1 } });
    if (!found) return noRules;
    const { _id, ...rules } = found;
    return rules;
  }

  async change(before: RoutingRules, after: RoutingRules, deed: RoutingDeed): Promise<RoutingRules | undefined> {
    const next = { ...after, version: before.version + 1 };
    const at = this.#now();
    const entry = { at, correlationId: currentCorrelation() ?? 'none', ...deed };
    const { matchedCount } = await this.#settings.updateOne(
      { ...id, version: before.version } as Filter<RoutingDocument>,
      {
        $set: next,
        ...(next.catcher ? {} : { $unset: { catcher: '' } }),
        $push: { history: entry },
        $min: { auditDueAt: at },
      } as unknown as UpdateFilter<RoutingDocument>,
    );
    return matchedCount === 1 ? next : undefined;
  }
}
