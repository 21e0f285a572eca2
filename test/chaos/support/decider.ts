import type { Json } from '../../harness/cards.ts';
import { buttonsOf, textsOf } from '../../harness/cards.ts';
import type { Message } from '../../harness/chat-store.ts';
import type { Person } from '../../harness/person.ts';
import type { Teams } from '../../harness/teams.ts';
import { referralIdOf } from './registry.ts';
import { until } from './until.ts';

/** What somebody was told, and when, on this process's steady clock. */
export interface Told {
  readonly referralId: string;
  readonly kind: 'accept' | 'decline';
  readonly at: number;
  readonly presses: number;
}

/** And when it was for the desk, whose clock is moved. */
export type ToldThen = Told & { readonly deskTime: Date };

/**
 * Decides as a person would: looks for the card, presses, and when the desk doesn't answer, looks again and presses again.
 * Resolves when the desk has said that it is done.
 */
export async function decide(
  teams: Teams,
  person: Person,
  referralId: string,
  kind: 'accept' | 'decline',
): Promise<Told> {
  let presses = 0;
  let told = false;
  await until(
    async () => {
      const message = cardOf(teams, person, referralId);
      if (!message) return `the card of ${referralId}`;
      const card = person.sees(message);
      if (saysDone(card, kind)) {
        told = true;
        return undefined;
      }
      const verb = nextVerb(card, kind);
      if (!verb) return `a button on the card of ${referralId}: ${textsOf(card).slice(0, 4).join(' | ')}`;
      presses++;
      const inputs = verb === 'referral.decline' ? { inputs: { reason: '2' } } : {};
      const answer = await person.presses(verb, { on: message, ...inputs }).catch(() => undefined);
      told = saysDone(answer?.card, kind);
      return told ? undefined : `an answer to ${verb} on ${referralId}`;
    },
    { everyMilliseconds: 50 },
  );
  return { referralId, kind, at: performance.now(), presses };
}

function cardOf(teams: Teams, person: Person, referralId: string): Message | undefined {
  const places = [teams.messagesIn('chat', person), teams.messagesIn({ channel: 'Deals' }, person)];
  return places.flat().find((message) => {
    return message.by === 'bot' && (referralIdOf(message) === referralId || firstReferralOf(message) === referralId);
  });
}

/** A card that was decided on has no buttons any more: what it was about stands in what it showed first. */
function firstReferralOf(message: Message): string | undefined {
  const [first] = message.history;
  return first ? referralIdOf({ ...message, activity: first }) : undefined;
}

function nextVerb(card: Json | undefined, kind: 'accept' | 'decline'): string | undefined {
  const verbs = buttonsOf(card).map(({ verb }) => verb);
  const wanted = kind === 'accept' ? ['referral.accept-as-is'] : ['referral.decline', 'referral.decline-form'];
  return wanted.find((verb) => verbs.includes(verb));
}

function saysDone(card: unknown, kind: 'accept' | 'decline'): boolean {
  const words = kind === 'accept' ? /^Accepted\b/ : /^(Declin(ed|ing)\b)/;
  return textsOf(card).some((text) => words.test(text)) && !nextVerb(card as Json, kind);
}
