import type { Clock } from '../../../clock.ts';
import type { ConversationAddress } from '../../../conversation.ts';
import { absenceAt, type DealTeamStore, type PeopleStore, type Person } from '../../people/index.ts';
import type { Access } from '../access/access.ts';
import type { Referral } from '../record/referral.ts';
import type { ReferralStore } from '../store/referral-store.ts';

/** A person with a personal chat with the desk. */
export type CardReader = Person & { readonly personalChat: ConversationAddress };

/** Who gets a referral's cards, and where. */
export interface Places {
  /** The deal team's channel for this referral. */
  readonly channel?: ConversationAddress;
  readonly owner?: CardReader;
  /** The stand-in who gets new cards while the owner is away. */
  readonly takesOver?: CardReader;
  /** Who is reminded in their own chat: the owner or their stand-in, unless they opted out. */
  readonly reminded?: CardReader;
  /** Why nobody is: reminders are off, or the owner is away without anybody who stands in. Absent: no chat, or no owner. */
  readonly unreminded?: 'off' | 'away';
  /**
   * Referrals admins in place of a channel that can't be reached; empty where the channel can be, or an owner who may
   * answer.
   */
  readonly standIns: readonly CardReader[];
}

interface PlacesDeps {
  readonly clock: Clock;
  readonly people: PeopleStore;
  readonly dealTeam: DealTeamStore;
  readonly access: Access;
  readonly referrals: Pick<ReferralStore, 'countUnowned'>;
}

/**
 * Upper bound of first cards in one chat: nobody reads more. A list (`inbox`) replaces them, and the reminders come
 * anyway.
 */
export const mostCardsForStandIn = 50;

/** Nothing expires unnoticed: where neither channel nor owner can be reached, the Referrals admins get the cards. */
export class CardPlaces {
  readonly #deps: PlacesDeps;

  constructor(deps: PlacesDeps) {
    this.#deps = deps;
  }

  async of(referral: Referral): Promise<Places> {
    const { people, dealTeam } = this.#deps;
    const [channel, owner] = await Promise.all([
      dealTeam.channelOf(referral),
      referral.owner ? people.find(referral.owner) : undefined,
    ]);
    const isAway = owner !== undefined && absenceAt(owner, this.#deps.clock.now()) !== undefined;
    const takesOver = isAway ? await this.#standInOf(owner, referral) : undefined;
    const responsible = isAway ? takesOver : owner;
    const isOff = hasChat(responsible) && responsible.chosen?.reminders === 'off';
    const reminded = hasChat(responsible) && !isOff ? responsible : undefined;
    const isAnswered = reminded && !reminded.unreachable && this.#deps.access.may(reminded, 'answer', referral);
    const unreminded = isOff ? 'off' : isAway && !takesOver ? 'away' : undefined;
    return {
      ...(channel ? { channel } : {}),
      ...(hasChat(owner) ? { owner } : {}),
      ...(takesOver ? { takesOver } : {}),
      ...(reminded ? { reminded } : {}),
      ...(unreminded ? { unreminded } : {}),
      standIns: channel || isAnswered ? [] : await this.#admins(referral),
    };
  }

  /** The stand-in that the owner named, if the desk can write to them. */
  async #standInOf(owner: Person, referral: Referral): Promise<CardReader | undefined> {
    const { people, access, clock } = this.#deps;
    const named = absenceAt(owner, clock.now())?.standIn;
    const standIn = named && (await people.find(named));
    if (!hasChat(standIn) || standIn.unreachable || absenceAt(standIn, clock.now())) return undefined;
    return access.may(standIn, 'answer', referral) ? standIn : undefined;
  }

  /** The places of a referral's first card. */
  async ofFirstCard(referral: Referral): Promise<Places> {
    const places = await this.of(referral);
    if (places.standIns.length === 0) return places;
    const unowned = await this.#deps.referrals.countUnowned(mostCardsForStandIn + 1);
    return unowned > mostCardsForStandIn ? { ...places, standIns: [] } : places;
  }

  /** Admins who may answer it: not those of another location. */
  async #admins(referral: Referral): Promise<readonly CardReader[]> {
    const { people, access } = this.#deps;
    const admins = await people.reachableAdmins();
    return admins.filter((admin) => access.may(admin, 'answer', referral)).filter(hasChat);
  }
}

/**
 * Those of the stand-ins who are not away, or all of them where nobody is there: for what is to be sent now. What was
 * sent or waits already stays owed to all, since who is away may change before it is delivered.
 */
export function standInsThere(standIns: readonly CardReader[], now: Date): readonly CardReader[] {
  const there = standIns.filter((one) => absenceAt(one, now) === undefined);
  return there.length > 0 ? there : standIns;
}

function hasChat(person: Person | undefined): person is CardReader {
  return person?.personalChat !== undefined;
}
