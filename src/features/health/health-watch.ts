import { dayIn, hourIn } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Messenger, OutgoingMessage } from '../../messenger.ts';
import { PutOffError } from '../../sweeps/lease.ts';
import { type SweepDeps, Sweeper } from '../../sweeps/sweeper.ts';
import { type Hold, leavesOnlyHeld } from '../../sweeps/under-lease.ts';
import { type DealTeamStore, type PeopleStore, type Person, personId } from '../people/index.ts';
import { alarmCard, dailyCard, type HealthReader, overCard } from './health-cards.ts';
import { type Episode, episodesAfter, withoutThose, withTold } from './health-episodes.ts';
import { type HealthFacts, type LookTimes, lateThings } from './health-facts.ts';
import type { HealthPlace, HealthState, MongoHealthWatch } from './mongo-health-watch.ts';

export interface HealthWatchDeps extends SweepDeps {
  readonly watch: MongoHealthWatch;
  readonly facts: () => Promise<HealthFacts>;
  readonly people: Pick<PeopleStore, 'reachableAdmins' | 'noteUnreachable'>;
  readonly dealTeam: Pick<DealTeamStore, 'channel' | 'loseChannel'>;
  /** Notifies the admins that the deal team's channel is lost. */
  readonly channelLost: () => void;
  readonly messenger: Messenger;
  /** For people whose language Teams does not give, and for chats of several people. */
  readonly language: Locale;
  readonly timeZone: string;
  /** Hour of the day, in its reader's zone, from which the daily card is sent. */
  readonly hour: number;
  /** True: without a chat chosen by an admin, the daily card goes to the deal team's channel. */
  readonly inDealTeam: boolean;
}

const lookSeconds = 60;

/** A chat that receives cards about the desk's health. */
interface Listener extends HealthPlace {
  readonly id: string;
  readonly admin?: Person;
}

/**
 * The health sweep, each minute: a daily card in the chat that an admin chose, a red card at once if something is late,
 * and an all-clear. Without a chosen chat, each admin gets the alarms in their own. At-least-once: after a crash
 * between a send and its note, that chat is told twice.
 */
export class HealthWatch {
  readonly #deps: HealthWatchDeps;
  readonly sweeper: Sweeper<HealthState>;
  #since: LookTimes['since'] | undefined;

  constructor(deps: HealthWatchDeps) {
    this.#deps = deps;
    this.sweeper = new Sweeper(
      {
        name: 'health.watch',
        everySeconds: lookSeconds,
        leases: deps.watch.leases,
        only: deps.watch.id,
        handle: (state, hold) => this.#look(state, hold),
        concurrency: 1,
      },
      // Never parked: no other sweep detects what is late.
      { ...deps, terms: { ...deps.terms, attempts: Number.POSITIVE_INFINITY, longestPause: lookSeconds * 1_000 } },
    );
  }

  /** When this process first ran the check; the current time if it has not run yet. */
  get since(): LookTimes['since'] {
    const { clock } = this.#deps;
    return this.#since ?? { now: clock.now(), serverNow: clock.serverNow() };
  }

  async #look(state: HealthState, hold: Hold): Promise<void> {
    const { watch, clock } = this.#deps;
    const times = { now: clock.now(), serverNow: clock.serverNow() };
    const facts = await this.#deps.facts();
    this.#since ??= times;
    const place = await this.#place(state);
    const late = lateThings(facts, { ...times, since: this.#since, isDailyAlarm: place === undefined });
    const { current, news, over } = episodesAfter(state.episodes, late, times.serverNow);
    await watch.noteLooked(times.serverNow, current);
    await this.#tellNews(state, { current, news, over, facts, place }, hold);
    if (place) await this.#tellDaily(state, place, facts, hold);
    const next = new Date(times.now.getTime() + lookSeconds * 1_000);
    hold.releaseBy((lease) => watch.lookAgainAt(lease, next));
  }

  async #tellNews({ told }: HealthState, round: Round, hold: Hold): Promise<void> {
    const { current, news, over, place } = round;
    const { watch, clock, log, people } = this.#deps;
    if (news.length === 0 && over.length === 0) return;
    const admins = await people.reachableAdmins();
    const chats = place ? [place] : admins.flatMap(asListener);
    if (chats.length === 0) return;
    const later: PutOffError[] = [];
    for (const chat of chats.filter(({ id }) => !told.includes(id)))
      later.push(...(await this.#tellChat(chat, round, admins, hold)));
    if (later[0]) throw later[0];
    log.warn({ late: kindsOf(news), over: kindsOf(over), inChosenChat: place !== undefined }, 'health told');
    await watch.everybodyTold(withTold(withoutThose(current, over), news, clock.serverNow()));
  }

  /** Returns the reasons to retry later; empty: done. */
  async #tellChat(
    chat: Listener,
    round: Round,
    admins: readonly Person[],
    hold: Hold,
  ): Promise<readonly PutOffError[]> {
    const { current, facts, place } = round;
    // Parked items have a notice of their own to the admins (`parked.notice`): included here only in a chosen chat.
    const spoken = (episodes: readonly Episode[]) =>
      kindsOf(place ? episodes : episodes.filter(({ kind }) => kind !== 'parked'));
    const reader = this.#readerOf(chat);
    const late = spoken(round.news);
    const over = round.over.filter(({ kind }) => spoken(round.over).includes(kind));
    const still = spoken(withoutThose(current, round.over).filter(({ wellSince }) => !wellSince));
    const alarm =
      late.length > 0 ? await this.#alarm(chat, (called) => alarmCard(facts, late, reader, called), admins, hold) : [];
    const end = over.length > 0 ? await this.#send(chat, overCard(over, still, reader), hold) : [];
    const later = [...alarm, ...end];
    if (later.length === 0) await this.#deps.watch.noteTold(chat.id);
    return later;
  }

  /** Teams refuses a message that mentions a person who is not in the chat; it is then sent without mentions. */
  async #alarm(
    chat: Listener,
    card: (called: readonly Person[]) => OutgoingMessage,
    admins: readonly Person[],
    hold: Hold,
  ): Promise<readonly PutOffError[]> {
    const called = chat.address.kind === 'personal' ? [] : admins;
    const without = called.length > 0 ? card([]) : undefined;
    return this.#send(chat, card(called), hold, without);
  }

  async #tellDaily(state: HealthState, place: Listener, facts: HealthFacts, hold: Hold): Promise<void> {
    const { watch, hour } = this.#deps;
    const reader = this.#readerOf(place);
    const today = dayIn(reader.timeZone, reader.now);
    if (state.dailyOn === today || hourIn(reader.timeZone, reader.now) < hour) return;
    const late = state.episodes.filter(({ toldAt, wellSince }) => toldAt && !wellSince);
    const [later] = await this.#send(place, dailyCard(facts, kindsOf(late), reader), hold);
    if (later) throw later;
    await watch.noteDaily(today);
  }

  /**
   * Returns the reasons to retry later; empty: done. An ambiguous result (possibly delivered) counts as sent, so that
   * nobody is told twice.
   */
  async #send(
    chat: Listener,
    message: OutgoingMessage,
    hold: Hold,
    ifRefused?: OutgoingMessage,
  ): Promise<readonly PutOffError[]> {
    const { messenger, people, clock } = this.#deps;
    const result = await messenger.post(chat.address, message, leavesOnlyHeld(hold));
    if (result.kind === 'refused' && ifRefused) return this.#send(chat, ifRefused, hold);
    if (result.kind === 'later') return [new PutOffError(result.reason, result.afterMilliseconds)];
    if (result.kind === 'gone' && !chat.admin) return [await this.#chatGone(chat, result.reason)];
    if (result.kind === 'gone' && chat.admin) await people.noteUnreachable(chat.admin, clock.now());
    return [];
  }

  /** Forgets the chat. The retry, a second later, tells whoever receives the cards instead. */
  async #chatGone({ address }: Listener, reason: string): Promise<PutOffError> {
    const { watch, dealTeam, channelLost, log } = this.#deps;
    log.warn({ reason }, 'the health chat no longer exists');
    const { teamId: _team, ...channel } = address;
    if (await dealTeam.loseChannel(channel, 'refused')) channelLost();
    await watch.dropPlace('desk');
    return new PutOffError('health-chat-gone', 1_000);
  }

  /** The chat chosen by an admin, else the deal team's channel if the settings say so; undefined: neither. */
  async #place({ place }: HealthState): Promise<Listener | undefined> {
    if (place && place.address.kind !== 'personal') return { ...place, id: place.address.conversationId };
    const theirs = place && (await this.#adminIn(place));
    if (theirs) return theirs;
    const channel = this.#deps.inDealTeam ? await this.#deps.dealTeam.channel() : undefined;
    return channel && { address: channel, id: channel.conversationId };
  }

  /** The admin who chose their own chat. Whoever is none any more, or can't be written to, must not be the only one who hears. */
  async #adminIn(place: HealthPlace): Promise<Listener | undefined> {
    const { people, watch, log, language, timeZone } = this.#deps;
    const id = place.address.conversationId;
    const admin = (await people.reachableAdmins()).find(({ personalChat }) => personalChat?.conversationId === id);
    // No `admin`: where this chat turns out to be gone it is let go, and the retry tells all admins.
    if (admin?.personalChat) {
      const reader = { locale: admin.locale ?? language, timeZone: admin.timeZone ?? timeZone };
      return { address: admin.personalChat, id, reader };
    }
    log.warn('the health chat is no Referrals admin’s any more');
    await watch.dropPlace('desk');
    return undefined;
  }

  #readerOf({ reader, admin }: Listener): HealthReader {
    const { language, timeZone, clock } = this.#deps;
    const now = clock.now();
    const serverAhead = clock.serverNow().getTime() - now.getTime();
    const own = reader ?? (admin && { locale: admin.locale ?? language, timeZone: admin.timeZone ?? timeZone });
    return { ...(own ?? { locale: language, timeZone }), namesZone: !own, now, serverAhead };
  }
}

interface Round {
  readonly current: readonly Episode[];
  readonly news: readonly Episode[];
  readonly over: readonly Episode[];
  readonly facts: HealthFacts;
  readonly place: Listener | undefined;
}

function asListener(admin: Person): readonly Listener[] {
  const { personalChat, locale, timeZone } = admin;
  const reader = locale && timeZone ? { reader: { locale, timeZone } } : {};
  return personalChat ? [{ address: personalChat, admin, id: personId(admin), ...reader }] : [];
}

function kindsOf(episodes: readonly Episode[]) {
  return [...new Set(episodes.map(({ kind }) => kind))];
}
