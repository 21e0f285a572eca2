import { until } from '../../chaos/support/until.ts';
import { buttonsOf, type Json, textsOf } from '../../harness/cards.ts';
import { cardOf, type Message } from '../../harness/chat-store.ts';
import type { Person } from '../../harness/person.ts';
import { patientSeconds } from '../../support/patiently.ts';
import type { Surroundings } from './served-desk.ts';

/** Kim, who is Referrals admin, and whoever is named install the desk; the deal team's channel is chosen. */
export async function install({ teams }: Surroundings, ...names: readonly string[]): Promise<void> {
  for (const name of ['Kim', ...names]) await teams.installs(teams.person(name), { personal: true });
  await teams.installs(teams.person('Kim'), { team: { channel: 'Deals' } });
}

type Spec = Parameters<Surroundings['sandbox']['createReferral']>[0];

/** A referral arrives by webhook and stands in the channel, and in the chat of its owner if it has one. */
export async function receive(around: Surroundings, spec: Spec, owner?: Person): Promise<Received> {
  const team = owner ? [owner.email] : [];
  const { id } = await around.sandbox.createReferral({ team, ...spec });
  const received = new Received(around, id);
  await until(() => (received.inChannel ? undefined : 'the card in the channel'), {
    seconds: patientSeconds,
    everyMilliseconds: 20,
  });
  if (owner) {
    const seen = () => (received.inChatOf(owner) ? undefined : `the card in ${owner.name}'s chat`);
    await until(seen, { seconds: patientSeconds, everyMilliseconds: 20 });
  }
  return received;
}

/** One referral as it stands in Teams. */
export class Received {
  readonly id: string;
  readonly #around: Surroundings;

  constructor(around: Surroundings, id: string) {
    this.#around = around;
    this.id = id;
  }

  get inChannel(): Message | undefined {
    return this.#around.teams.messagesIn({ channel: 'Deals' }).find((message) => this.#isOurs(message));
  }

  inChatOf(person: Person): Message | undefined {
    return this.#around.teams.messagesIn('chat', person).find((message) => this.#isOurs(message));
  }

  /** Waits until what stands in the channel and in these chats reads so. */
  async reads(words: RegExp, ...chats: readonly Person[]): Promise<void> {
    await until(
      () => {
        const standing = [this.inChannel, ...chats.map((person) => this.inChatOf(person))].map(wordsOf);
        return standing.every((text) => words.test(text)) ? undefined : `${words} on ${standing.join(' — ')}`;
      },
      { seconds: patientSeconds, everyMilliseconds: 20 },
    );
  }

  async isInPartnerCenter(state: string): Promise<void> {
    await until(
      () => {
        const { status, substatus } = this.#around.sandbox.record(this.id);
        return `${status}/${substatus}` === state ? undefined : `${state}, Partner Center has ${status}/${substatus}`;
      },
      { seconds: patientSeconds, everyMilliseconds: 20 },
    );
  }

  /** A card that was decided on has no buttons any more: what it is about stands in what it showed first. */
  #isOurs({ by, activity, history }: Message): boolean {
    return by === 'bot' && [activity, ...history].some((shown) => pressedFor(shown).has(this.id));
  }
}

/** What is posted is never changed, an edit puts another in its place: each card is walked once, however often one waits. */
const referralsOf = new WeakMap<Json, ReadonlySet<unknown>>();

function pressedFor(shown: Json): ReadonlySet<unknown> {
  const known = referralsOf.get(shown);
  if (known) return known;
  const ids = new Set(buttonsOf(cardOf(shown)).map(({ action }) => (action.data as Json | undefined)?.referralId));
  referralsOf.set(shown, ids);
  return ids;
}

export function wordsOf(message: Message | undefined): string {
  return message ? textsOf(cardOf(message.activity)).join(' | ') : 'nothing';
}
