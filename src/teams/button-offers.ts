import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import { numberSaid } from '../answers/choice/choice.ts';
import { readRowBeside } from '../answers/choice/row-beside.ts';
import { BoundedMap } from '../bounded-map.ts';
import type { Clock } from '../clock.ts';
import type { ConversationAddress } from '../conversation.ts';
import type { Person } from '../features/people/person.ts';
import type { OfferedButton } from '../messenger.ts';
import { type TypedButton, typedButton } from './offered-buttons.ts';
import { contextOf, type OpenConversations } from './open-conversations.ts';

/** Buttons of a card that may be typed until then (milliseconds), as long as nothing else is said. */
interface Offered {
  readonly until: number;
  /** By the database server's clock, which all instances share; absent in state written by earlier versions. */
  readonly at?: number;
  readonly buttons: readonly OfferedButton[];
}

/** After that time a number is more likely about something else. */
const offeredMilliseconds = 30 * 60_000;

interface TypedWhere {
  /** A conversation is open and expects an answer. */
  readonly asks: boolean;
  readonly context: TurnContext;
  readonly meansUndo: () => Promise<boolean>;
  /** Whether the person did anything, anywhere, after that time. */
  readonly didSince: (since: Date) => Promise<boolean>;
}

interface Below {
  readonly asks: boolean;
  /** Absent: the text was a number. */
  readonly words: string | undefined;
  readonly offered: Offered;
}

/** A row of the last answer that a sentence may mean. */
export interface CountedRow {
  readonly referralId: string;
  /** The words that count it: `the first one`. */
  readonly said: string;
  /** The sentence with the customer's name in the row's place. */
  readonly words: string;
}

/** Whether the person acted on a referral after that time: in a channel, in the tab, or on another instance. */
export type DidSince = (person: Person, since: Date) => Promise<boolean>;

/** Whether a card was sent to a chat unprompted after that time (database server's clock), by any instance. */
export type CameSince = (where: ConversationAddress, since: Date) => Promise<boolean>;

/** Upper bound of the chats for which it is remembered what came after the card. */
const mostChats = 10_000;

/** The buttons of the last card in a personal chat, which may be typed; stored with the chat's state. */
export class ButtonOffers {
  readonly #chats: OpenConversations;
  readonly #offered: StatePropertyAccessor<Offered>;
  readonly #clock: Clock;
  readonly #cameSince: CameSince;
  /**
   * Conversations whose offered buttons this turn did not press: cleared by the same write that stores the new offers.
   */
  readonly #stale = new WeakSet<ConversationAddress>();
  /** The one referral that the last answer was about, as this turn found it. */
  readonly #about = new WeakMap<ConversationAddress, string>();
  readonly #lists = new WeakMap<ConversationAddress, string>();
  readonly #rows = new WeakMap<ConversationAddress, CountedRow>();
  /** Conversations whose turn undid the deed that the card offered to undo. */
  readonly #undoing = new WeakSet<ConversationAddress>();
  /**
   * Chats where a card was pressed or arrived unprompted since the offer. Newer buttons stand there now, and of the
   * older ones only numbers are accepted. Presses are recorded in this instance only, so that no press waits for a
   * write: on another instance a spent button says so itself. A card sent by another instance is recorded with its send
   * (`CameSince`).
   */
  readonly #below = new BoundedMap<string, 'pressed' | 'came'>(mostChats);

  constructor(chats: OpenConversations, clock: Clock, cameSince: CameSince) {
    this.#cameSince = cameSince;
    this.#chats = chats;
    this.#clock = clock;
    this.#offered = chats.property('offered');
  }

  /**
   * False: there was nothing to write. Without buttons, earlier offers are dropped.
   *
   * @param read the chat's state as this turn read it: if nobody wrote it since, it need not be read again.
   */
  async offer(
    where: ConversationAddress,
    given: readonly OfferedButton[] = [],
    read: TurnContext | undefined = undefined,
  ): Promise<boolean> {
    // After an undo the next `undo` must not repeat it: it refers to the deed before.
    const buttons = this.#undoing.has(where) ? given.flatMap(withoutUndo) : given;
    const some = buttons.length > 0;
    if (where.kind !== 'personal' || !(some || this.#stale.has(where))) return false;
    this.#stale.delete(where);
    this.#below.delete(where.conversationId);
    const at = this.#clock.serverNow().getTime();
    const until = this.#clock.now().getTime() + offeredMilliseconds;
    const put = (context: TurnContext) =>
      some ? this.#offered.set(context, { until, at, buttons }) : this.#offered.delete(context);
    if (read) {
      await put(read);
      if (await this.#chats.saveUnlessChanged(read)) return true;
    }
    const context = contextOf(where);
    await put(context);
    await this.#chats.save(context);
    return true;
  }

  /** A card was pressed there. */
  pressed(where: ConversationAddress): void {
    if (where.kind === 'personal') this.#below.set(where.conversationId, 'pressed');
  }

  /** A card was sent there unprompted: nothing was done, so `undo` keeps its meaning. */
  came(where: ConversationAddress): void {
    const { kind, conversationId } = where;
    if (kind === 'personal' && !this.#below.get(conversationId)) this.#below.set(conversationId, 'came');
  }

  /** The caller saves the state. */
  async letGo(context: TurnContext): Promise<void> {
    await this.#offered.delete(context);
  }

  /**
   * The button that was typed. Whatever was said, the offer is spent afterwards. While a conversation expects an
   * answer, only a number shown on the card counts as a button.
   */
  async typed(
    where: ConversationAddress,
    text: string,
    { asks, context, meansUndo, didSince }: TypedWhere,
  ): Promise<TypedButton | undefined> {
    if (where.kind !== 'personal') return undefined;
    const offered = await this.#offered.get(context);
    if (!offered) return undefined;
    // `The second one` counts as a number, but an open conversation takes such words as its answer.
    const saysNumber = numberSaid(text, offered.buttons.length) !== undefined;
    const isNumber = /^\D*\d{1,2}\D*$/.test(text) || (!asks && saysNumber);
    const below = await this.#belowIn(where, { asks, words: isNumber ? undefined : text, offered });
    const isOver = this.#clock.now().getTime() >= offered.until || (below === 'pressed' && !isNumber);
    const back = below === 'pressed' ? undefined : offered.buttons.find(({ says }) => says === 'undo');
    if (!isOver) this.#noteAbout(where, offered.buttons);
    const buttons = below ? asNumbered(offered.buttons) : offered.buttons;
    const found = below && !isNumber ? undefined : typedButton(text, buttons);
    const since = new Date(offered.until - offeredMilliseconds);
    const undoing = { meansUndo, didSince: () => didSince(since) };
    // A bare number can't mean undo, so the grammar is not asked.
    const typed = isOver ? undefined : saysNumber ? found : await meant(found, back, undoing);
    this.#noteRow(where, text, offered.buttons, [typed, asks, isOver, below].some(Boolean));
    if (typed?.kind === 'pressed' && typed.button.says === 'undo') this.#undoing.add(where);
    if (typed || asks) {
      // Deleted at once, so that a redelivered message does not press twice.
      await this.#offered.delete(context);
      await this.#chats.save(context);
    } else {
      this.#stale.add(where);
      // Until the turn is answered: if it fails, no button is left that the next words could press.
      this.pressed(where);
    }
    return typed;
  }

  /** A card that was pressed or came meanwhile is nearer than the answer. */
  #noteAbout(where: ConversationAddress, buttons: readonly OfferedButton[]): void {
    if (this.#below.get(where.conversationId)) return;
    const [about, list] = [onlyReferral(buttons), viewShown(buttons)];
    if (about !== undefined) this.#about.set(where, about);
    if (list !== undefined) this.#lists.set(where, list);
  }

  /** `push the first one to Friday`: may be said of that row's referral, and not of the one spoken of before. */
  #noteRow(where: ConversationAddress, text: string, buttons: readonly OfferedButton[], isOther: boolean): void {
    if (isOther) return;
    const rows = buttons.filter(({ row }) => row !== undefined);
    const counted = readRowBeside(text, Math.max(0, ...rows.map(({ row = 0 }) => row)));
    const ofRow = rows.filter(({ row }) => row === counted?.number);
    const [referralId, name] = [onlyReferral(ofRow), ofRow.find((one) => one.name)?.name];
    if (counted && referralId !== undefined && name !== undefined)
      this.#rows.set(where, { referralId, said: counted.said, words: counted.with(name) });
  }

  /** The row of the last answer that this turn's words count, if they do; known as `spokenOf` is. */
  rowCounted(where: ConversationAddress): CountedRow | undefined {
    return this.#rows.get(where);
  }

  /** The only referral whose buttons the last answer in this chat had; known once the turn's text was looked at. */
  spokenOf(where: ConversationAddress): string | undefined {
    return this.#about.get(where);
  }

  /** The view of the list that the last answer was, known as `spokenOf` is. */
  listShown(where: ConversationAddress): string | undefined {
    return this.#lists.get(where);
  }

  /**
   * The database is asked about other instances only where `words` would press something: numbers refer to their card,
   * whatever came after it.
   */
  async #belowIn(where: ConversationAddress, { asks, words, offered: { at, buttons } }: Below) {
    const known = asks ? 'pressed' : this.#below.get(where.conversationId);
    if (known || words === undefined || at === undefined || !typedButton(words, buttons)) return known;
    return (await this.#cameSince(where, new Date(at))) ? 'came' : undefined;
  }
}

/** Of the button that opens a list's filters. */
function viewShown(buttons: readonly OfferedButton[]): string | undefined {
  const data = buttons.find(({ verb }) => verb === 'list.filter-form')?.data as { readonly view?: unknown } | undefined;
  return typeof data?.view === 'string' ? data.view : undefined;
}

function onlyReferral(buttons: readonly OfferedButton[]): string | undefined {
  const ids = buttons.flatMap(({ data }) => (data as { readonly referralId?: unknown } | undefined)?.referralId ?? []);
  const [only, ...others] = new Set(ids);
  return typeof only === 'string' && others.length === 0 ? only : undefined;
}

/** An undo without a title stands only in the offer, so it goes away with it. */
function withoutUndo({ says: _says, ...button }: OfferedButton): readonly OfferedButton[] {
  return button.title === '' ? [] : [button];
}

/**
 * For a card that is no longer the last one: its numbers can still be read, while `yes` and `undo` refer to something
 * newer.
 */
function asNumbered(buttons: readonly OfferedButton[]): readonly OfferedButton[] {
  return buttons.filter(({ isUnnumbered }) => !isUnnumbered).map(({ says: _says, ...button }) => button);
}

/**
 * The button that was typed, or the card's undo for somebody who says `undo` in other words. Undo refers to the last
 * deed: after a later deed it is not this card's button.
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
