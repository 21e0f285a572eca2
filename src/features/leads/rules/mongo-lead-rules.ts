import type { Db, Document, Filter, UpdateFilter } from 'mongodb';
import { currentCorrelation } from '../../../logger.ts';
import { LeasedSetting } from '../../../mongo/leased-setting.ts';
import type { MongoLeases } from '../../../mongo/mongo-leases.ts';
import type { Lease } from '../../../sweeps/lease.ts';
import type { actorOf } from '../../referrals/index.ts';
import { type LeadRules, noLeadRules } from './lead-rule.ts';

/** The item that the sweep leases. */
export interface LeadRulesLook {
  /** Desk time. */
  readonly leadRulesLookAt: Date;
}

/** The audit entry of a change. */
export interface LeadRuleDeed {
  readonly what: 'lead-rule-set' | 'lead-rule-removed';
  readonly by: ReturnType<typeof actorOf>;
  readonly after: Readonly<Record<string, unknown>>;
}

interface LeadRulesDocument extends LeadRules, LeadRulesLook {
  readonly _id: string;
  /** Lease and failures of the sweep. */
  readonly leadRulesLook?: unknown;
  /** Entries that the audit (`features/audit`) has not yet taken over. */
  readonly history?: readonly object[];
  readonly auditDueAt?: Date;
}

const id = { _id: 'lead-rules' } as const;

/** All rules in one document: they are few, read together, and changed in one write. */
export class MongoLeadRules {
  readonly #setting: LeasedSetting<LeadRulesDocument, LeadRulesLook>;
  readonly id = id._id;
  readonly leases: MongoLeases<LeadRulesLook>;

  constructor(db: Db) {
    const toItem = ({ leadRulesLookAt }: Document): LeadRulesLook => ({ leadRulesLookAt });
    this.#setting = new LeasedSetting(db, { id: id._id, at: 'leadRulesLook', dueField: 'leadRulesLookAt', toItem });
    this.leases = this.#setting.leases;
  }

  createIndexes(): Promise<void> {
    return this.#setting.insert({ ...noLeadRules, leadRulesLookAt: new Date(0) });
  }

  async current(): Promise<LeadRules> {
    const found = await this.#setting.collection.findOne(id, { projection: { rules: 1, version: 1 } });
    return found ? { rules: found.rules, version: found.version } : noLeadRules;
  }

  /**
   * Writes the rules and the audit entry in one conditional write; undefined: the rules were changed since `before` was
   * read.
   */
  async change(
    before: LeadRules,
    rules: LeadRules['rules'],
    { at, ...deed }: LeadRuleDeed & { readonly at: Date },
  ): Promise<LeadRules | undefined> {
    const next = { rules, version: before.version + 1 };
    const { matchedCount } = await this.#setting.collection.updateOne(
      { ...id, version: before.version } as Filter<LeadRulesDocument>,
      {
        $set: next,
        $push: { history: { at, correlationId: currentCorrelation() ?? 'none', ...deed } },
        $min: { auditDueAt: at },
      } as unknown as UpdateFilter<LeadRulesDocument>,
    );
    return matchedCount === 1 ? next : undefined;
  }

  /** The holder's last write, which releases the lease. */
  async lookAgainAt(lease: Lease, leadRulesLookAt: Date): Promise<void> {
    await this.leases.releaseWith(lease, { leadRulesLookAt });
  }
}
