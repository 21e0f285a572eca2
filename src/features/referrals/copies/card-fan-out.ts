import type { ConversationAddress } from '../../../conversation.ts';
import { crashPoint } from '../../../crash-point.ts';
import { currentCorrelation, withCorrelation } from '../../../logger.ts';
import { type Hold, isReleased } from '../../../sweeps/under-lease.ts';
import { isSamePerson, type PersonKey } from '../../people/index.ts';
import type { Referral } from '../record/referral.ts';
import { channelEvents } from '../rules/channel-events.ts';
import { withoutKeys } from '../rules/mirror.ts';
import { isUndecided, stageOf } from '../rules/referral-stage.ts';
import type { DeskDeps } from '../store/referral-desk.ts';
import { type CardPlaces, standInsThere } from './card-places.ts';
import { assignedPurpose, type Copy, copyId, eventPurpose, type WantedCopy } from './copy.ts';
import type { CopyStore } from './copy-store.ts';
import { EventPace } from './event-pace.ts';

const attempts = 5;

export interface FanOutDeps extends DeskDeps {
  readonly copies: CopyStore;
  readonly places: CardPlaces;
  /** Messages that show several referrals. */
  readonly together?: { markStale(referralId: string, now: Date): Promise<void> };
  /** The id of a pending request to the owner, for one card per request; undefined: none. */
  readonly requestOf?: (referral: Referral) => string | undefined;
}

/**
 * Turns "this referral's cards are due" into rows of the card registry: cards that are missing, and standing ones that
 * are stale. Idempotent: the rows' ids make each card once.
 */
export class CardFanOut {
  readonly #deps: FanOutDeps;
  readonly #eventPace = new EventPace();

  constructor(deps: FanOutDeps) {
    this.#deps = deps;
  }

  /** The caller holds the lease. */
  fanOut(referral: Referral, hold: Hold): Promise<void> {
    return withCorrelation(referral.cardsCorrelationId ?? 'none', () => this.#fanOut(referral, hold));
  }

  async #fanOut(referral: Referral, hold: Hold): Promise<void> {
    const { copies, clock } = this.#deps;
    const now = clock.now();
    const known = await copies.ofReferral(referral.id);
    // `wanted` counts too: it may become a row of a list meanwhile.
    const mayBeRow = known.some(
      ({ audience, state }) => audience === 'channel' && (state === 'listed' || state === 'wanted'),
    );
    if (mayBeRow && isClaimed(referral)) await copies.standAlone(referral.id, now);
    const isOpen = referral.kind === 'inbound' && isUndecided(referral, now);
    const first = isOpen ? await this.#firstCards(referral, known) : [];
    const wanted = [
      ...first,
      ...(await this.#handedOn(referral, now)),
      ...(await this.#requests(referral)),
      ...(await this.#events(referral, known, now)),
    ];
    // Usually every card exists already: then the only write marks them stale.
    for (const copy of wanted) if (isMissing(copyId(copy), known)) await copies.want(copy, now);
    crashPoint('cards.wanted', referral.id);
    const correlationId = currentCorrelation();
    await copies.markStale(referral.id, known, { at: now, ...(correlationId ? { correlationId } : {}) });
    await this.#deps.together?.markStale(referral.id, now);
    crashPoint('cards.stale', referral.id);
    await this.#done(referral, hold);
  }

  /**
   * Lines under the card in the referral's channel. Above the rate limit none is posted: the cards show the state
   * anyway.
   */
  async #events(referral: Referral, known: readonly Copy[], now: Date): Promise<WantedCopy[]> {
    const fresh = channelEvents(referral, now).filter(
      (event) => !known.some((one) => one.purpose === eventPurpose(event)),
    );
    if (fresh.length === 0) return [];
    const { channel } = await this.#deps.places.of(referral);
    if (!channel || !known.some((copy) => standsAsCardIn(copy, channel))) return [];
    return fresh
      .filter(() => this.#eventPace.takes(channel.conversationId, now))
      .map((event) => channelCopy(referral.id, eventPurpose(event), channel));
  }

  /** A separate card, since nobody looks at an old one for news. */
  async #requests(referral: Referral): Promise<WantedCopy[]> {
    const request = this.#deps.requestOf?.(referral);
    const owner = request && referral.owner ? await this.#deps.people.find(referral.owner) : undefined;
    return owner?.personalChat ? [personalCopy(referral.id, `asked:${request}`, owner, owner.personalChat)] : [];
  }

  /** The receiver of a hand-over gets a separate message: they may have an old card of it. */
  async #handedOn(referral: Referral, now: Date): Promise<WantedCopy[]> {
    const purpose = assignedPurpose(referral);
    if (!purpose || !referral.owner) return [];
    if (!isUndecided(referral, now) && stageOf(referral, now) !== 'accepted') return [];
    const { owner, takesOver } = await this.#deps.places.of(referral);
    const reader = takesOver ?? owner;
    return reader ? [personalCopy(referral.id, purpose, reader, reader.personalChat)] : [];
  }

  /**
   * A concurrent write that changes nothing visible is retried over; one that made the cards due again keeps its due
   * time.
   */
  async #done(leased: Referral, hold: Hold): Promise<void> {
    const { id, cardsWishes, cardsDueAt } = leased;
    const ends = { work: 'cards', token: hold.lease.token } as const;
    if (await this.#deps.referrals.replace(leased, withoutKeys(leased, 'cardsDueAt'), undefined, { ends }))
      return hold.releaseBy(isReleased);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const current = await this.#deps.referrals.find(id);
      if (!current || current.cardsWishes !== cardsWishes) return;
      if (current.cardsDueAt?.getTime() !== cardsDueAt?.getTime()) return;
      const { cardsDueAt: _done, ...rest } = current;
      if (await this.#deps.referrals.replace(current, rest)) return;
    }
  }

  async #firstCards(referral: Referral, known: readonly Copy[]): Promise<WantedCopy[]> {
    const { channel, owner, takesOver, standIns } = await this.#deps.places.ofFirstCard(referral);
    const own =
      owner && firstPurpose(referral, owner, known) === 'card'
        ? personalCopy(referral.id, 'card', owner, owner.personalChat)
        : undefined;
    // A card the owner got before they left stays theirs alone: the stand-in gets the reminders.
    const isNew = own !== undefined && isMissing(copyId(own), known);
    const standIn =
      isNew && takesOver ? personalCopy(referral.id, 'card', takesOver, takesOver.personalChat) : undefined;
    const reads = standIn ?? own;
    return [
      ...(channel ? [channelCopy(referral.id, 'card', channel)] : []),
      ...(reads ? [reads] : []),
      ...standInsThere(standIns, this.#deps.clock.now()).map((reader) =>
        personalCopy(referral.id, 'card', reader, reader.personalChat),
      ),
    ];
  }
}

function standsAsCardIn({ purpose, audience, state, address }: Copy, { conversationId }: ConversationAddress): boolean {
  return purpose === 'card' && audience === 'channel' && state === 'sent' && address.conversationId === conversationId;
}

/** Ownership came from somebody's action, not from the team or a rule. */
function isClaimed({ owner, assignment, cameWithTeam }: Referral): boolean {
  return owner !== undefined && !cameWithTeam && (assignment === undefined || assignment.by !== undefined);
}

/** The message by which its owner learns of a referral; undefined: the one that told them before stands. */
export function firstPurpose(
  referral: Referral,
  owner: PersonKey,
  known: readonly Copy[],
): WantedCopy['purpose'] | undefined {
  return assignedPurpose(referral) ?? (wasToldBefore(referral, owner, known) ? undefined : 'card');
}

/** It is theirs again, and the message of the hand-over that made it theirs before stands: redrawn, it is their card. */
function wasToldBefore({ assignment }: Referral, owner: PersonKey, known: readonly Copy[]): boolean {
  return (
    assignment?.takenBack === true &&
    known.some(
      ({ purpose, state, person }) =>
        purpose.startsWith('assigned:') &&
        (state === 'sent' || state === 'listed') &&
        person !== undefined &&
        isSamePerson(person, owner),
    )
  );
}

/** `want` would not change a copy that stands or is in progress. */
function isMissing(id: string, known: readonly Copy[]): boolean {
  const copy = known.find((one) => one.id === id);
  return !copy || copy.state === 'dropped' || copy.state === 'lost';
}

export function channelCopy(
  referralId: string,
  purpose: WantedCopy['purpose'],
  channel: ConversationAddress,
): WantedCopy {
  const underCard = purpose !== 'card';
  return {
    referralId,
    purpose,
    audience: 'channel',
    address: channel,
    underCard,
    correlationId: currentCorrelation() ?? 'none',
  };
}

export function personalCopy(
  referralId: string,
  purpose: WantedCopy['purpose'],
  { tenantId, aadObjectId }: { readonly tenantId: string; readonly aadObjectId: string },
  address: ConversationAddress,
): WantedCopy {
  const person = { tenantId, aadObjectId };
  return {
    referralId,
    purpose,
    audience: 'personal',
    person,
    address,
    underCard: false,
    correlationId: currentCorrelation() ?? 'none',
  };
}
