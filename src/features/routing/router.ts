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
  /** The channels in which the desk works. */
  readonly channels: () => Promise<TeamChannels>;
  /** The number of undecided referrals of this person, counted up to `atMost`. */
  readonly waitingFor: (person: PersonKey, atMost: number) => Promise<number>;
  /** From this number of undecided referrals a rota skips a person. */
  readonly mostWaiting: number;
  /**
   * The catcher named in the settings, for referrals that nobody else can take: an e-mail address or an object id,
   * lower case.
   */
  readonly catcher: string | undefined;
}

/** The destination of a referral, and the reason. */
export interface Placement {
  readonly how: Assignment['how'];
  readonly rule?: NonNullable<Assignment['rule']>;
  /** Undefined: nobody. */
  readonly to?: Person;
  /**
   * The channel whose team receives it, by its current name. `isGone`: the desk cannot post there, so the default
   * channel has the referral.
   */
  readonly channel?: ChannelNamed & { readonly isGone?: true };
  readonly passedOver: readonly { readonly who: Assignee; readonly why: PassedOver }[];
}

/**
 * Applies the rules, of which the first match wins, and finds a person named by that rule who can take the referral.
 */
export class Router {
  readonly #deps: RouterDeps;

  constructor(deps: RouterDeps) {
    this.#deps = deps;
  }

  /**
   * Routes a new referral. Returns it with its owner; the caller writes both in one write. Idempotent per referral: a
   * turn on a rota is counted once.
   */
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

  /** Where the referral would go now. Takes no turn and writes nothing. */
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

  /** While the channel is lost its referrals belong to the default channel, and they return when it is usable again. */
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

  /** The stand-in of a person who is away, if the stand-in can take the referral. */
  async #standInFor(who: Assignee | undefined, referral: Referral): Promise<Person | undefined> {
    const { people, clock } = this.#deps;
    const person = who && (await people.find(who));
    const standIn = person && absenceAt(person, clock.now())?.standIn;
    const found = standIn && (await people.find(standIn));
    return found && !(await this.#whyNot(found, referral, false)) ? found : undefined;
  }

  /**
   * The catcher: the one chosen by an admin, else the one in the settings, else the first Referrals admin who can take
   * it. Undefined: nobody can.
   */
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

  /** The catcher in the settings, else the first reachable Referrals admin. */
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

/** True: the desk can post in the person's chat. */
export function isReachable({ personalChat, unreachable }: Person): boolean {
  return personalChat !== undefined && !unreachable;
}
