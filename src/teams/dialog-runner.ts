import type { Storage, TurnContext } from 'botbuilder';
import type { Clock } from '../clock.ts';
import type { ConversationAddress } from '../conversation.ts';
import type { Conversation, ConversationEnd, ConversationRef, Feature, Reply, Turn } from '../feature.ts';
import type { OfferedButton } from '../messenger.ts';
import { ButtonOffers, type CameSince, type DidSince } from './button-offers.ts';
import type { CommandRouter } from './command-router.ts';
import type { TypedButton } from './offered-buttons.ts';
import { contextOf, OpenConversations } from './open-conversations.ts';

interface DialogOptions {
  readonly features: readonly Feature[];
  readonly commands: CommandRouter;
  readonly storage: Storage;
  readonly clock: Clock;
  /** Presses a button programmatically. */
  press(turn: Turn, button: OfferedButton): Promise<Reply>;
  /** For text that leaves open which button is meant, or can't press it. */
  readonly askButton: AskButton;
  readonly didSince: DidSince;
  readonly cameSince: CameSince;
}

export type AskButton = (turn: Turn, typed: Exclude<TypedButton, { kind: 'pressed' }>) => Reply;

/** A chat's state that is being read, or has been. */
export interface ChatState {
  readonly context: TurnContext;
  readonly loaded: Promise<unknown>;
}

interface OpenConversation {
  readonly key: string;
  readonly conversation: Conversation;
}

/**
 * Knows which conversation is open in which personal chat (`OpenConversations`) and routes messages to it. Everything
 * else (questions, answers, what comes next) belongs to the feature, so that it can be tested and moved without the
 * SDK.
 */
export class DialogRunner {
  readonly #openChats: OpenConversations;
  readonly #offers: ButtonOffers;
  readonly #conversations: ReadonlyMap<string, Conversation>;
  readonly #commands: CommandRouter;
  readonly #press: DialogOptions['press'];
  readonly #askButton: AskButton;
  readonly #didSince: DidSince;
  /**
   * The conversation that a turn found open, with no buttons on offer: if it stays open, nothing needs to be written.
   */
  readonly #standing = new WeakMap<ConversationAddress, OpenConversation>();
  /** The chat's state as the turn read it, until it writes it. */
  readonly #read = new WeakMap<ConversationAddress, TurnContext>();

  constructor(options: DialogOptions) {
    this.#press = options.press;
    this.#askButton = options.askButton;
    this.#didSince = options.didSince;
    this.#openChats = new OpenConversations(options.storage);
    this.#offers = new ButtonOffers(this.#openChats, options.clock, options.cameSince);
    this.#commands = options.commands;
    const all = options.features.flatMap((feature) => feature.conversations ?? []);
    this.#conversations = new Map(all.map((conversation) => [conversation.name, conversation]));
  }

  /** Begins to read a chat's state while it is still being found out who speaks there. */
  readAhead(where: ConversationAddress): ChatState | undefined {
    if (where.kind !== 'personal') return undefined;
    const context = contextOf(where);
    const loaded = this.#openChats.in(context);
    // Whoever routes the message hears of it.
    loaded.catch(() => {});
    return { context, loaded };
  }

  /** Routes a message to the open conversation or to a command. A command in between does not end the conversation. */
  async route(
    turn: Turn,
    written: string,
    ahead: ChatState | undefined = this.readAhead(turn.conversation),
  ): Promise<readonly Reply[]> {
    await ahead?.loaded;
    // One context for all, so that the chat's state is read once.
    const context = ahead?.context ?? contextOf(turn.conversation);
    this.#read.set(turn.conversation, context);
    const open = await this.#open(turn.conversation, context);
    const typed = await this.#offers.typed(turn.conversation, written, {
      asks: open !== undefined,
      context,
      meansUndo: () => this.#commands.meansUndo(turn, written),
      didSince: (since) => this.#didSince(turn.person, since),
    });
    const words = typed?.kind === 'pressed' ? typed.button.words : undefined;
    const text = words ?? written;
    const pressed = typed && words === undefined ? await this.#pressed(turn, typed, written) : undefined;
    if (!open) return [pressed ?? (await this.#routeOf(turn, text))];
    this.#standing.set(turn.conversation, open);
    if (pressed) return this.#withReminder(turn, open, text, pressed);
    const { key, conversation } = open;
    const otherwise = await this.#commands.otherwise(turn, text);
    const answer = await conversation.answer(turn, key, text, otherwise?.kind);
    if (!answer) {
      await this.follow(turn.conversation, { over: key });
      return [await this.#commands.route(turn, text)];
    }
    if (answer.kind === 'press') return [await this.#press(turn, { title: text, ...answer.button })];
    if (answer.kind !== 'elsewhere') return [answer];
    const reply = answer.words === text ? await otherwise?.run() : undefined;
    // Nothing came of it after all: then it was an attempt at an answer.
    const tried = !reply && answer.words === text ? await conversation.answer(turn, key, text) : undefined;
    if (tried && tried.kind !== 'elsewhere' && tried.kind !== 'press') return [tried];
    return this.#withReminder(turn, open, answer.words, reply);
  }

  /** Of the referral, the row and the list that the last answer was about. */
  async #routeOf(turn: Turn, text: string): Promise<Reply> {
    const where = turn.conversation;
    const [spokenOf, listShown] = [this.#offers.spokenOf(where), this.#offers.listShown(where)];
    const meant = { ...turn, ...(spokenOf ? { spokenOf } : {}), ...(listShown ? { listShown } : {}) };
    const row = this.#offers.rowCounted(where);
    if (!row || (await this.#commands.saysOfWhat(meant, text, row.said))) return this.#commands.route(meant, text);
    const { referralId, words } = row;
    return this.#commands.route({ ...meant, spokenOf: referralId, rowMeant: referralId }, words);
  }

  /**
   * Offers the card's buttons for typing. While a conversation expects an answer, only by number and only until
   * something else is said: the rows are nearer than the question, which shows no numbers then. Without buttons,
   * earlier offers are dropped.
   */
  async offer(where: ConversationAddress, buttons: readonly OfferedButton[] | undefined): Promise<void> {
    const read = this.#read.get(where);
    if (!(await this.#offers.offer(where, buttons, read))) return;
    this.#read.delete(where);
    this.#standing.delete(where);
  }

  /** A card was pressed there. */
  pressed(where: ConversationAddress): void {
    this.#offers.pressed(where);
  }

  /** A card was sent there unprompted. */
  came(where: ConversationAddress): void {
    this.#offers.came(where);
  }

  /** Whether this turn found a conversation open: the next message answers it and is no card's button. */
  isOpen(where: ConversationAddress): boolean {
    return this.#standing.has(where);
  }

  /** Undefined: several buttons match, and the desk understands the words without them. */
  async #pressed(turn: Turn, typed: TypedButton, written: string): Promise<Reply | undefined> {
    if (typed.kind === 'pressed') return this.#press(turn, typed.button);
    const isUnderstood = typed.kind === 'several' && (await this.#commands.otherwise(turn, written)) !== undefined;
    return isUnderstood ? undefined : this.#askButton(turn, typed);
  }

  /** Answers a message beside the open conversation, followed by a reminder of the open question. */
  async aside(turn: Turn, words: string): Promise<readonly Reply[]> {
    const open = await this.#open(turn.conversation);
    return open ? this.#withReminder(turn, open, words) : [await this.#commands.route(turn, words)];
  }

  async #withReminder(turn: Turn, { key, conversation }: OpenConversation, words: string, answered?: Reply) {
    const reply = answered ?? (await this.#commands.route(turn, words));
    // `language 한국어`: the reminder is already in the new language.
    return reply.conversation ? [reply] : [reply, await conversation.remind({ ...turn, ...reply.reader }, key)];
  }

  /** Called after every answer: it may have opened, moved or ended a conversation. */
  async follow(where: ConversationAddress, change: ConversationRef | ConversationEnd | undefined): Promise<void> {
    if (!change) return;
    const begins = change !== 'over' && 'name' in change ? change : undefined;
    const at = begins?.at ?? where;
    if (at.kind !== 'personal') return;
    const isOver = change !== 'over' && 'over' in change ? change.over : undefined;
    const open = isOver === undefined ? undefined : await this.#open(at);
    if (open && open.key !== isOver) return;
    const standing = this.#standing.get(at);
    if (begins && standing?.key === begins.key && standing.conversation.name === begins.name) return;
    this.#standing.delete(at);
    this.#read.delete(where);
    const context = contextOf(at);
    await this.#openChats.change(context, begins);
    await this.#offers.letGo(context);
    await this.#openChats.save(context);
  }

  async #open(where: ConversationAddress, context = contextOf(where)): Promise<OpenConversation | undefined> {
    if (where.kind !== 'personal') return undefined;
    const { name, key } = await this.#openChats.in(context);
    // The name may be unknown: an earlier version stored offered buttons as a conversation.
    const conversation = name ? this.#conversations.get(name) : undefined;
    return conversation && key ? { key, conversation } : undefined;
  }
}
