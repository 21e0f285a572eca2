import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import {
  type NamedPeople,
  type PeopleStore,
  type Person,
  type PersonKey,
  personId,
  type TeamChannels,
} from '../people/index.ts';
import type { Access, ReferralPolicy } from '../referrals/index.ts';
import { type MongoRoutingHistory, mostRehearsed } from './mongo-routing-history.ts';
import { type Rehearsal, rehearse, rehearsedDays } from './rehearsal.ts';
import type { Router } from './router.ts';
import { asAssignee, type RoutingProposal } from './routing-proposal.ts';
import type { Assignee, RoutingRule } from './routing-rule.ts';
import { mostRules, type RoutingDeed, type RoutingRules, type RoutingStore } from './routing-store.ts';

export interface RoutingDeskDeps {
  readonly store: RoutingStore;
  readonly router: Router;
  readonly named: NamedPeople;
  readonly channels: () => Promise<TeamChannels>;
  readonly history: Pick<MongoRoutingHistory, 'arrivedSince'>;
  readonly people: Pick<PeopleStore, 'find' | 'reachableAdmins'>;
  readonly access: Access;
  readonly clock: Clock;
  readonly policy: ReferralPolicy;
  readonly mostWaiting: number;
  readonly timeZone: string;
}

/** `changed`: a concurrent change came first. `too-many`: the upper bound is reached. */
export type RoutingOutcome =
  | { readonly kind: 'done'; readonly rules: RoutingRules; readonly undo?: RoutingUndo }
  | { readonly kind: 'changed'; readonly rules: RoutingRules }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'no-such-rule' };

/** What undoes a change of the rules. Places count from 1. */
export type RoutingUndo =
  | { readonly deed: 'remove'; readonly id: string }
  | { readonly deed: 'move'; readonly id: string; readonly place: number }
  | { readonly deed: 'add'; readonly rule: RoutingProposal; readonly place: number }
  | { readonly deed: 'catcher'; readonly who: Assignee };

/** The admins' operations on the rules. The caller checks the right to them. */
export class RoutingDesk {
  readonly deps: RoutingDeskDeps;

  constructor(deps: RoutingDeskDeps) {
    this.deps = deps;
  }

  current(): Promise<RoutingRules> {
    return this.deps.store.current();
  }

  async catcherName(rules: RoutingRules): Promise<string | undefined> {
    const chosen = rules.catcher && (await this.deps.people.find(rules.catcher));
    if (chosen) return chosen.name;
    return (await this.deps.router.namedCatcher())?.name;
  }

  /** The rules with the proposal, the new rule's id, and their effect on the referrals of the last ninety days. */
  async rehearse(proposal: RoutingProposal | undefined): Promise<{
    readonly rules: RoutingRules;
    readonly ruleId: string;
    readonly rehearsal: Rehearsal;
  }> {
    const { clock, history, policy, mostWaiting, access, router, people, timeZone } = this.deps;
    const rules = await this.current();
    const ruleId = 'proposed';
    const proposed = proposal ? withProposal(rules, proposal, ruleId, 'last') : rules;
    const since = new Date(clock.now().getTime() - rehearsedDays * 86_400_000);
    const arrived = await history.arrivedSince(since);
    const past = arrived.slice(-mostRehearsed);
    const chosen = rules.catcher && (await people.find(rules.catcher));
    const catchers = [chosen, await router.namedCatcher(), ...(await people.reachableAdmins())].filter(
      (person) => person !== undefined,
    );
    const known = await Promise.all(namedIn(proposed).map((who) => people.find(who)));
    const found = new Map(
      [...known, ...catchers].flatMap((person) => (person ? [[personId(person), person] as const] : [])),
    );
    const rehearsal = rehearse(proposed, past, {
      ladder: policy.ladder,
      mostWaiting,
      mayTake: (who, { record: { mpnId } }) => {
        const person = found.get(personId(who));
        const facts = { kind: 'inbound', record: { team: [], ...(mpnId ? { mpnId } : {}) } } as const;
        return person !== undefined && access.couldAnswer(person, facts);
      },
      catchers: catchers.map((person) => ({ ...asKey(person), name: person.name })),
      zoneOf: (who) => found.get(personId(who))?.timeZone ?? timeZone,
    });
    const isCut = arrived.length > mostRehearsed;
    return { rules, ruleId, rehearsal: { ...rehearsal, ...(isCut ? { isOfLatest: true } : {}) } };
  }

  /** @param version of the rules that the rehearsal was based on; if it is no longer current, nothing is changed */
  async add(by: Person, proposal: RoutingProposal, place: RulePlace, version: number): Promise<RoutingOutcome> {
    const rules = await this.current();
    if (rules.version !== version) return { kind: 'changed', rules };
    if (!proposal.isElse && rules.rules.length >= mostRules) return { kind: 'too-many' };
    const id = randomUUID();
    const after = withProposal(rules, proposal, id, place);
    const target = proposal.to;
    const to = target.kind === 'people' ? target.people.map(asKey) : [];
    const where = target.kind === 'channel' ? { channel: target.channel.id } : {};
    const undo: RoutingUndo = proposal.isElse
      ? { deed: 'add', rule: { ...proposal, to: rules.otherwise }, place: 1 }
      : { deed: 'remove', id };
    return this.#write(rules, after, undo, {
      what: proposal.isElse ? 'routing-else-set' : 'routing-rule-added',
      by: asAssignee(by),
      after: proposal.isElse
        ? { to, ...where }
        : { rule: id, place: after.rules.findIndex((rule) => rule.id === id) + 1, when: proposal.when, to, ...where },
    });
  }

  async remove(by: Person, which: Which): Promise<RoutingOutcome> {
    const rules = await this.current();
    const rule = ruleAt(rules, which);
    if (!rule) return missing(rules, which);
    const after = { ...rules, rules: rules.rules.filter((each) => each !== rule) };
    const undo = { deed: 'add', rule: { ...rule, isElse: false }, place: rules.rules.indexOf(rule) + 1 } as const;
    return this.#write(rules, after, undo, {
      what: 'routing-rule-removed',
      by: asAssignee(by),
      after: { rule: rule.id },
    });
  }

  /** @param to the new place, from 1; a number beyond the last place means the last */
  async move(by: Person, which: Which, to: number | 'up'): Promise<RoutingOutcome> {
    const rules = await this.current();
    const rule = ruleAt(rules, which);
    if (!rule) return missing(rules, which);
    const others = rules.rules.filter((each) => each !== rule);
    const place = Math.max(0, Math.min(others.length, to === 'up' ? rules.rules.indexOf(rule) - 1 : to - 1));
    const after = { ...rules, rules: others.toSpliced(place, 0, rule) };
    const entry = { rule: rule.id, place: place + 1 };
    const undo = { deed: 'move', id: rule.id, place: rules.rules.indexOf(rule) + 1 } as const;
    return this.#write(rules, after, undo, { what: 'routing-rule-moved', by: asAssignee(by), after: entry });
  }

  /** @param version of the rules that an undo is based on; absent: the current one */
  async setCatcher(by: Person, catcher: Person, version?: number): Promise<RoutingOutcome> {
    const rules = await this.current();
    if (version !== undefined && rules.version !== version) return { kind: 'changed', rules };
    const after = { ...rules, catcher: asAssignee(catcher) };
    const undo = rules.catcher && ({ deed: 'catcher', who: rules.catcher } as const);
    return this.#write(rules, after, undo, {
      what: 'routing-catcher-set',
      by: asAssignee(by),
      after: { to: asKey(catcher) },
    });
  }

  async #write(
    before: RoutingRules,
    after: RoutingRules,
    undo: RoutingUndo | undefined,
    deed: RoutingDeed,
  ): Promise<RoutingOutcome> {
    const rules = await this.deps.store.change(before, after, deed);
    if (!rules) return { kind: 'changed', rules: await this.current() };
    return { kind: 'done', rules, ...(undo ? { undo } : {}) };
  }
}

/** A number is a place, from 1; a number beyond the last place means the last. */
type RulePlace = 'first' | 'last' | number;

/** A rule by its place, as in commands, or by its id in the version that a card showed. */
export type Which = { readonly place: number } | { readonly id: string; readonly version: number };

function ruleAt(rules: RoutingRules, which: Which): RoutingRule | undefined {
  if ('place' in which) return rules.rules[which.place - 1];
  return rules.version === which.version ? rules.rules.find(({ id }) => id === which.id) : undefined;
}

function missing(rules: RoutingRules, which: Which): RoutingOutcome {
  return 'place' in which ? { kind: 'no-such-rule' } : { kind: 'changed', rules };
}

function withProposal(
  rules: RoutingRules,
  { when, isElse, to }: RoutingProposal,
  id: string,
  place: RulePlace,
): RoutingRules {
  if (isElse) return { ...rules, otherwise: to };
  const rule = { id, when, to };
  const at = place === 'first' ? 0 : place === 'last' ? rules.rules.length : place - 1;
  return { ...rules, rules: rules.rules.toSpliced(at, 0, rule) };
}

function namedIn({ rules, otherwise }: RoutingRules): readonly Assignee[] {
  const all = [...rules.map(({ to }) => to), otherwise].flatMap((to) => (to.kind === 'people' ? to.people : []));
  return [...new Map(all.map((who) => [personId(who), who])).values()];
}

/** For the audit, which replaces ids by pseudonyms, so it must contain no name. */
function asKey({ tenantId, aadObjectId }: PersonKey) {
  return { tenantId, aadObjectId };
}
