import type { Clock } from '../../clock.ts';
import type { ConversationAddress } from '../../conversation.ts';
import { type DealTeamStore, type PeopleStore, type Person, personId } from '../people/index.ts';
import type { Access, Referral } from '../referrals/index.ts';
import { isAwayUntil, toldKey, type Unreached } from './unreached.ts';

/** Upper bound of other people told if there is neither an admin nor a channel. */
const mostOthers = 20;
const amongRecent = 200;

export interface UnreachedReadersDeps {
  readonly access: Access;
  readonly people: Pick<PeopleStore, 'reachableAdmins' | 'recent'>;
  readonly dealTeam: Pick<DealTeamStore, 'channel' | 'channelOf'>;
  /** The chat that an admin chose for the desk's health: its readers fix faults. */
  readonly healthChat: () => Promise<ConversationAddress | undefined>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface UnreachedChat {
  readonly id: string;
  readonly address: ConversationAddress;
  /** The person of a personal chat; absent: a chat of several people. */
  readonly person?: Person;
  /** Whether its readers are to hear of this referral. */
  readonly isFor: (referral: Referral) => boolean;
}

export type TellingOutcome = 'heard' | 'unheard' | { readonly laterBy: number };

/** What became of telling one chat of one referral. */
export interface TellingAttempt {
  readonly chat: UnreachedChat;
  readonly key: string;
  readonly outcome: TellingOutcome;
}

/** Who is told of referrals of which nobody can be warned. */
export class UnreachedReaders {
  readonly #deps: UnreachedReadersDeps;

  constructor(deps: UnreachedReadersDeps) {
    this.#deps = deps;
  }

  isAway(person: Person | undefined, { deadline }: Referral): boolean {
    return person !== undefined && isAwayUntil(person, deadline, this.#deps.clock.now());
  }

  /** The chats whose readers are responsible: a team's own channel hears of its own referrals alone. */
  async responsible(unreached: readonly Unreached[]): Promise<readonly UnreachedChat[]> {
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
  async others(unheard: readonly Unreached[], first: readonly TellingAttempt[]): Promise<readonly UnreachedChat[]> {
    const { people, access, clock } = this.#deps;
    const recent = (await people.recent(amongRecent)).filter(({ unreachable }) => !unreachable);
    const wanted = new Map<Person, Set<string>>();
    for (const { referral } of unheard) {
      const asked = first.filter(({ key }) => key === toldKey(referral, clock.now()));
      const known = new Set(asked.map(({ chat }) => chat.id));
      const others = recent.filter(
        (person) => !known.has(personId(person)) && access.may(person, 'answer', referral) && person.personalChat,
      );
      const there = others.filter((person) => !this.isAway(person, referral));
      const isHeardByAnybody = asked.some(({ outcome }) => outcome === 'heard');
      for (const person of (there.length > 0 || isHeardByAnybody ? there : others).slice(0, mostOthers))
        wanted.set(person, (wanted.get(person) ?? new Set()).add(referral.id));
    }
    return [...wanted].flatMap(([person, ids]) => asOwn(person, ({ id }) => ids.has(id)));
  }
}

function isSameChat(one: ConversationAddress | undefined, other: ConversationAddress | undefined): boolean {
  return one?.conversationId === other?.conversationId;
}

function asShared(address: ConversationAddress | undefined, isFor: UnreachedChat['isFor']): readonly UnreachedChat[] {
  return address && address.kind !== 'personal' ? [{ id: address.conversationId, address, isFor }] : [];
}

function asOwn(person: Person, isFor: UnreachedChat['isFor']): readonly UnreachedChat[] {
  return person.personalChat ? [{ id: personId(person), address: person.personalChat, person, isFor }] : [];
}
