import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { currentCorrelation } from '../../logger.ts';
import {
  absenceAt,
  isSamePerson,
  type PeopleStore,
  type Person,
  type PersonKey,
  type TeamChannels,
} from '../people/index.ts';
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
import { type Candidate, nextInTurn, type PassedOver } from './rota.ts';
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

/** Who gets it of those whom a rule names, or in the place of one. */
interface Receiver extends Pick<Placement, 'passedOver'> {
  readonly to?: Person | undefined;
  readonly isStandIn?: true;
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
    const { to, isStandIn, passedOver } = await this.#pick(target.people, rule?.id ?? 'else', referral, does);
    const byRule = isRota ? 'turn' : 'rule';
    if (to && isStandIn) return { how: 'stand-in', ...said, to, passedOver };
    if (to) return { how: rule ? byRule : 'else', ...said, to, passedOver };
    const catcher = await this.catcherFor(referral, rules);
    return { how: 'catcher', ...said, ...(catcher ? { to: catcher } : {}), passedOver };
  }

  /** While the channel is lost its referrals belong to the default channel, and they return when it is usable again. */
  async #channelNow({ id, name }: ChannelNamed): Promise<NonNullable<Placement['channel']>> {
    const found = (await this.#deps.channels()).find((channel) => channel.id === id);
    return { id, name: found?.name || name, ...(found && !found.loss ? {} : { isGone: true as const }) };
  }

  /** Whose turn it is; where nobody of the rule is there, the turn of the next who is away and has a stand-in who is. */
  async #pick(
    people: readonly Assignee[],
    ruleId: string,
    referral: Referral,
    does: 'takes-turn' | 'looks',
  ): Promise<Receiver> {
    const isRota = people.length > 1;
    const candidates = await Promise.all(people.map((who) => this.#candidate(who, referral, isRota)));
    const nobodyIsThere = candidates.every(({ why }) => why !== undefined);
    const able = nobodyIsThere ? await this.#byStandIns(candidates, referral, isRota) : candidates;
    const { rotas } = this.#deps;
    const turn = !isRota
      ? nextInTurn(able, {})
      : does === 'takes-turn'
        ? await rotas.take(ruleId, referral.id, (turns) => nextInTurn(able, turns))
        : nextInTurn(able, await rotas.turnsOf(ruleId));
    const { who } = turn;
    if (!who) return { passedOver: turn.passedOver };
    // A turn that was taken before a crash may be of somebody who has gone away since.
    const theirs = candidates.find((one) => isSamePerson(one.who, who));
    const standIn = theirs?.why === 'away' ? await this.#standInFor(who, referral, isRota) : undefined;
    if (!standIn) return { to: await this.#deps.people.find(who), passedOver: turn.passedOver };
    const others = candidates.flatMap((one) => (one.why && one !== theirs ? [{ who: one.who, why: one.why }] : []));
    return { to: standIn, isStandIn: true, passedOver: [{ who, why: 'away' }, ...(nobodyIsThere ? others : [])] };
  }

  async #byStandIns(candidates: readonly Candidate<Assignee>[], referral: Referral, isRota: boolean) {
    return Promise.all(
      candidates.map(async (one): Promise<Candidate<Assignee>> => {
        const standIn = one.why === 'away' ? await this.#standInFor(one.who, referral, isRota) : undefined;
        return standIn ? { who: one.who } : one;
      }),
    );
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
  async #standInFor(who: Assignee, referral: Referral, isRota: boolean): Promise<Person | undefined> {
    const { people, clock } = this.#deps;
    const person = await people.find(who);
    const standIn = person && absenceAt(person, clock.now())?.standIn;
    const found = standIn && (await people.find(standIn));
    return found && !(await this.#whyNot(found, referral, isRota)) ? found : undefined;
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
