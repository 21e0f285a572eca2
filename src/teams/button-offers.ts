import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import { BoundedMap } from '../bounded-map.ts';
import type { Clock } from '../clock.ts';
import type { ConversationAddress } from '../conversation.ts';
import type { OfferedButton } from '../messenger.ts';
import { type TypedButton, typedButton } from './offered-buttons.ts';
import { contextOf, type OpenConversations } from './open-conversations.ts';

/** Buttons of a card, to be typed until then (milliseconds), as long as nothing else is said. */
interface Offered {
  readonly until: number;
  readonly buttons: readonly OfferedButton[];
}

/** Later, a number is about something else. */
const offeredMilliseconds = 30 * 60_000;

interface TypedWhere {
  /** A conversation waits for an answer. */
  readonly asks: boolean;
  readonly context: TurnContext;
  readonly meansUndo: () => Promise<boolean>;
}

/** Chats; the upper bound of what is remembered of presses. */
const mostPressed = 10_000;

/** The buttons of the last card in a personal chat, which may be typed: kept with the chat's state. */
export class ButtonOffers {
  readonly #chats: OpenConversations;
  readonly #offered: StatePropertyAccessor<Offered>;
  readonly #clock: Clock;
  /** Whose card's buttons this turn did not press: they go with the note of what its answer offers. */
  readonly #stale = new WeakSet<ConversationAddress>();
  /** Whose turn took back what the card told of. */
  readonly #undoing = new WeakSet<ConversationAddress>();
  /**
   * Chats in which a card was pressed since: what stands in its place now offers other buttons. Kept by this instance alone,
   * so that no press waits for a note: elsewhere a button that was used up says so itself.
   */
  readonly #pressed = new BoundedMap<string, true>(mostPressed);

  constructor(chats: OpenConversations, clock: Clock) {
    this.#chats = chats;
    this.#clock = clock;
    this.#offered = chats.property('offered');
  }

  /** False: there was nothing to note. Without buttons, those of a card before it are let go. */
  async offer(where: ConversationAddress, given: readonly OfferedButton[] = []): Promise<boolean> {
    // What was taken back is not done again by the next `undo`: that is about what was before it.
    const buttons = this.#undoing.has(where) ? given.map(({ says: _says, ...button }) => button) : given;
    const some = buttons.length > 0;
    if (where.kind !== 'personal' || !(some || this.#stale.has(where))) return false;
    this.#stale.delete(where);
    this.#pressed.delete(where.conversationId);
    const context = contextOf(where);
    if (some) await this.#offered.set(context, { until: this.#clock.now().getTime() + offeredMilliseconds, buttons });
    else await this.#offered.delete(context);
    await this.#chats.save(context);
    return true;
  }

  pressed(where: ConversationAddress): void {
    if (where.kind === 'personal') this.#pressed.set(where.conversationId, true);
  }

  /** To be saved by the caller. */
  async letGo(context: TurnContext): Promise<void> {
    await this.#offered.delete(context);
  }

  /**
   * The button that somebody typed. Whatever was said, the card is an old one then. Where a conversation waits for an answer, only a
   * number that the card shows is the card's.
   */
  async typed(
    where: ConversationAddress,
    text: string,
    { asks, context, meansUndo }: TypedWhere,
  ): Promise<TypedButton | undefined> {
    if (where.kind !== 'personal') return undefined;
    const offered = await this.#offered.get(context);
    if (!offered) return undefined;
    const isOver = this.#clock.now().getTime() >= offered.until || (asks && !/^\D*\d{1,2}\D*$/.test(text));
    const asShown = asks || this.#pressed.get(where.conversationId) === true;
    const buttons = asShown
      ? offered.buttons.filter(({ isUnnumbered, says }) => !isUnnumbered && says !== 'undo')
      : offered.buttons;
    const typed = isOver ? undefined : (typedButton(text, buttons) ?? (await takenBack(buttons, meansUndo)));
    if (typed?.kind === 'pressed' && typed.button.says === 'undo') this.#undoing.add(where);
    if (typed || asks) {
      // At once, so that the same message heard twice presses once.
      await this.#offered.delete(context);
      await this.#chats.save(context);
    } else this.#stale.add(where);
    return typed;
  }
}

/** The way back that the card offers, for whoever says `undo` in words of their own. */
async function takenBack(
  buttons: readonly OfferedButton[],
  meansUndo: () => Promise<boolean>,
): Promise<TypedButton | undefined> {
  const back = buttons.find(({ says }) => says === 'undo');
  return back && (await meansUndo()) ? { kind: 'pressed', button: back } : undefined;
}
