import { Duration } from 'luxon';
import type { Locale } from '../../i18n/locale.ts';
import type { Messenger } from '../../messenger.ts';
import { type SweepDeps, Sweeper } from '../../sweeps/sweeper.ts';
import { type Hold, leavesOnlyHeld } from '../../sweeps/under-lease.ts';
import type { PeopleStore, Person } from '../people/index.ts';
import type { Hearing, MongoUnreachedWatch, UnreachedState } from './mongo-unreached-watch.ts';
import { toldKey, type Unreached } from './unreached.ts';
import { unreachedMessage } from './unreached-message.ts';
import {
  type TellingAttempt,
  type TellingOutcome,
  type UnreachedChat,
  UnreachedReaders,
  type UnreachedReadersDeps,
} from './unreached-readers.ts';
import { UnreachedSearch, type UnreachedSearchDeps } from './unreached-search.ts';

export interface UnreachedDeps extends SweepDeps, UnreachedReadersDeps, Omit<UnreachedSearchDeps, 'longOverdue'> {
  readonly clock: SweepDeps['clock'];
  readonly watch: MongoUnreachedWatch;
  readonly people: Pick<PeopleStore, 'find' | 'reachableAdmins' | 'recent' | 'noteUnreachable'>;
  readonly messenger: Messenger;
  /** For people whose language Teams does not give, and for chats of several people. */
  readonly language: Locale;
}

const lookSeconds = 60;
/** Upper bound of referrals checked per run. */
const mostLookedAt = 200;
/** Until the next attempt for a referral of which nobody could be told; upper bound for one that a chat is still to hear of. */
const retrySeconds = 900;

/**
 * The last safeguard: a referral is about to expire, and all its warnings failed or had no recipient. Then everybody
 * who can be reached is told in red while there is time: the channel, the admins of all locations, the chat for the
 * desk's health; if none of them can be reached, or all of them are away, those who may answer it. Each chat is told once when the deadline
 * comes near, and once more on the last day.
 */
export class UnreachedWatch {
  readonly #deps: UnreachedDeps;
  readonly #search: UnreachedSearch;
  readonly #readers: UnreachedReaders;
  readonly sweeper: Sweeper<UnreachedState>;

  constructor(deps: UnreachedDeps) {
    this.#deps = deps;
    this.#search = new UnreachedSearch({ ...deps, longOverdue: retrySeconds * 1_000 });
    this.#readers = new UnreachedReaders(deps);
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
    const unreached = await this.#search.among(near.filter((referral) => !isLeft.has(toldKey(referral, now))));
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
  ): Promise<readonly TellingAttempt[]> {
    const first = await this.#tellAll(await this.#readers.responsible(unreached), unreached, earlier, hold);
    const now = this.#deps.clock.now();
    const isHeard = ({ referral }: Unreached) =>
      first.some(
        ({ key, outcome, chat }) =>
          key === toldKey(referral, now) && outcome === 'heard' && !this.#readers.isAway(chat.person, referral),
      );
    const unheard = unreached.filter((one) => !isHeard(one));
    if (unheard.length === 0) return first;
    return [...first, ...(await this.#tellAll(await this.#readers.others(unheard, first), unheard, earlier, hold))];
  }

  /** One message a chat, of what it has not heard yet. A chat that Teams puts off keeps no other from hearing. */
  async #tellAll(
    chats: readonly UnreachedChat[],
    unreached: readonly Unreached[],
    earlier: readonly Hearing[],
    hold: Hold,
  ): Promise<readonly TellingAttempt[]> {
    const now = this.#deps.clock.now();
    const attempts: TellingAttempt[] = [];
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

  /** An ambiguous result (possibly delivered) counts as heard, so that nobody is told twice; a refusal reached nobody. */
  async #tell(
    { id, address, person }: UnreachedChat,
    theirs: readonly Unreached[],
    hold: Hold,
  ): Promise<TellingOutcome> {
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
    if (result.kind === 'gone' || result.kind === 'refused') return 'unheard';
    await watch.noteHeard(theirs.map(({ referral }) => ({ chat: id, key: toldKey(referral, now) })));
    return 'heard';
  }
}

/**
 * When a warning is tried again; undefined: somebody has heard it, and no chat only asked to wait. A chat that refuses is
 * tried again as long as nobody has heard.
 */
function retryAt(key: string, attempts: readonly TellingAttempt[], now: Date): Date | undefined {
  const outcomes = attempts.filter((one) => one.key === key).map(({ outcome }) => outcome);
  const later = outcomes.flatMap((outcome) => (typeof outcome === 'object' ? [outcome.laterBy] : []));
  if (later.length === 0 && outcomes.includes('heard')) return undefined;
  const longest = retrySeconds * 1_000;
  const pause = later.length > 0 ? Math.min(Math.max(...later, lookSeconds * 1_000), longest) : longest;
  return new Date(now.getTime() + pause);
}

function hearingsOf(attempts: readonly TellingAttempt[]): readonly Hearing[] {
  return attempts.flatMap(({ chat, key, outcome }) => (outcome === 'heard' ? [{ chat: chat.id, key }] : []));
}
