import { cardOf, type Message } from '../../harness/chat-store.ts';
import type { Person } from '../../harness/person.ts';
import { textOf } from './cards.ts';

/** What the desk answers first to these words. */
export async function firstAnswer(who: Person, words: string): Promise<Message> {
  const [message] = (await who.says(words)).replies;
  if (!message) throw new Error(`Nothing was answered to: ${words}`);
  return message;
}

/** All that a message reads, card or words. */
export const wordsOf = (message: Message): string =>
  cardOf(message.activity) ? textOf(message.activity) : String(message.activity.text);
