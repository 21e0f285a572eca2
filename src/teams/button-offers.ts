import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import { numberSaid } from '../answers/choice.ts';
import { BoundedMap } from '../bounded-map.ts';
import type { Clock } from '../clock.ts';
import type { ConversationAddress } from '../conversation.ts';
import type { Person } from '../features/people/person.ts';
import type { OfferedButton } from '../messenger.ts';
import { type TypedButton, typedButton } from './offered-buttons.ts';
import { contextOf, type OpenConversations } from './open-conversations.ts';

/** Buttons of a card, to be typed until then (milliseconds), as long as nothing else is said. */
interface Offered {
  readonly until: number;
  /** By the database server's clock, which all instances share; absent in notes of earlier versions. */
  readonly at?: number;
  readonly buttons: readonly OfferedButton[];
}

/** Later, a number is about something else. */
const offeredMilliseconds = 30 * 60_000;

interface TypedWhere {
  /** A conversation waits for an answer. */
  readonly asks: boolean;
  readonly context: TurnContext;
  readonly meansUndo: () => Promise<boolean>;
  /** Whether whoever types did something, anywhere, after that time. */
  readonly didSince: (since: Date) => Promise<boolean>;
}

interface Below {
  readonly asks: boolean;
  /** Absent: a number was said. */
  readonly words: string | undefined;
  readonly offered: Offered;
}

/** Whether somebody did something to a referral after that time: in a channel, in the tab, by another instance. */
export type DidSince = (person: Person, since: Date) => Promise<boolean>;

/** Whether a card came into a chat by itself after that time (of the database's server), whichever instance sent it. */
export type CameSince = (where: ConversationAddress, since: Date) => Promise<boolean>;

/** The upper bound of the chats in which it is remembered what came below the card. */
const mostChats = 10_000;

/** The buttons of the last card in a personal chat, which may be typed: kept with the chat's state. */
export class ButtonOffers {
  readonly #chats: OpenConversations;
  readonly #offered: StatePropertyAccessor<Offered>;
  readonly #clock: Clock;
  readonly #cameSince: CameSince;
  /** Whose card's buttons this turn did not press: they go with the note of what its answer offers. */
  readonly #stale = new WeakSet<ConversationAddress>();
  /** Whose turn took back what the card told of. */
  readonly #undoing = new WeakSet<ConversationAddress>();
  /**
   * Chats in which a card was pressed since, or came by itself: other buttons stand there now, and of those above only
   * numbers are meant. Presses are noted by this instance alone, so that none waits for a note: elsewhere a button that was
   * used up says so itself. A card that another instance sent is noted with its send (`CameSince`).
   */
  readonly #below = new BoundedMap<string, 'pressed' | 'came'>(mostChats);

  constructor(chats: OpenConversations, clock: Clock, cameSince: CameSince) {
    this.#cameSince = cameSince;
    this.#chats = chats;
    this.#clock = clock;
    this.#offered = chats.property('offered');
  }

  /** False: there was nothing to note. Without buttons, those of a card before it are let go. */
  async offer(where: ConversationAddress, given: readonly OfferedButton[] = []): Promise<boolean> {
    // What was taken back is not done again by the next `undo`: that is about what was before it.
    const buttons = this.#undoing.has(where) ? given.flatMap(withoutUndo) : given;
    const some = buttons.length > 0;
    if (where.kind !== 'personal' || !(some || this.#stale.has(where))) return false;
    this.#stale.delete(where);
    this.#below.delete(where.conversationId);
    const context = contextOf(where);
    const at = this.#clock.serverNow().getTime();
    const until = this.#clock.now().getTime() + offeredMilliseconds;
    if (some) await this.#offered.set(context, { until, at, buttons });
    else await this.#offered.delete(context);
    await this.#chats.save(context);
    return true;
  }

  /** A card was pressed there. */
  pressed(where: ConversationAddress): void {
    if (where.kind === 'personal') this.#below.set(where.conversationId, 'pressed');
  }

  /** A card came there by itself: nothing was done, and `undo` still means what was done before. */
  came(where: ConversationAddress): void {
    const { kind, conversationId } = where;
    if (kind === 'personal' && !this.#below.get(conversationId)) this.#below.set(conversationId, 'came');
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
    { asks, context, meansUndo, didSince }: TypedWhere,
  ): Promise<TypedButton | undefined> {
    if (where.kind !== 'personal') return undefined;
    const offered = await this.#offered.get(context);
    if (!offered) return undefined;
    // `The second one`, too: to an open conversation, such words are an answer.
    const saysNumber = numberSaid(text, offered.buttons.length) !== undefined;
    const isNumber = /^\D*\d{1,2}\D*$/.test(text) || (!asks && saysNumber);
    const below = await this.#belowIn(where, { asks, words: isNumber ? undefined : text, offered });
    const isOver = this.#clock.now().getTime() >= offered.until || (below === 'pressed' && !isNumber);
    const back = below === 'pressed' ? undefined : offered.buttons.find(({ says }) => says === 'undo');
    const buttons = below ? asNumbered(offered.buttons) : offered.buttons;
    const found = below && !isNumber ? undefined : typedButton(text, buttons);
    const since = new Date(offered.until - offeredMilliseconds);
    const undoing = { meansUndo, didSince: () => didSince(since) };
    // A bare number means no undo: the grammar needn't be asked.
    const typed = isOver ? undefined : saysNumber ? found : await meant(found, back, undoing);
    if (typed?.kind === 'pressed' && typed.button.says === 'undo') this.#undoing.add(where);
    if (typed || asks) {
      // At once, so that the same message heard twice presses once.
      await this.#offered.delete(context);
      await this.#chats.save(context);
    } else {
      this.#stale.add(where);
      // Until it is answered: a turn that fails leaves nothing that the next words could press.
      this.pressed(where);
    }
    return typed;
  }

  /** Other instances are asked about only where `words` would press something: numbers mean their card, whatever came below it. */
  async #belowIn(where: ConversationAddress, { asks, words, offered: { at, buttons } }: Below) {
    const known = asks ? 'pressed' : this.#below.get(where.conversationId);
    if (known || words === undefined || at === undefined || !typedButton(words, buttons)) return known;
    return (await this.#cameSince(where, new Date(at))) ? 'came' : undefined;
  }
}

/** What no card shows is not there without it. */
function withoutUndo({ says: _says, ...button }: OfferedButton): readonly OfferedButton[] {
  return button.title === '' ? [] : [button];
}

/** What stands there no longer as the last card: its numbers can still be read, `yes` and `undo` are about something else. */
function asNumbered(buttons: readonly OfferedButton[]): readonly OfferedButton[] {
  return buttons.filter(({ isUnnumbered }) => !isUnnumbered).map(({ says: _says, ...button }) => button);
}

/**
 * The button that was typed, or the way back that the card offers, for whoever says `undo` in words of their own. `Undo` is
 * about the last deed: after a later one it is no button of this card.
 */
async function meant(
  typed: TypedButton | undefined,
  back: OfferedButton | undefined,
  { meansUndo, didSince }: { meansUndo: () => Promise<boolean>; didSince: () => Promise<boolean> },
): Promise<TypedButton | undefined> {
  const button = typed?.kind === 'pressed' ? typed.button : typed ? undefined : back;
  if (!button || !(await meansUndo())) return typed;
  return (await didSince()) ? undefined : { kind: 'pressed', button };
}
