import { Duration } from 'luxon';
import type { ConversationAddress } from '../../conversation.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Messenger } from '../../messenger.ts';
import { PutOffError } from '../../sweeps/lease.ts';
import { type SweepDeps, Sweeper } from '../../sweeps/sweeper.ts';
import { type Hold, leavesOnlyHeld } from '../../sweeps/under-lease.ts';
import { type DealTeamStore, type PeopleStore, type Person, type PersonKey, personId } from '../people/index.ts';
import type { Access, CardPlaces, Referral, ReferralPolicy } from '../referrals/index.ts';
import type { MongoUnreachedWatch, UnreachedState } from './mongo-unreached-watch.ts';
import type { MongoWarnings, WarningCopy } from './mongo-warnings.ts';
import { isAwayUntil, toldKey, type Unreached, type Warned, whyUnreached } from './unreached.ts';
import { unreachedMessage } from './unreached-message.ts';

export interface UnreachedDeps extends SweepDeps {
  readonly watch: MongoUnreachedWatch;
  readonly warnings: MongoWarnings;
  readonly places: CardPlaces;
  readonly policy: ReferralPolicy;
  readonly access: Access;
  readonly people: Pick<PeopleStore, 'find' | 'reachableAdmins' | 'recent' | 'noteUnreachable'>;
  readonly dealTeam: Pick<DealTeamStore, 'channel' | 'channelOf'>;
  /** The chat that an admin chose for the desk's health: its readers fix faults. */
  readonly healthChat: () => Promise<ConversationAddress | undefined>;
  readonly messenger: Messenger;
  /** For people whose language Teams does not give, and for chats of several people. */
  readonly language: Locale;
}

const lookSeconds = 60;
/** Upper bound of referrals checked per run. */
const mostLookedAt = 200;
/** If nobody could be told: until the next attempt. */
const retrySeconds = 900;
/** Upper bound of other people told if there is neither an admin nor a channel. */
const mostOthers = 20;
const amongRecent = 200;

interface Chat {
  readonly id: string;
  readonly address: ConversationAddress;
  /** The person of a personal chat; absent: a chat of several people. */
  readonly person?: Person;
}

/**
 * The last safeguard: a referral is about to expire, and all its warnings failed or had no recipient. Then everybody
 * who can be reached is told in red while there is time: the channel, the admins of all locations, the chat for the
 * desk's health; if none of them can be reached, or all of them are away, those who may answer it. Each chat is told once when the deadline
 * comes near, and once more on the last day.
 */
export class UnreachedWatch {
  readonly #deps: UnreachedDeps;
  readonly sweeper: Sweeper<UnreachedState>;

  constructor(deps: UnreachedDeps) {
    this.#deps = deps;
    this.sweeper = new Sweeper(
      {
        name: 'reminders.unreached',
        everySeconds: lookSeconds,
        leases: deps.watch.leases,
        only: deps.watch.id,
        handle: (state, hold) => this.look(state, hold),
        concurrency: 1,
      },
      // Never parked: no other sweep detects this.
      { ...deps, terms: { ...deps.terms, attempts: Number.POSITIVE_INFINITY, longestPause: lookSeconds * 1_000 } },
    );
  }

  /** The caller holds the lease. */
  async look(state: Pick<UnreachedState, 'told' | 'heard'>, hold: Hold): Promise<void> {
    const { watch, clock, warnings, policy, log } = this.#deps;
    const now = clock.now();
    const until = new Date(now.getTime() + Duration.fromISO(policy.channelWithin).toMillis());
    const near = await warnings.near(now, until, mostLookedAt);
    const open = new Set(near.map((referral) => toldKey(referral, now)));
    const told = state.told.filter((key) => open.has(key));
    const fresh = near.filter((referral) => !told.includes(toldKey(referral, now)));
    const unreached = await this.#unreachedOf(fresh);
    const next = new Date(now.getTime() + lookSeconds * 1_000);
    if (unreached.length === 0) return hold.releaseBy((lease) => watch.done(lease, told, next));
    const chats = await this.#chats(unreached);
    const facts = { referrals: unreached.map(({ referral }) => referral.id), chats: chats.length };
    log.error(facts, 'no warning can be delivered for referrals that expire soon');
    const heard = await this.#tellAll(chats, unreached, state, hold);
    const isHeardByNow = heard.some((chat) => !this.#isAway(chat, unreached));
    const others = isHeardByNow ? [] : await this.#others(unreached, heard);
    const isTold = [...heard, ...(await this.#tellAll(others, unreached, state, hold))].length > 0;
    // If nobody was told, it is not marked as told, so a later run tries again.
    const justTold = isTold ? unreached.map(({ referral }) => toldKey(referral, now)) : [];
    const again = isTold ? next : new Date(now.getTime() + retrySeconds * 1_000);
    hold.releaseBy((lease) => watch.done(lease, [...told, ...justTold], again));
  }

  async #unreachedOf(near: readonly Referral[]): Promise<readonly Unreached[]> {
    const { warnings, places, policy, clock } = this.#deps;
    if (near.length === 0) return [];
    const copies = await warnings.warningsOf(near.map(({ id }) => id));
    const personOf = this.#personByKey();
    const found: Unreached[] = [];
    for (const referral of near) {
      const isAway = (person: Person | undefined) =>
        person !== undefined && isAwayUntil(person, referral.deadline, clock.now());
      const withReader = async (copy: WarningCopy): Promise<Warned> => ({
        ...copy,
        readerIsAway: copy.person !== undefined && isAway(await personOf(copy.person)),
      });
      const theirs = await Promise.all((copies.get(referral.id) ?? []).map(withReader));
      const { standIns, ...where } = await places.of(referral);
      const why = whyUnreached(
        { ...where, standIns: standIns.map((admin) => ({ isAway: isAway(admin) })) },
        theirs,
        policy,
      );
      if (why) found.push({ referral, why });
    }
    return found;
  }

  /** The same people were warned of many referrals: each is read once per run. */
  #personByKey(): (key: PersonKey) => Promise<Person | undefined> {
    const known = new Map<string, Promise<Person | undefined>>();
    return (key) => {
      const id = personId(key);
      const found = known.get(id) ?? this.#deps.people.find(key);
      known.set(id, found);
      return found;
    };
  }

  #isAway({ person }: Chat, unreached: readonly Unreached[]): boolean {
    const now = this.#deps.clock.now();
    return person !== undefined && unreached.every(({ referral }) => isAwayUntil(person, referral.deadline, now));
  }

  /** The chats whose readers are responsible. */
  async #chats(unreached: readonly Unreached[]): Promise<readonly Chat[]> {
    const { dealTeam, people, healthChat } = this.#deps;
    const [channel, health, admins] = await Promise.all([dealTeam.channel(), healthChat(), people.reachableAdmins()]);
    const own = await Promise.all(unreached.map(({ referral }) => dealTeam.channelOf(referral)));
    const shared = [channel, ...own, health].flatMap((address) =>
      address && address.kind !== 'personal' ? [asShared(address)] : [],
    );
    const chats = [...shared, ...admins.flatMap(asOwn)];
    return [...new Map(chats.map((chat) => [chat.id, chat])).values()];
  }

  /** Whoever else may answer; those who are away only if nobody heard of it. */
  async #others(unreached: readonly Unreached[], heard: readonly Chat[]): Promise<readonly Chat[]> {
    const { people, access } = this.#deps;
    const known = new Set(heard.map(({ id }) => id));
    const others = (await people.recent(amongRecent))
      .filter(
        (person) => !person.unreachable && unreached.some(({ referral }) => access.may(person, 'answer', referral)),
      )
      .flatMap(asOwn)
      .filter(({ id }) => !known.has(id));
    const there = others.filter((chat) => !this.#isAway(chat, unreached));
    return (there.length > 0 || heard.length > 0 ? there : others).slice(0, mostOthers);
  }

  /** Returns the chats that heard of it, now or in an earlier attempt. Throws if Teams wants to be asked later. */
  async #tellAll(
    chats: readonly Chat[],
    unreached: readonly Unreached[],
    { heard }: Pick<UnreachedState, 'heard'>,
    hold: Hold,
  ): Promise<readonly Chat[]> {
    const told: Chat[] = [];
    const later: PutOffError[] = [];
    for (const chat of chats) {
      const outcome = heard.includes(chat.id) ? 'heard' : await this.#tell(chat, unreached, hold);
      if (outcome instanceof PutOffError) later.push(outcome);
      else if (outcome === 'heard') told.push(chat);
    }
    if (later[0]) throw later[0];
    return told;
  }

  /** An ambiguous result (possibly delivered) and a refusal count as heard, so that nobody is told twice. */
  async #tell(
    { id, address, person }: Chat,
    all: readonly Unreached[],
    hold: Hold,
  ): Promise<'heard' | 'unheard' | PutOffError> {
    const { messenger, watch, people, access, clock, language } = this.#deps;
    const theirs = person ? all.filter(({ referral }) => access.may(person, 'read', referral)) : all;
    if (theirs.length === 0) return 'unheard';
    const called = person ? [] : await people.reachableAdmins();
    const reader = { locale: person?.locale ?? language, now: clock.now() };
    const post = (callees: readonly Person[]) =>
      messenger.post(address, unreachedMessage(theirs, { ...reader, called: callees }), leavesOnlyHeld(hold));
    const first = await post(called);
    // Teams refuses a message that mentions a person who is not in the chat; it is then sent without mentions.
    const result = first.kind === 'refused' && called.length > 0 ? await post([]) : first;
    if (result.kind === 'later') return new PutOffError(result.reason, result.afterMilliseconds);
    if (result.kind === 'gone' && person) await people.noteUnreachable(person, clock.now());
    if (result.kind === 'gone') return 'unheard';
    await watch.noteHeard(id);
    return 'heard';
  }
}

function asShared(address: ConversationAddress): Chat {
  return { id: address.conversationId, address };
}

function asOwn(person: Person): readonly Chat[] {
  return person.personalChat ? [{ id: personId(person), address: person.personalChat, person }] : [];
}
