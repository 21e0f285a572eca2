import { Duration } from 'luxon';
import type { ConversationAddress } from '../../conversation.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Messenger } from '../../messenger.ts';
import { type SweepDeps, Sweeper } from '../../sweeps/sweeper.ts';
import { type Hold, leavesOnlyHeld } from '../../sweeps/under-lease.ts';
import { type DealTeamStore, type PeopleStore, type Person, type PersonKey, personId } from '../people/index.ts';
import type { Access, CardPlaces, Referral, ReferralPolicy } from '../referrals/index.ts';
import type { Hearing, MongoUnreachedWatch, UnreachedState } from './mongo-unreached-watch.ts';
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
/** Until the next attempt for a referral of which nobody could be told; upper bound for one that a chat is still to hear of. */
const retrySeconds = 900;
/** Upper bound of other people told if there is neither an admin nor a channel. */
const mostOthers = 20;
const amongRecent = 200;

interface Chat {
  readonly id: string;
  readonly address: ConversationAddress;
  /** The person of a personal chat; absent: a chat of several people. */
  readonly person?: Person;
  /** Whether its readers are to hear of this referral. */
  readonly isFor: (referral: Referral) => boolean;
}

type Outcome = 'heard' | 'unheard' | { readonly laterBy: number };

/** What became of telling one chat of one referral. */
interface Attempt {
  readonly chat: Chat;
  readonly key: string;
  readonly outcome: Outcome;
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
  async look(state: Omit<UnreachedState, 'nextLookAt'>, hold: Hold): Promise<void> {
    const { watch, clock, warnings, policy, log } = this.#deps;
    const now = clock.now();
    const until = new Date(now.getTime() + Duration.fromISO(policy.channelWithin).toMillis());
    const near = await warnings.near(now, until, mostLookedAt);
    const open = new Set(near.map((referral) => toldKey(referral, now)));
    const told = state.told.filter((key) => open.has(key));
    const heldBack = state.heldBack.filter((one) => open.has(one.key) && one.until > now);
    const isLeft = new Set([...told, ...heldBack.map(({ key }) => key)]);
    const unreached = await this.#unreachedOf(near.filter((referral) => !isLeft.has(toldKey(referral, now))));
    const earlier = state.heard.filter(({ key }) => open.has(key));
    const attempts = unreached.length > 0 ? await this.#tellEverybody(unreached, earlier, hold) : [];
    if (unreached.length > 0) {
      const facts = { referrals: unreached.map(({ referral }) => referral.id), attempts: attempts.length };
      log.error(facts, 'no warning can be delivered for referrals that expire soon');
    }
    // A referral counts as told by its own hearings: another's don't help it. What is not told is tried again later.
    const keys = unreached.map(({ referral }) => toldKey(referral, now));
    const waits = keys.map((key) => ({ key, until: retryAt(key, attempts, now) }));
    const allTold = [...told, ...waits.flatMap(({ key, until: at }) => (at ? [] : [key]))];
    const heard = [...earlier, ...hearingsOf(attempts)].filter(({ key }) => !allTold.includes(key));
    const next: UnreachedState = {
      told: allTold,
      heard: [...new Map(heard.map((one) => [`${one.key} ${one.chat}`, one])).values()],
      heldBack: [...heldBack, ...waits.flatMap(({ key, until: at }) => (at ? [{ key, until: at }] : []))],
      nextLookAt: new Date(now.getTime() + lookSeconds * 1_000),
    };
    hold.releaseBy((lease) => watch.done(lease, next));
  }

  /** Those who are responsible; for what none of them hears who is there, whoever else may answer. */
  async #tellEverybody(
    unreached: readonly Unreached[],
    earlier: readonly Hearing[],
    hold: Hold,
  ): Promise<readonly Attempt[]> {
    const first = await this.#tellAll(await this.#chats(unreached), unreached, earlier, hold);
    const now = this.#deps.clock.now();
    const isHeard = ({ referral }: Unreached) =>
      first.some(
        ({ key, outcome, chat }) =>
          key === toldKey(referral, now) && outcome === 'heard' && !this.#isAway(chat.person, referral),
      );
    const unheard = unreached.filter((one) => !isHeard(one));
    if (unheard.length === 0) return first;
    return [...first, ...(await this.#tellAll(await this.#others(unheard, first), unheard, earlier, hold))];
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
        {
          ...where,
          standIns: standIns.map((admin) => ({ isAway: isAway(admin) })),
          // One that is overdue since long is not waited for: its sweep may be failing.
          isRungAhead: (referral.rungDueAt?.getTime() ?? 0) > clock.now().getTime() - retrySeconds * 1_000,
        },
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

  #isAway(person: Person | undefined, { deadline }: Referral): boolean {
    return person !== undefined && isAwayUntil(person, deadline, this.#deps.clock.now());
  }

  /** The chats whose readers are responsible: a team's own channel hears of its own referrals alone. */
  async #chats(unreached: readonly Unreached[]): Promise<readonly Chat[]> {
    const { dealTeam, people, healthChat, access } = this.#deps;
    const [channel, health, admins] = await Promise.all([dealTeam.channel(), healthChat(), people.reachableAdmins()]);
    const own = await Promise.all(
      unreached.map(async ({ referral }) => ({ id: referral.id, address: await dealTeam.channelOf(referral) })),
    );
    const ofTeams = own.flatMap(({ address }) =>
      asShared(address, ({ id }) => own.some((one) => one.id === id && isSameChat(one.address, address))),
    );
    const general = [channel, health].flatMap((address) => asShared(address, () => true));
    const ofAdmins = admins.flatMap((admin) => asOwn(admin, (referral) => access.may(admin, 'read', referral)));
    return [...new Map([...ofTeams, ...general, ...ofAdmins].map((chat) => [chat.id, chat])).values()];
  }

  /** Whoever else may answer, per referral; those who are away only if nobody heard of it. */
  async #others(unheard: readonly Unreached[], first: readonly Attempt[]): Promise<readonly Chat[]> {
    const { people, access, clock } = this.#deps;
    const recent = (await people.recent(amongRecent)).filter(({ unreachable }) => !unreachable);
    const wanted = new Map<Person, Set<string>>();
    for (const { referral } of unheard) {
      const asked = first.filter(({ key }) => key === toldKey(referral, clock.now()));
      const known = new Set(asked.map(({ chat }) => chat.id));
      const others = recent.filter(
        (person) => !known.has(personId(person)) && access.may(person, 'answer', referral) && person.personalChat,
      );
      const there = others.filter((person) => !this.#isAway(person, referral));
      const isHeardByAnybody = asked.some(({ outcome }) => outcome === 'heard');
      for (const person of (there.length > 0 || isHeardByAnybody ? there : others).slice(0, mostOthers))
        wanted.set(person, (wanted.get(person) ?? new Set()).add(referral.id));
    }
    return [...wanted].flatMap(([person, ids]) => asOwn(person, ({ id }) => ids.has(id)));
  }

  /** One message a chat, of what it has not heard yet. A chat that Teams puts off keeps no other from hearing. */
  async #tellAll(
    chats: readonly Chat[],
    unreached: readonly Unreached[],
    earlier: readonly Hearing[],
    hold: Hold,
  ): Promise<readonly Attempt[]> {
    const now = this.#deps.clock.now();
    const attempts: Attempt[] = [];
    for (const chat of chats) {
      const theirs = unreached.filter(({ referral }) => chat.isFor(referral));
      const isHeard = (key: string) => earlier.some((one) => one.chat === chat.id && one.key === key);
      const fresh = theirs.filter(({ referral }) => !isHeard(toldKey(referral, now)));
      const outcome = fresh.length > 0 ? await this.#tell(chat, fresh, hold) : 'heard';
      for (const one of theirs) {
        const key = toldKey(one.referral, now);
        attempts.push({ chat, key, outcome: fresh.includes(one) ? outcome : 'heard' });
      }
    }
    return attempts;
  }

  /** An ambiguous result (possibly delivered) and a refusal count as heard, so that nobody is told twice. */
  async #tell({ id, address, person }: Chat, theirs: readonly Unreached[], hold: Hold): Promise<Outcome> {
    const { messenger, watch, people, clock, language } = this.#deps;
    const now = clock.now();
    const called = person ? [] : await people.reachableAdmins();
    const reader = { locale: person?.locale ?? language, now };
    const post = (callees: readonly Person[]) =>
      messenger.post(address, unreachedMessage(theirs, { ...reader, called: callees }), leavesOnlyHeld(hold));
    const first = await post(called);
    // Teams refuses a message that mentions a person who is not in the chat; it is then sent without mentions.
    const result = first.kind === 'refused' && called.length > 0 ? await post([]) : first;
    if (result.kind === 'later') return { laterBy: result.afterMilliseconds ?? 0 };
    if (result.kind === 'gone' && person) await people.noteUnreachable(person, now);
    if (result.kind === 'gone') return 'unheard';
    await watch.noteHeard(theirs.map(({ referral }) => ({ chat: id, key: toldKey(referral, now) })));
    return 'heard';
  }
}

/** When a warning is tried again; undefined: everybody who is to have it has it. */
function retryAt(key: string, attempts: readonly Attempt[], now: Date): Date | undefined {
  const outcomes = attempts.filter((one) => one.key === key).map(({ outcome }) => outcome);
  const later = outcomes.flatMap((outcome) => (typeof outcome === 'object' ? [outcome.laterBy] : []));
  if (later.length === 0 && outcomes.includes('heard')) return undefined;
  const longest = retrySeconds * 1_000;
  const pause = later.length > 0 ? Math.min(Math.max(...later, lookSeconds * 1_000), longest) : longest;
  return new Date(now.getTime() + pause);
}

function hearingsOf(attempts: readonly Attempt[]): readonly Hearing[] {
  return attempts.flatMap(({ chat, key, outcome }) => (outcome === 'heard' ? [{ chat: chat.id, key }] : []));
}

function isSameChat(one: ConversationAddress | undefined, other: ConversationAddress | undefined): boolean {
  return one?.conversationId === other?.conversationId;
}

function asShared(address: ConversationAddress | undefined, isFor: Chat['isFor']): readonly Chat[] {
  return address && address.kind !== 'personal' ? [{ id: address.conversationId, address, isFor }] : [];
}

function asOwn(person: Person, isFor: Chat['isFor']): readonly Chat[] {
  return person.personalChat ? [{ id: personId(person), address: person.personalChat, person, isFor }] : [];
}
