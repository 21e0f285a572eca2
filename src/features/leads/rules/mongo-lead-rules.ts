import type { Collection, Db, Filter, UpdateFilter } from 'mongodb';
import { currentCorrelation } from '../../../logger.ts';
import { MongoLeases } from '../../../mongo/mongo-leases.ts';
import type { actorOf } from '../../referrals/index.ts';
import { type LeadRules, noLeadRules } from './lead-rule.ts';

/** What the sweep leases. */
export interface LeadRulesLook {
  /** Desk time. Its name is no other document's in `settings`. */
  readonly leadRulesLookAt: Date;
}

/** What is kept of a change, for the audit. */
export interface LeadRuleDeed {
  readonly what: 'lead-rule-set' | 'lead-rule-removed';
  readonly by: ReturnType<typeof actorOf>;
  readonly after: Readonly<Record<string, unknown>>;
}

interface LeadRulesDocument extends LeadRules, LeadRulesLook {
  readonly _id: string;
  /** Lease and failures of the sweep. */
  readonly leadRulesLook?: unknown;
  /** Waits to be moved into the audit (`features/audit`). */
  readonly history?: readonly object[];
  readonly auditDueAt?: Date;
}

const id = { _id: 'lead-rules' } as const;

/** One document in `settings`: rules are few, read whole, changed in one write; one instance does what they say. */
export class MongoLeadRules {
  readonly #settings: Collection<LeadRulesDocument>;
  readonly leases: MongoLeases<LeadRulesLook>;

  constructor(db: Db) {
    this.#settings = db.collection<LeadRulesDocument>('settings', { writeConcern: { w: 'majority' } });
    this.leases = new MongoLeases({
      collection: this.#settings,
      at: 'leadRulesLook',
      due: (now) => ({ leadRulesLookAt: { $lte: now } }),
      order: { leadRulesLookAt: 1 },
      toItem: ({ leadRulesLookAt }) => ({ leadRulesLookAt }),
    });
  }

  /** No index, for one document: it is put there. */
  async createIndexes(): Promise<void> {
    const first = { ...noLeadRules, leadRulesLookAt: new Date(0) };
    await this.#settings.updateOne(id, { $setOnInsert: first }, { upsert: true });
  }

  async current(): Promise<LeadRules> {
    const found = await this.#settings.findOne(id, { projection: { rules: 1, version: 1 } });
    return found ? { rules: found.rules, version: found.version } : noLeadRules;
  }

  /** One conditional write with its entry for the audit; undefined: somebody changed them since `before` was read. */
  async change(
    before: LeadRules,
    rules: LeadRules['rules'],
    { at, ...deed }: LeadRuleDeed & { readonly at: Date },
  ): Promise<LeadRules | undefined> {
    const next = { rules, version: before.version + 1 };
    const { matchedCount } = await this.#settings.updateOne(
      { ...id, version: before.version } as Filter<LeadRulesDocument>,
      {
        $set: next,
        $push: { history: { at, correlationId: currentCorrelation() ?? 'none', ...deed } },
        $min: { auditDueAt: at },
      } as unknown as UpdateFilter<LeadRulesDocument>,
    );
    return matchedCount === 1 ? next : undefined;
  }

  async lookAgainAt(leadRulesLookAt: Date): Promise<void> {
    await this.#settings.updateOne(id, { $set: { leadRulesLookAt } });
  }
}
