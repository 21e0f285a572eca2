import { buttonsOf, type Json } from '../../harness/cards.ts';
import { cardOf, type Message } from '../../harness/chat-store.ts';
import type { Person } from '../../harness/person.ts';
import { saidIn, textOf } from './cards.ts';
import type { Desk } from './desk.ts';

/** One person's conversation about a new deal, as they see it: the newest card, and what they do with it. */
export interface DealTalk {
  /** All that the newest card (or message) reads. */
  readonly shown: string;
  readonly card: Message;
  says(text: string): Promise<string>;
  /** A button by its title, or an answer by its value, on the newest card. */
  presses(titleOrValue: string, inputs?: Readonly<Record<string, unknown>>): Promise<string>;
  pressesFirst(title: string): Promise<string>;
}

export function aDealTalk(desk: Desk, person: Person): DealTalk {
  let card: Message | undefined;
  let shown = '';

  /** A test that goes on after an error of ours would only say that a card is missing. */
  function noteFailures(): void {
    const failed = desk.log.find(({ msg, code }) => msg === 'turn could not be completed' && code === 'internal');
    if (failed) throw new Error(JSON.stringify(failed.err));
  }

  const current = (): Message => {
    if (!card) throw new Error('Nothing was shown yet.');
    return card;
  };

  async function press(find: (data: Json, title: string) => boolean, inputs = {}): Promise<string> {
    const on = current();
    const seen = person.sees(on);
    const button = buttonsOf(seen).find(({ action, title }) => find((action.data ?? {}) as Json, title));
    if (!button) throw new Error(`No such button on: ${shown}`);
    const pressed = await person.pressesAction(button.action, { on, inputs });
    await desk.app.idle();
    noteFailures();
    shown = pressed.text ?? textOf(person.sees(on) as Json);
    return shown;
  }

  return {
    get shown() {
      return shown;
    },
    get card() {
      return current();
    },
    async says(text) {
      const { replies } = await person.says(text);
      const cards = replies.filter(({ activity }) => cardOf(activity));
      card = cards.at(-1) ?? card;
      noteFailures();
      shown = [...cards.map((one) => textOf(one)), ...saidIn(replies)].join('\n');
      return shown;
    },
    presses: (wanted, inputs) => press((data, title) => title === wanted || data.value === wanted, inputs),
    pressesFirst: (wanted) => press((_data, title) => title === wanted),
  };
}
