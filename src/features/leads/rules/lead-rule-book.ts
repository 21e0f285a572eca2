import { randomUUID } from 'node:crypto';
import type { LeadFilter } from '../../../answers/leads/lead-filter.ts';
import type { Clock } from '../../../clock.ts';
import type { Person } from '../../people/index.ts';
import { actorOf } from '../../referrals/index.ts';
import { leadFilterCode } from '../lead-filters.ts';
import type { MongoLeads } from '../mongo-leads.ts';
import { type LeadRule, type LeadRules, leadRuleUndoTime, mostLeadRules } from './lead-rule.ts';
import type { MongoLeadRules } from './mongo-lead-rules.ts';

export type LeadRuleOutcome =
  | { readonly kind: 'done'; readonly rules: LeadRules; readonly rule: LeadRule }
  /** `changed`: a concurrent change since the version shown. `there`: such a rule exists. */
  | { readonly kind: 'changed' | 'there' | 'too-many' | 'no-such-rule'; readonly rules: LeadRules };

export interface LeadRuleBookDeps {
  readonly rules: MongoLeadRules;
  readonly store: Pick<MongoLeads, 'countMatching' | 'counts'>;
  readonly clock: Clock;
}

/** The effect that a rule would have had on the known leads. Counts end at `mostLeadsCounted` + 1. */
export interface LeadRuleRehearsal {
  readonly count: number;
  readonly total: number;
}

/** The admins' operations on the rules that hand leads over to the CRM. The caller checks the right to them. */
export class LeadRuleBook {
  readonly #deps: LeadRuleBookDeps;

  constructor(deps: LeadRuleBookDeps) {
    this.#deps = deps;
  }

  current(): Promise<LeadRules> {
    return this.#deps.rules.current();
  }

  /** Counts all known leads, whatever their state; doubtful ones are never handed over. */
  async rehearse(filter: LeadFilter): Promise<LeadRuleRehearsal> {
    const { store, clock } = this.#deps;
    const shelves = ['waiting', 'information', 'taken', 'archived'] as const;
    const matching = { filter, now: clock.now() };
    const [counts, ...found] = await Promise.all([
      store.counts(),
      ...shelves.map((shelf) => store.countMatching(shelf, matching)),
    ]);
    const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
    return { count: sum(found), total: sum(shelves.map((shelf) => counts[shelf])) };
  }

  /** @param again the rule was removed a moment ago, and the removal is undone */
  async set(
    person: Person,
    { filter, system }: Pick<LeadRule, 'filter' | 'system'>,
    { version, again = false }: { readonly version: number; readonly again?: boolean },
  ): Promise<LeadRuleOutcome> {
    const { rules: kept, clock } = this.#deps;
    const before = await kept.current();
    const isSame = (rule: LeadRule) => rule.system === system && leadFilterCode(rule.filter) === leadFilterCode(filter);
    if (before.rules.some(isSame)) return { kind: 'there', rules: before };
    if (before.version !== version) return { kind: 'changed', rules: before };
    if (before.rules.length >= mostLeadRules) return { kind: 'too-many', rules: before };
    const at = clock.now();
    const since = again ? new Date(at.getTime() - leadRuleUndoTime) : at;
    const rule = { id: randomUUID(), filter, system, since };
    return this.#change(before, [...before.rules, rule], rule, {
      ...{ what: 'lead-rule-set', by: actorOf(person), at },
      after: { rule: rule.id, filter, system },
    });
  }

  /** Removes a rule by its number in the list, or by its id in the version shown. */
  async remove(
    person: Person,
    which: { readonly place: number } | { readonly id: string; readonly version: number },
  ): Promise<LeadRuleOutcome> {
    const before = await this.#deps.rules.current();
    const rule = 'place' in which ? before.rules[which.place - 1] : before.rules.find((each) => each.id === which.id);
    if ('version' in which && (which.version !== before.version || !rule)) return { kind: 'changed', rules: before };
    if (!rule) return { kind: 'no-such-rule', rules: before };
    const left = before.rules.filter((each) => each !== rule);
    return this.#change(before, left, rule, {
      ...{ what: 'lead-rule-removed', by: actorOf(person), at: this.#deps.clock.now() },
      after: { rule: rule.id, filter: rule.filter, system: rule.system },
    });
  }

  async #change(
    before: LeadRules,
    rules: LeadRules['rules'],
    rule: LeadRule,
    deed: Parameters<MongoLeadRules['change']>[2],
  ): Promise<LeadRuleOutcome> {
    const after = await this.#deps.rules.change(before, rules, deed);
    return after ? { kind: 'done', rules: after, rule } : { kind: 'changed', rules: await this.current() };
  }
}
