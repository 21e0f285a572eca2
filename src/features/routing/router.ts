import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { currentCorrelation } from '../../logger.ts';
import { absenceAt, type PeopleStore, type Person, type PersonKey, type TeamChannels } from '../people/index.ts';
import {
  type Access,
  type Assignment,
  actorOf,
  asMember,
  assigned,
  type Referral,
  type ReferralPolicy,
  remindedAs,
} from '../referrals/index.ts';
import { type Candidate, nextInTurn, type PassedOver, type PickedTurn } from './rota.ts';
import { type Assignee, type ChannelNamed, ruleFor } from './routing-rule.ts';
import type { RotaStore, RoutingRules, RoutingStore } from './routing-store.ts';

export interface RouterDeps {
  readonly rules: RoutingStore;
  readonly rotas: RotaStore;
  readonly people: Pick<PeopleStore, 'find' | 'findByEmails' | 'reachableAdmins'>;
  readonly access: Access;
  readonly clock: Clock;
  readonly policy: ReferralPolicy;
  /** Those in which the desk works. */
  readonly channels: () => Promise<TeamChannels>;
  /** How many of theirs wait for an answer; counts no further than `atMost`. */
  readonly waitingFor: (person: PersonKey, atMost: number) => Promise<number>;
  /** So many make somebody full: a rota passes them over. */
  readonly mostWaiting: number;
  /** Whom the settings name to catch what nobody could take: an e-mail address or an object id, lower case. */
  readonly catcher: string | undefined;
}

/** Where a referral goes, and why. */
export interface Placement {
  readonly how: Assignment['how'];
  readonly rule?: NonNullable<Assignment['rule']>;
  /** Undefined: to nobody. */
  readonly to?: Person;
  /** The channel whose team it goes to, by its present name. `isGone`: the desk can't write there, and the default one has it. */
  readonly channel?: ChannelNamed & { readonly isGone?: true };
  readonly passedOver: readonly { readonly who: Assignee; readonly why: PassedOver }[];
}

/** Asks the rules, the first that matches wins, and finds who of those it names can take it. */
export class Router {
  readonly #deps: RouterDeps;

  constructor(deps: RouterDeps) {
    this.#deps = deps;
  }

  /** A referral that has just come in, with its owner: the caller writes both at once. Its turn on a rota is counted once. */
  async route(referral: Referral): Promise<Referral> {
    const rules = await this.#deps.rules.current();
    const { how, rule, to, channel: placed, passedOver } = await this.#place(referral, rules, 'takes-turn');
    if (!rule && !to && !placed) return referral;
    const channel = placed && { id: placed.id, name: placed.name };
    const at = this.#deps.clock.now();
    const assignment: Assignment = {
      ...{ id: randomUUID(), at, how },
      ...(to ? { to: actorOf(to) } : {}),
      ...(channel ? { channel } : {}),
      ...(rule ? { rule } : {}),
      ...(passedOver.length > 0 ? { passedOver: passedOver.map(({ who, why }) => ({ who, why })) } : {}),
    };
    if (!to) return { ...referral, assignment, ...(channel ? { channelId: channel.id } : {}) };
    const step = { by: actorOf(to), at, correlationId: currentCorrelation() ?? 'none', policy: this.#deps.policy };
    const taken = assigned(referral, step, { who: actorOf(to), member: asMember(to) }, assignment);
    return remindedAs(taken, to, this.#deps);
  }

  /** Where it would go now. Changes nothing. */
  async wouldGo(referral: Referral): Promise<Placement> {
    return this.#place(referral, await this.#deps.rules.current(), 'looks');
  }

  async #place(referral: Referral, rules: RoutingRules, does: 'takes-turn' | 'looks'): Promise<Placement> {
    const found = ruleFor(rules.rules, referral.record);
    const target = found?.rule.to ?? rules.otherwise;
    const rule = found && { id: found.rule.id, place: found.at + 1, when: found.rule.when };
    const said = rule ? { rule } : {};
    if (target.kind === 'nobody') return { how: rule ? 'rule' : 'else', ...said, passedOver: [] };
    if (target.kind === 'channel')
      return { how: rule ? 'rule' : 'else', ...said, channel: await this.#channelNow(target.channel), passedOver: [] };
    const isRota = target.people.length > 1;
    const { who, passedOver } = await this.#pick(target.people, rule?.id ?? 'else', referral, does);
    const to = who && (await this.#deps.people.find(who));
    if (to) return { how: rule ? (isRota ? 'turn' : 'rule') : 'else', ...said, to, passedOver };
    const standIn = isRota ? undefined : await this.#standInFor(target.people[0], referral);
    if (standIn) return { how: 'stand-in', ...said, to: standIn, passedOver };
    const catcher = await this.catcherFor(referral, rules);
    return { how: 'catcher', ...said, ...(catcher ? { to: catcher } : {}), passedOver };
  }

  /** It falls to the default channel while it is gone, and comes back with it. */
  async #channelNow({ id, name }: ChannelNamed): Promise<NonNullable<Placement['channel']>> {
    const found = (await this.#deps.channels()).find((channel) => channel.id === id);
    return { id, name: found?.name || name, ...(found && !found.loss ? {} : { isGone: true as const }) };
  }

  async #pick(
    people: readonly Assignee[],
    ruleId: string,
    referral: Referral,
    does: 'takes-turn' | 'looks',
  ): Promise<PickedTurn<Assignee>> {
    const isRota = people.length > 1;
    const candidates = await Promise.all(people.map((who) => this.#candidate(who, referral, isRota)));
    const { rotas } = this.#deps;
    if (!isRota) return nextInTurn(candidates, {});
    return does === 'takes-turn'
      ? rotas.take(ruleId, referral.id, (turns) => nextInTurn(candidates, turns))
      : nextInTurn(candidates, await rotas.turnsOf(ruleId));
  }

  async #candidate(who: Assignee, referral: Referral, isRota: boolean): Promise<Candidate<Assignee>> {
    const why = await this.#whyNot(await this.#deps.people.find(who), referral, isRota);
    return why ? { who, why } : { who };
  }

  async #whyNot(person: Person | undefined, referral: Referral, isRota: boolean): Promise<PassedOver | undefined> {
    const { waitingFor, mostWaiting, clock } = this.#deps;
    if (!person || !isReachable(person)) return 'unreachable';
    if (absenceAt(person, clock.now())) return 'away';
    if (!this.#deps.access.couldAnswer(person, referral)) return 'role';
    return isRota && (await waitingFor(person, mostWaiting)) >= mostWaiting ? 'full' : undefined;
  }

  /** Whoever takes over for somebody who is away, where they can take it. */
  async #standInFor(who: Assignee | undefined, referral: Referral): Promise<Person | undefined> {
    const { people, clock } = this.#deps;
    const person = who && (await people.find(who));
    const standIn = person && absenceAt(person, clock.now())?.standIn;
    const found = standIn && (await people.find(standIn));
    return found && !(await this.#whyNot(found, referral, false)) ? found : undefined;
  }

  /** Who catches it: whom an admin chose, whom the settings name, the first Referrals admin who can. Undefined: nobody can. */
  async catcherFor(referral: Referral, rules: RoutingRules): Promise<Person | undefined> {
    const { people, access } = this.#deps;
    const chosen = rules.catcher && (await people.find(rules.catcher));
    const admins = await people.reachableAdmins();
    return [chosen, await this.#named(admins), ...admins].find(
      (person) =>
        person !== undefined &&
        isReachable(person) &&
        !absenceAt(person, this.#deps.clock.now()) &&
        access.couldAnswer(person, referral),
    );
  }

  /** Whom the settings name, else the first Referrals admin whom the desk can write to. */
  async namedCatcher(): Promise<Person | undefined> {
    const admins = await this.#deps.people.reachableAdmins();
    return (await this.#named(admins)) ?? admins[0];
  }

  async #named(admins: readonly Person[]): Promise<Person | undefined> {
    const { catcher, people } = this.#deps;
    if (!catcher) return undefined;
    if (catcher.includes('@')) return (await people.findByEmails([catcher]))[0];
    const tenantId = admins[0]?.tenantId;
    return tenantId ? people.find({ tenantId, aadObjectId: catcher }) : undefined;
  }
}

/** Somebody whom the desk can write to. */
export function isReachable({ personalChat, unreachable }: Person): boolean {
  return personalChat !== undefined && !unreachable;
}
