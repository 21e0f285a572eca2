import type { Storage } from 'botbuilder';
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
  /** A button, as if it had been pressed. */
  press(turn: Turn, button: OfferedButton): Promise<Reply>;
  /** Words that do not settle which button is meant, or can't press it. */
  readonly askButton: AskButton;
  readonly didSince: DidSince;
  readonly cameSince: CameSince;
}

export type AskButton = (turn: Turn, typed: Exclude<TypedButton, { kind: 'pressed' }>) => Reply;

interface OpenConversation {
  readonly key: string;
  readonly conversation: Conversation;
}

/**
 * Which conversation is open in which personal chat (`OpenConversations`), and what words do there. Everything
 * else (questions, answers, what comes next) is the feature's, so that it can be tested and moved without the SDK.
 */
export class DialogRunner {
  readonly #openChats: OpenConversations;
  readonly #offers: ButtonOffers;
  readonly #conversations: ReadonlyMap<string, Conversation>;
  readonly #commands: CommandRouter;
  readonly #press: DialogOptions['press'];
  readonly #askButton: AskButton;
  readonly #didSince: DidSince;
  /** What a turn found open in its chat, with no buttons on offer: nothing to be written where it stays so. */
  readonly #standing = new WeakMap<ConversationAddress, OpenConversation>();

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

  /** What somebody wrote: to the open conversation, or to a command. A command in between doesn't end the conversation. */
  async route(turn: Turn, written: string): Promise<readonly Reply[]> {
    // One for both, which so read the chat's state once.
    const context = contextOf(turn.conversation);
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
    if (!open) return [pressed ?? (await this.#commands.route(turn, text))];
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
    // Nothing could be done of it after all: then it was a try to answer.
    const tried = !reply && answer.words === text ? await conversation.answer(turn, key, text) : undefined;
    if (tried && tried.kind !== 'elsewhere' && tried.kind !== 'press') return [tried];
    return this.#withReminder(turn, open, answer.words, reply);
  }

  /**
   * The card's buttons may be typed. Where a conversation waits for an answer, only by number, and only until something
   * else is said: the rows stand nearer than the question, which shows no numbers of its own then. Without buttons, those of
   * a card before it are let go.
   */
  async offer(where: ConversationAddress, buttons: readonly OfferedButton[] | undefined): Promise<void> {
    if (await this.#offers.offer(where, buttons)) this.#standing.delete(where);
  }

  /** A card was pressed there. */
  pressed(where: ConversationAddress): void {
    this.#offers.pressed(where);
  }

  /** A card came there by itself. */
  came(where: ConversationAddress): void {
    this.#offers.came(where);
  }

  /** Whether this turn found a conversation open: what is said next is its answer, and no card's button. */
  isOpen(where: ConversationAddress): boolean {
    return this.#standing.has(where);
  }

  /** Undefined: several buttons read so, and the desk understands the words without them. */
  async #pressed(turn: Turn, typed: TypedButton, written: string): Promise<Reply | undefined> {
    if (typed.kind === 'pressed') return this.#press(turn, typed.button);
    const isUnderstood = typed.kind === 'several' && (await this.#commands.otherwise(turn, written)) !== undefined;
    return isUnderstood ? undefined : this.#askButton(turn, typed);
  }

  /** What the desk answers to words beside the open conversation, which then says where it stands. */
  async aside(turn: Turn, words: string): Promise<readonly Reply[]> {
    const open = await this.#open(turn.conversation);
    return open ? this.#withReminder(turn, open, words) : [await this.#commands.route(turn, words)];
  }

  async #withReminder(turn: Turn, { key, conversation }: OpenConversation, words: string, answered?: Reply) {
    const reply = answered ?? (await this.#commands.route(turn, words));
    // `language 한국어`: what comes behind it is in the new language.
    return reply.conversation ? [reply] : [reply, await conversation.remind({ ...turn, ...reply.reader }, key)];
  }

  /** After any answer: it may have opened, moved or ended a conversation. */
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
    const context = contextOf(at);
    await this.#openChats.change(context, begins);
    await this.#offers.letGo(context);
    await this.#openChats.save(context);
  }

  async #open(where: ConversationAddress, context = contextOf(where)): Promise<OpenConversation | undefined> {
    if (where.kind !== 'personal') return undefined;
    const { name, key } = await this.#openChats.in(context);
    // Not every name is one of today's: an earlier version kept offered buttons as a conversation.
    const conversation = name ? this.#conversations.get(name) : undefined;
    return conversation && key ? { key, conversation } : undefined;
  }
}
