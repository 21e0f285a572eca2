import { asRead } from '../../../src/cards/plain.ts';
import type { Delivery } from '../../harness/bot-line.ts';
import { buttonsOf, inputsOf, type Json, textsOf } from '../../harness/cards.ts';
import { cardOf, type Message } from '../../harness/chat-store.ts';

type Shown = Message | Json | undefined;

function card(shown: Shown): Json {
  const found = shown && 'activity' in shown ? cardOf((shown as Message).activity) : (shown as Json | undefined);
  if (!found) throw new Error('No card is shown here.');
  return found;
}

/** All that a reader reads on it, as one text. */
export function textOf(shown: Shown): string {
  return textsOf(card(shown)).map(asRead).join('\n');
}

/** What can be pressed, without the hearts: every card of one's own has one. What unfolds a part asks the desk nothing. */
export function titlesOf(shown: Shown): readonly string[] {
  return buttonsOf(card(shown)).flatMap(({ title, type, verb }) =>
    verb?.startsWith('favourite.') || type === 'Action.ToggleVisibility' ? [] : title,
  );
}

/** What stands in the form's inputs. */
export function valuesOf(shown: Shown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(inputsOf(card(shown)).map(({ id, value }) => [id, value]));
}

/** The value behind a choice's title. */
export function choice(shown: Shown, input: string, title: string): string {
  const { choices = [] } = (inputsOf(card(shown)).find(({ id }) => id === input) ?? {}) as { choices?: Choice[] };
  const found = choices.find((each) => each.title.includes(title));
  if (!found) throw new Error(`${input} does not offer ${title}.`);
  return found.value;
}

interface Choice {
  readonly title: string;
  readonly value: string;
}

/** Whether a message is, or once was, about this referral alone; lists of several don't count. */
export function mentions(message: Message, id: string): boolean {
  return [...message.history, message.activity].some((activity) => {
    const text = cardText(activity);
    return text.includes(id) && !text.includes('referral.open');
  });
}

/**
 * What is posted is never changed, an edit puts another in its place: each card becomes text once, not at every look for
 * the cards of a referral, which goes through all messages of all chats.
 */
const cardTexts = new WeakMap<Json, string>();

function cardText(activity: Json): string {
  const known = cardTexts.get(activity);
  if (known !== undefined) return known;
  const text = JSON.stringify(cardOf(activity) ?? {});
  cardTexts.set(activity, text);
  return text;
}

/** The texts of plain messages. */
export function saidIn(messages: readonly Message[]): readonly string[] {
  return messages.flatMap(({ activity }) => (typeof activity.text === 'string' ? [activity.text] : []));
}

/** The card with which the desk answered a press that was delivered by hand. */
export function answeredCard(delivery: Delivery | undefined): Json {
  const { value } = (delivery?.body ?? {}) as { value?: unknown };
  if (typeof value !== 'object' || value === null) throw new Error(`No card came back: ${JSON.stringify(delivery)}`);
  return value as Json;
}
