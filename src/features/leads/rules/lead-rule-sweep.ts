import { beneathPeople } from '../../../crm/http/crm-urgency.ts';
import { type SweepDeps, Sweeper } from '../../../sweeps/sweeper.ts';
import type { Hold } from '../../../sweeps/under-lease.ts';
import type { LeadHandOver } from '../lead-hand-over.ts';
import type { MongoLeads } from '../mongo-leads.ts';
import { leadRuleUndoTime } from './lead-rule.ts';
import type { LeadRulesLook, MongoLeadRules } from './mongo-lead-rules.ts';

export interface LeadRuleSweepDeps extends SweepDeps {
  readonly rules: MongoLeadRules;
  readonly store: Pick<MongoLeads, 'notHandedOver'>;
  readonly handOver: Pick<LeadHandOver, 'byRule' | 'system'>;
}

const lookSeconds = 60;
/** Batch size of a run; the others follow a minute later. */
const mostInOneLook = 40;
/**
 * After this many consecutive hand-overs without an answer from the CRM the run ends; the next one, a minute later,
 * tries other leads.
 */
const mostUnansweredInARow = 3;

/**
 * Hands leads over according to the rules. Leads that were handed over or refused are not selected again. At least once
 * towards the CRM, where the referral's id as the key makes it idempotent.
 */
export class LeadRuleSweep {
  readonly #deps: LeadRuleSweepDeps;
  readonly sweeper: Sweeper<LeadRulesLook>;

  constructor(deps: LeadRuleSweepDeps) {
    this.#deps = deps;
    this.sweeper = new Sweeper(
      {
        name: 'leads.rules',
        everySeconds: lookSeconds,
        leases: deps.rules.leases,
        only: deps.rules.id,
        handle: (_look, hold) => beneathPeople(() => this.#look(hold)),
        concurrency: 1,
      },
      deps,
    );
  }

  async #look(hold: Hold): Promise<void> {
    const { rules: kept, store, clock, handOver } = this.#deps;
    const now = clock.now();
    const { rules } = await kept.current();
    const counting = rules.filter(
      ({ system, since }) => system === handOver.system && now.getTime() - since.getTime() >= leadRuleUndoTime,
    );
    let [left, unanswered] = [mostInOneLook, 0];
    for (const rule of counting) {
      const { filter, since } = rule;
      if (left === 0 || unanswered >= mostUnansweredInARow) break;
      for (const lead of await store.notHandedOver({ filter, now }, since, left)) {
        if (unanswered >= mostUnansweredInARow) break;
        await hold.assert();
        const { kind } = await handOver.byRule(lead, rule);
        left--;
        unanswered = kind === 'no-answer' ? unanswered + 1 : 0;
      }
    }
    const next = new Date(now.getTime() + lookSeconds * 1_000);
    hold.releaseBy((lease) => kept.lookAgainAt(lease, next));
  }
}
