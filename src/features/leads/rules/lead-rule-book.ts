import { randomUUID } from 'node:crypto';
import type { LeadFilter } from '../../../answers/lead-filter.ts';
import type { Clock } from '../../../clock.ts';
import type { Person } from '../../people/index.ts';
import { actorOf } from '../../referrals/index.ts';
import { leadFilterCode } from '../lead-filters.ts';
import type { MongoLeads } from '../mongo-leads.ts';
import { type LeadRule, type LeadRules, leadRuleUndoTime, mostLeadRules } from './lead-rule.ts';
import type { MongoLeadRules } from './mongo-lead-rules.ts';

export type LeadRuleOutcome =
  | { readonly kind: 'done'; readonly rules: LeadRules; readonly rule: LeadRule }
  /** `changed`: by somebody else since the version that was seen. `there`: it stands already. */
  | { readonly kind: 'changed' | 'there' | 'too-many' | 'no-such-rule'; readonly rules: LeadRules };

export interface LeadRuleBookDeps {
  readonly rules: MongoLeadRules;
  readonly store: Pick<MongoLeads, 'countMatching' | 'counts'>;
  readonly clock: Clock;
}

/** What a rule would have made of the leads that are known. Counts go up to `mostLeadsCounted` and one. */
export interface LeadRuleRehearsal {
  readonly count: number;
  readonly total: number;
}

/** The rules by which leads go to the CRM, as admins change them. The caller asks who may. */
export class LeadRuleBook {
  readonly #deps: LeadRuleBookDeps;

  constructor(deps: LeadRuleBookDeps) {
    this.#deps = deps;
  }

  current(): Promise<LeadRules> {
    return this.#deps.rules.current();
  }

  /** Of those that are known, whatever became of them; doubtful ones never go. */
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

  /** @param again it stood until a moment ago, and its removal is undone. */
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

  /** By its number in the list, or by its id as it stood in that version. */
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
