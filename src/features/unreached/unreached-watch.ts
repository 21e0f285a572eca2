import { Duration } from 'luxon';
import type { ConversationAddress } from '../../conversation.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Messenger } from '../../messenger.ts';
import { PutOffError } from '../../sweeps/lease.ts';
import { type SweepDeps, Sweeper } from '../../sweeps/sweeper.ts';
import { type Hold, leavesOnlyHeld } from '../../sweeps/under-lease.ts';
import { type DealTeamStore, type PeopleStore, type Person, personId } from '../people/index.ts';
import type { Access, CardPlaces, Referral, ReferralPolicy } from '../referrals/index.ts';
import type { MongoUnreachedWatch, UnreachedState } from './mongo-unreached-watch.ts';
import type { MongoWarnings } from './mongo-warnings.ts';
import { toldKey, type Unreached, whyUnreached } from './unreached.ts';
import { unreachedMessage } from './unreached-message.ts';

export interface UnreachedDeps extends SweepDeps {
  readonly watch: MongoUnreachedWatch;
  readonly warnings: MongoWarnings;
  readonly places: CardPlaces;
  readonly policy: ReferralPolicy;
  readonly access: Access;
  readonly people: Pick<PeopleStore, 'reachableAdmins' | 'recent' | 'noteUnreachable'>;
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
 * desk's health; if none of them can be reached, those who may answer it. Each chat is told once when the deadline
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
        handle: (state, hold) => this.#look(state, hold),
        concurrency: 1,
      },
      // Never parked: no other sweep detects this.
      { ...deps, terms: { ...deps.terms, attempts: Number.POSITIVE_INFINITY, longestPause: lookSeconds * 1_000 } },
    );
  }

  async #look(state: UnreachedState, hold: Hold): Promise<void> {
    const { watch, clock, warnings, policy, log } = this.#deps;
    const now = clock.now();
    const until = new Date(now.getTime() + Duration.fromISO(policy.channelWithin).toMillis());
    const near = await warnings.near(now, until, mostLookedAt);
    const open = new Set(near.map((referral) => toldKey(referral, now)));
    const told = state.told.filter((key) => open.has(key));
    const fresh = near.filter((referral) => !told.includes(toldKey(referral, now)));
    const unreached = await this.#unreachedOf(fresh);
    const next = new Date(now.getTime() + lookSeconds * 1_000);
    if (unreached.length === 0) return watch.done(told, next);
    const chats = await this.#chats(unreached);
    const facts = { referrals: unreached.map(({ referral }) => referral.id), chats: chats.length };
    log.error(facts, 'no warning can be delivered for referrals that expire soon');
    const later: PutOffError[] = [];
    for (const chat of chats.filter(({ id }) => !state.heard.includes(id)))
      later.push(...(await this.#tell(chat, unreached, hold)));
    if (later[0]) throw later[0];
    // If nobody can be told, it is not marked as told, so the next run tries again.
    const justTold = chats.length > 0 ? unreached.map(({ referral }) => toldKey(referral, now)) : [];
    await watch.done([...told, ...justTold], next);
  }

  async #unreachedOf(near: readonly Referral[]): Promise<readonly Unreached[]> {
    const { warnings, places, policy } = this.#deps;
    if (near.length === 0) return [];
    const copies = await warnings.warningsOf(near.map(({ id }) => id));
    const found: Unreached[] = [];
    for (const referral of near) {
      const theirs = copies.get(referral.id) ?? [];
      const why = whyUnreached(await places.of(referral), theirs, policy);
      if (why) found.push({ referral, why });
    }
    return found;
  }

  async #chats(unreached: readonly Unreached[]): Promise<readonly Chat[]> {
    const { dealTeam, people, healthChat, access } = this.#deps;
    const [channel, health, admins] = await Promise.all([dealTeam.channel(), healthChat(), people.reachableAdmins()]);
    const own = await Promise.all(unreached.map(({ referral }) => dealTeam.channelOf(referral)));
    const shared = [channel, ...own, health].flatMap((address) =>
      address && address.kind !== 'personal' ? [asShared(address)] : [],
    );
    const chats = [...shared, ...admins.flatMap(asOwn)];
    if (chats.length > 0) return [...new Map(chats.map((chat) => [chat.id, chat])).values()];
    const others = (await people.recent(amongRecent)).filter(
      (person) => !person.unreachable && unreached.some(({ referral }) => access.may(person, 'answer', referral)),
    );
    return others.flatMap(asOwn).slice(0, mostOthers);
  }

  /**
   * Returns the reasons to retry later; empty: done. An ambiguous result (possibly delivered) counts as sent, so that
   * nobody is told twice.
   */
  async #tell({ id, address, person }: Chat, all: readonly Unreached[], hold: Hold): Promise<readonly PutOffError[]> {
    const { messenger, watch, people, access, clock, language } = this.#deps;
    const theirs = person ? all.filter(({ referral }) => access.may(person, 'read', referral)) : all;
    if (theirs.length === 0) return [];
    const called = person ? [] : await people.reachableAdmins();
    const reader = { locale: person?.locale ?? language, now: clock.now() };
    const post = (callees: readonly Person[]) =>
      messenger.post(address, unreachedMessage(theirs, { ...reader, called: callees }), leavesOnlyHeld(hold));
    const first = await post(called);
    // Teams refuses a message that mentions a person who is not in the chat; it is then sent without mentions.
    const result = first.kind === 'refused' && called.length > 0 ? await post([]) : first;
    if (result.kind === 'later') return [new PutOffError(result.reason, result.afterMilliseconds)];
    if (result.kind === 'gone' && person) await people.noteUnreachable(person, clock.now());
    await watch.noteHeard(id);
    return [];
  }
}

function asShared(address: ConversationAddress): Chat {
  return { id: address.conversationId, address };
}

function asOwn(person: Person): readonly Chat[] {
  return person.personalChat ? [{ id: personId(person), address: person.personalChat, person }] : [];
}
