import { discreetCard, discreetText } from '../../../cards/discreet.ts';
import { mentionOf } from '../../../cards/mention.ts';
import type { Clock } from '../../../clock.ts';
import type { Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { OutgoingMessage } from '../../../messenger.ts';
import {
  dealDeeds,
  type PeopleStore,
  type Person,
  type PersonKey,
  personCalled,
  standsInFor,
} from '../../people/index.ts';
import { type Access, standsInChannel } from '../access/access.ts';
import { assignedPurpose, type Copy, eventOf, rungOf } from '../copies/copy.ts';
import type { Referral } from '../record/referral.ts';
import type { ChannelEventKind } from '../rules/channel-events.ts';
import { stepOfRung } from '../rules/escalation.ts';
import { isUndecided } from '../rules/referral-stage.ts';
import { snoozedUntil } from '../rules/snooze.ts';
import { actorName } from './actor-name.ts';
import { channelEventMessage } from './channel-event-message.ts';
import type { RemembersReferrals } from './referral-card-memory.ts';
import { type BuiltCard, notYoursCard, type ReferralView, referralCard, reminderCard } from './referral-cards.ts';

/** Teams gives at most this many people their own view of a card (docs/teams.md#own-views). */
const ownViews = 60;
/**
 * Cache time of the people met lately. A new person still gets their own view with the card's next change, or by
 * *Refresh card*.
 */
const recentMilliseconds = 10_000;

export interface PresenterDeps {
  readonly access: Access;
  readonly people: PeopleStore;
  readonly clock: Clock;
  /** The language of cards that a whole channel reads. */
  readonly language: Locale;
  readonly timeZone: string;
  /** Which of these referrals are the person's favourites. */
  readonly favourites?: { among(person: PersonKey, referralIds: readonly string[]): Promise<ReadonlySet<string>> };
  /** Looked up only for undecided referrals, so that no answer waits for it. */
  readonly memory?: RemembersReferrals;
  /** The card of a referral that became a deal; undefined: it did not. */
  readonly dealCard?: (referral: Referral, view: ReferralView) => Promise<BuiltCard | undefined>;
  /** The card of a lead, which shares nothing with co-sell cards. */
  readonly leadCard?: (referral: Referral, view: ReferralView) => Promise<BuiltCard>;
  /** A hint at leads of the same customer, for those who may see leads. */
  readonly alsoLead?: (referral: Referral, view: ReferralView) => Promise<string | undefined>;
}

type Listener = Pick<Turn, 'person' | 'conversation' | 'locale' | 'timeZone' | 'zoneIsOwn'>;

/** Decides what a reader may see of a referral: rights, language, time zone. Layout is the cards' concern. */
export class Presenter {
  readonly #deps: PresenterDeps;
  #recentPeople: { readonly found: Promise<readonly Person[]>; readonly until: number } | undefined;

  constructor(deps: PresenterDeps) {
    this.#deps = deps;
  }

  /** The view of the person who speaks, in this conversation: for forms and texts, which show no favourite button. */
  viewFor(turn: Listener, referral: Referral, notice?: string): ReferralView {
    const audience = turn.conversation.kind === 'personal' ? 'personal' : 'channel';
    return {
      locale: turn.locale,
      timeZone: turn.timeZone,
      namesZone: audience === 'channel' || !turn.zoneIsOwn,
      now: this.#deps.clock.now(),
      audience,
      rights: this.#rightsOf(turn.person, referral),
      refreshFor: audience === 'channel' ? [turn.person.teamsId] : [],
      seesLeads: audience === 'personal' && this.#deps.access.mayLeads(turn.person),
      ...ownReasons(turn.person, referral, this.#deps.clock.now()),
      ...(notice ? { notice } : {}),
    };
  }

  /** The same with the favourite state, for whole cards: one more look-up, skipped for readers without favourites. */
  async cardViewFor(turn: Listener, referral: Referral, notice?: string): Promise<ReferralView> {
    const view = this.viewFor(turn, referral, notice);
    return view.rights.contacts ? { ...view, ...(await this.#heart(turn.person, referral)) } : view;
  }

  /** The card as shown to the person who speaks. */
  async cardFor(turn: Listener, referral: Referral, notice?: string): Promise<BuiltCard> {
    return this.card(referral, await this.cardViewFor(turn, referral, notice));
  }

  async #heart(person: Person, { id, kind }: Referral): Promise<Pick<ReferralView, 'favourite'>> {
    // They stand in no list of favourites.
    if (kind === 'lead') return {};
    if (person.keepsFavourites === false) return { favourite: false };
    const favourites = await this.#deps.favourites?.among(person, [id]);
    return favourites ? { favourite: favourites.has(id) } : {};
  }

  /** The content of a posted copy: for its owner in their chat, or for everybody in the channel. */
  async render(referral: Referral, copy: Copy): Promise<OutgoingMessage> {
    const event = eventOf(copy);
    if (event) return this.#eventMessage(referral, event, copy);
    const person = copy.person ? await this.#deps.people.find(copy.person) : undefined;
    const handed = copy.purpose === assignedPurpose(referral);
    const isNews = (copy.purpose === 'card' || handed) && !copy.postedAnew;
    const seen = person ? await this.#personalView(person, referral) : await this.#channelView(referral);
    const { card, summary } = await this.#faceOf(referral, copy, person, {
      ...seen,
      isNews,
      ...(handed ? { notice: handedNotice(referral, seen.locale) } : {}),
    });
    // Nobody is notified of a card that they asked for themselves.
    return { kind: 'card', card, summary, ...(copy.purpose.startsWith('opened:') ? { quiet: true } : {}) };
  }

  /** Mentions only people who could not be told in their own chat. */
  async #eventMessage(referral: Referral, event: ChannelEventKind, { uncalled }: Copy): Promise<OutgoingMessage> {
    const owner = event === 'handed' && referral.owner ? await this.#deps.people.find(referral.owner) : undefined;
    const isTold = owner?.personalChat !== undefined && !owner.unreachable;
    const called = owner && !isTold && !uncalled ? mentionOf(owner) : undefined;
    return channelEventMessage(referral, event, { locale: this.#deps.language, called });
  }

  async #faceOf(referral: Referral, copy: Copy, person: Person | undefined, view: ReferralView): Promise<BuiltCard> {
    const isTheirs = person ? this.#deps.access.may(person, 'read', referral) : standsInChannel(referral);
    if (!isTheirs) return notYoursCard(view);
    const rung = rungOf(copy);
    if (!rung) return this.card(referral, view);
    const seen = { ...view, ...(await this.#callsOf(referral, copy, rung)) };
    return discreet(referral, view, reminderCard(referral, seen, rung));
  }

  /**
   * In the channel the owner, or who stands in for them, is mentioned; if they are not a member, Teams rejects the message and it
   * is posted without the mention (`uncalled`).
   */
  async #callsOf(referral: Referral, copy: Copy, rung: string): Promise<Pick<ReferralView, 'calls'>> {
    if (copy.audience !== 'channel' || copy.uncalled || !stepOfRung(rung) || !referral.owner) return {};
    const called = await personCalled(this.#deps.people, referral.owner, this.#deps.clock.now());
    return called ? { calls: [mentionOf(called)] } : {};
  }

  /** A referral has one face at a time: undecided, in progress, archived; or a lead. */
  async card(referral: Referral, view: ReferralView): Promise<BuiltCard> {
    if (referral.kind === 'lead' && this.#deps.leadCard)
      return discreet(referral, view, await this.#deps.leadCard(referral, view));
    const told = { ...view, ...(await this.#alsoLead(referral, view)) };
    const deal = await this.#deps.dealCard?.(referral, told);
    if (deal) return discreet(referral, view, deal);
    const remembers = isUndecided(referral, view.now) ? this.#deps.memory : undefined;
    const seen = remembers ? { ...told, memory: await remembers.of(referral) } : told;
    return discreet(referral, view, referralCard(referral, seen));
  }

  /** Only for readers who may see leads: other cards need no look-up. */
  async #alsoLead(referral: Referral, view: ReferralView): Promise<Pick<ReferralView, 'alsoLead'>> {
    const isAsked = view.seesLeads && referral.record.status !== 'Closed';
    const alsoLead = isAsked ? await this.#deps.alsoLead?.(referral, view) : undefined;
    return alsoLead ? { alsoLead } : {};
  }

  async #personalView(person: Person, referral: Referral): Promise<ReferralView> {
    const rights = this.#rightsOf(person, referral);
    return {
      locale: person.locale ?? this.#deps.language,
      timeZone: person.timeZone ?? this.#deps.timeZone,
      namesZone: person.timeZone === undefined,
      now: this.#deps.clock.now(),
      audience: 'personal',
      rights,
      seesLeads: this.#deps.access.mayLeads(person),
      // If an edit did not reach the card, it repairs itself when it is displayed.
      refreshFor: canStillChange(referral) ? [person.teamsId] : [],
      ...ownReasons(person, referral, this.#deps.clock.now()),
      ...(rights.contacts ? await this.#heart(person, referral) : {}),
    };
  }

  /**
   * The card in the channel is the same for everybody, so it contains no contact data. Its buttons are for clients that
   * can't refresh; the server refuses a press without the right. People with more rights get their own view by
   * automatic refresh.
   */
  async #channelView(referral: Referral): Promise<ReferralView> {
    const known = canStillChange(referral) ? await this.#recent() : [];
    const entitled = known.filter((person) => this.#deps.access.may(person, 'see-in-full', referral));
    return {
      locale: this.#deps.language,
      timeZone: this.#deps.timeZone,
      namesZone: true,
      now: this.#deps.clock.now(),
      audience: 'channel',
      rights: { contacts: false, answer: true, claim: !referral.owner, release: false, undo: true, deal: dealDeeds },
      refreshFor: entitled.slice(0, ownViews).map((person) => person.teamsId),
    };
  }

  /**
   * Teams ids of at most `most` people who may see it in full and were active lately, this person first: for a card in
   * a personal chat, where the desk can't know who reads.
   */
  async viewersOf(referral: Referral, first: Person, most: number): Promise<readonly string[]> {
    const people = [first, ...(await this.#recent())];
    const entitled = people.filter((person) => this.#deps.access.may(person, 'see-in-full', referral));
    return [...new Set(entitled.map(({ teamsId }) => teamsId))].slice(0, most);
  }

  /**
   * Channel cards are drawn by the hundred, above all after a rung: one query for the people serves all of them for a
   * while.
   */
  #recent(): Promise<readonly Person[]> {
    const now = this.#deps.clock.serverNow().getTime();
    if (this.#recentPeople && this.#recentPeople.until > now) return this.#recentPeople.found;
    const found = this.#deps.people.recent(ownViews * 2);
    this.#recentPeople = { found, until: now + recentMilliseconds };
    // A failure is not cached.
    found.catch(() => {
      this.#recentPeople = undefined;
    });
    return found;
  }

  #rightsOf(person: Person, referral: Referral): ReferralView['rights'] {
    const { access } = this.#deps;
    return {
      contacts: access.may(person, 'see-in-full', referral),
      answer: access.may(person, 'answer', referral),
      claim: access.may(person, 'claim', referral),
      release: access.may(person, 'release', referral),
      assign: access.may(person, 'assign', referral),
      undo: access.may(person, 'undo', referral),
      deal: dealDeeds.filter((deed) => access.may(person, deed, referral)),
    };
  }
}

/** Why this person is not reminded now, or is reminded in place of another. */
function ownReasons(person: Person, referral: Referral, now: Date): Pick<ReferralView, 'snoozedUntil' | 'insteadOf'> {
  const until = snoozedUntil(referral, person, now);
  const { owner } = referral;
  const standing = owner && person.standsInFor?.find((one) => standsInFor({ standsInFor: [one] }, owner, now));
  return {
    ...(until ? { snoozedUntil: until } : {}),
    ...(owner && standing ? { insteadOf: { name: owner.name, until: standing.until } } : {}),
  };
}

function handedNotice({ assignment }: Referral, locale: Locale): string {
  return say(locale, 'route.handed', { name: actorName(locale, assignment?.by ?? { name: '' }) });
}

/** A final card has nothing to refresh; a won deal may still be registered. */
function canStillChange({ record }: Referral): boolean {
  return record.status !== 'Closed' || record.substatus === 'Won';
}

/** Free text (notes, names, reasons) may contain contact data: a reader who may not see the contact sees none of it. */
function discreet({ record }: Referral, { rights }: ReferralView, built: BuiltCard): BuiltCard {
  if (rights.contacts) return built;
  const { name: customer, contacts } = record.customer;
  const discretion = { contacts, colleagues: record.team, customer };
  return { ...built, card: discreetCard(built.card, discretion), summary: discreetText(built.summary, discretion) };
}
