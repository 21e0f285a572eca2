import type { Clock } from '../../../clock.ts';
import type { ConversationAddress } from '../../../conversation.ts';
import { absenceAt, type DealTeamStore, type PeopleStore, type Person } from '../../people/index.ts';
import type { Access } from '../access/access.ts';
import type { Referral } from '../record/referral.ts';
import type { ReferralStore } from '../store/referral-store.ts';

/** Somebody with a chat of their own with the desk. */
export type CardReader = Person & { readonly personalChat: ConversationAddress };

/** Who reads of a referral, and where. */
export interface Places {
  /** Of those of the deal team's, this referral's. */
  readonly channel?: ConversationAddress;
  readonly owner?: CardReader;
  /** Who gets what is new while the owner is away. */
  readonly takesOver?: CardReader;
  /** Who is reminded in their own chat: the owner, or who takes over from them, unless they want none. */
  readonly reminded?: CardReader;
  /** Referrals admins who get what the channel would have got; none where the channel or the owner can be reached. */
  readonly standIns: readonly CardReader[];
}

interface PlacesDeps {
  readonly clock: Clock;
  readonly people: PeopleStore;
  readonly dealTeam: DealTeamStore;
  readonly access: Access;
  readonly referrals: Pick<ReferralStore, 'countUnowned'>;
}

/** More first cards than that in one chat, and nobody reads them: a list does it (`inbox`), and the reminders come all the same. */
export const mostCardsForStandIn = 50;

/** Nothing expires in silence: where neither channel nor owner can be reached, the Referrals admins stand in for them. */
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
    const reminded = hasChat(responsible) && responsible.chosen?.reminders !== 'off' ? responsible : undefined;
    return {
      ...(channel ? { channel } : {}),
      ...(hasChat(owner) ? { owner } : {}),
      ...(takesOver ? { takesOver } : {}),
      ...(reminded ? { reminded } : {}),
      standIns: channel || (reminded && !reminded.unreachable) ? [] : await this.#admins(referral),
    };
  }

  /** Who was named and can be written to. */
  async #standInOf(owner: Person, referral: Referral): Promise<CardReader | undefined> {
    const { people, access, clock } = this.#deps;
    const named = absenceAt(owner, clock.now())?.standIn;
    const standIn = named && (await people.find(named));
    if (!hasChat(standIn) || standIn.unreachable || absenceAt(standIn, clock.now())) return undefined;
    return access.may(standIn, 'answer', referral) ? standIn : undefined;
  }

  /** The same for the first card of a referral. */
  async ofFirstCard(referral: Referral): Promise<Places> {
    const places = await this.of(referral);
    if (places.standIns.length === 0) return places;
    const unowned = await this.#deps.referrals.countUnowned(mostCardsForStandIn + 1);
    return unowned > mostCardsForStandIn ? { ...places, standIns: [] } : places;
  }

  /** Those who may answer it: an admin of another location may not. */
  async #admins(referral: Referral): Promise<readonly CardReader[]> {
    const { people, access } = this.#deps;
    const admins = await people.reachableAdmins();
    return admins.filter((admin) => access.may(admin, 'answer', referral)).filter(hasChat);
  }
}

function hasChat(person: Person | undefined): person is CardReader {
  return person?.personalChat !== undefined;
}
