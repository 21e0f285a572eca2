import { type Activity, ConversationState, type Storage, TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
// Not the package's own door: behind it stand the prompts with the recognizers of seven languages, 30 MB of resting memory
// and a quarter of a second of start, for which the desk has no use.
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import type { Clock } from '../clock.ts';
import type { ConversationAddress } from '../conversation.ts';
import type { Conversation, ConversationRef, Feature, OfferedButton, Reply, Turn } from '../feature.ts';
import type { CommandRouter } from './command-router.ts';
import { typedButton } from './offered-buttons.ts';

/** Its state is the reference alone: the steps of a conversation change with releases, and drafts outlive them. */
class ConversationDialog extends Dialog {
  constructor() {
    super('conversation');
  }

  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    if (dc.activeDialog) dc.activeDialog.state = { ...options };
    return Dialog.EndOfTurn;
  }

  /** The words are the feature's to read: the dialog only stays open. */
  override async continueDialog(): Promise<DialogTurnResult> {
    return Dialog.EndOfTurn;
  }
}

interface DialogOptions {
  readonly features: readonly Feature[];
  readonly commands: CommandRouter;
  readonly storage: Storage;
  readonly clock: Clock;
  /** A button, as if it had been pressed. */
  press(turn: Turn, button: OfferedButton): Promise<Reply>;
}

interface OpenConversation {
  readonly name: string;
  readonly key: string;
  /** Buttons of a card that answered something else meanwhile. */
  readonly beside?: string;
}

/** In place of a conversation's name: a card that waits for a button of its own to be typed. */
const offered = 'buttons';
/** Later, a number is about something else. */
const offeredMilliseconds = 30 * 60_000;

/**
 * Which conversation is open in which personal chat: Bot Framework's dialog stack, in `ConversationState`. Everything
 * else (questions, answers, what comes next) is the feature's, so that it can be tested and moved without the SDK.
 */
export class DialogRunner {
  readonly #state: ConversationState;
  readonly #dialogs: DialogSet;
  readonly #conversations: ReadonlyMap<string, Conversation>;
  readonly #commands: CommandRouter;
  readonly #press: DialogOptions['press'];
  readonly #clock: Clock;

  constructor(options: DialogOptions) {
    this.#press = options.press;
    this.#clock = options.clock;
    this.#state = new ConversationState(options.storage);
    this.#dialogs = new DialogSet(this.#state.createProperty('dialogs'));
    this.#dialogs.add(new ConversationDialog());
    this.#commands = options.commands;
    const all = options.features.flatMap((feature) => feature.conversations ?? []);
    this.#conversations = new Map(all.map((conversation) => [conversation.name, conversation]));
  }

  /** What somebody wrote: to the open conversation, or to a command. A command in between doesn't end the conversation. */
  async route(turn: Turn, text: string): Promise<readonly Reply[]> {
    const open = await this.#open(turn.conversation);
    if (open?.name === offered) return this.#typed(turn, text, open.key);
    const conversation = open && this.#conversations.get(open.name);
    if (!open || !conversation) return [await this.#commands.route(turn, text)];
    const beside = await this.#besidePressed(turn, text, open);
    if (beside) return this.#withReminder(turn, open.key, conversation, text, beside);
    const otherwise = await this.#commands.otherwise(turn, text);
    const answer = await conversation.answer(turn, open.key, text, otherwise?.kind);
    if (!answer) {
      await this.follow(turn.conversation, 'over');
      return [await this.#commands.route(turn, text)];
    }
    if (answer.kind !== 'elsewhere') return [answer];
    const reply = answer.words === text ? await otherwise?.run() : undefined;
    // Nothing could be done of it after all: then it was a try to answer.
    const tried = !reply && answer.words === text ? await conversation.answer(turn, open.key, text) : undefined;
    if (tried && tried.kind !== 'elsewhere') return [tried];
    return this.#withReminder(turn, open.key, conversation, answer.words, reply);
  }

  /**
   * The card's buttons may be typed. Where a conversation waits for an answer, only by number, and only until something
   * else is said: the rows stand nearer than the question, which shows no numbers of its own then.
   */
  async offer(where: ConversationAddress, buttons: readonly OfferedButton[] | undefined): Promise<void> {
    if (!buttons || where.kind !== 'personal') return;
    const open = await this.#open(where);
    const key = JSON.stringify({ until: this.#clock.now().getTime() + offeredMilliseconds, buttons });
    if (open && open.name !== offered) return this.#enter(where, { ...open, beside: key });
    await this.follow(where, { name: offered, key });
  }

  /** The row that a number names, of a list that was shown while a conversation waits. */
  async #besidePressed(turn: Turn, text: string, open: OpenConversation): Promise<Reply | undefined> {
    if (!open.beside) return undefined;
    await this.#enter(turn.conversation, { name: open.name, key: open.key });
    const button = /^\D*\d{1,2}\D*$/.test(text) ? this.#offeredButton(text, open.beside) : undefined;
    return button && this.#press(turn, button);
  }

  #offeredButton(text: string, key: string): OfferedButton | undefined {
    const { until, buttons } = JSON.parse(key) as { until: number; buttons: readonly OfferedButton[] };
    return this.#clock.now().getTime() < until ? typedButton(text, buttons) : undefined;
  }

  /** Anything else said makes the card an old one. */
  async #typed(turn: Turn, text: string, key: string): Promise<readonly Reply[]> {
    await this.follow(turn.conversation, 'over');
    const button = this.#offeredButton(text, key);
    return [button ? await this.#press(turn, button) : await this.#commands.route(turn, text)];
  }

  /** What the desk answers to words beside the open conversation, which then says where it stands. */
  async aside(turn: Turn, words: string): Promise<readonly Reply[]> {
    const open = await this.#open(turn.conversation);
    const conversation = open && this.#conversations.get(open.name);
    if (!open || !conversation) return [await this.#commands.route(turn, words)];
    return this.#withReminder(turn, open.key, conversation, words);
  }

  async #withReminder(turn: Turn, key: string, conversation: Conversation, words: string, answered?: Reply) {
    const reply = answered ?? (await this.#commands.route(turn, words));
    // `language 한국어`: what comes behind it is in the new language.
    return reply.conversation ? [reply] : [reply, await conversation.remind({ ...turn, ...reply.reader }, key)];
  }

  /** After any answer: it may have opened, moved or ended a conversation. */
  async follow(where: ConversationAddress, change: ConversationRef | 'over' | undefined): Promise<void> {
    if (!change) return;
    const at = change === 'over' ? where : (change.at ?? where);
    await this.#enter(at, change === 'over' ? undefined : { name: change.name, key: change.key });
  }

  async #enter(at: ConversationAddress, open: OpenConversation | undefined): Promise<void> {
    if (at.kind !== 'personal') return;
    const context = contextOf(at);
    const dc = await this.#dialogs.createContext(context);
    await dc.cancelAllDialogs();
    if (open) await dc.beginDialog('conversation', open);
    await this.#state.saveChanges(context);
  }

  async #open(where: ConversationAddress): Promise<OpenConversation | undefined> {
    if (where.kind !== 'personal') return undefined;
    const dc = await this.#dialogs.createContext(contextOf(where));
    const { name, key, beside } = (dc.activeDialog?.state ?? {}) as Partial<OpenConversation>;
    return name && key ? { name, key, ...(beside ? { beside } : {}) } : undefined;
  }
}

/** All that the SDK's state needs to know of a turn: where. Nothing is ever sent through it. */
function contextOf({ conversationId, tenantId, botId }: ConversationAddress): TurnContext {
  const activity = {
    type: 'message',
    channelId: 'msteams',
    conversation: { id: `${tenantId}/${conversationId}` },
    recipient: { id: botId },
    from: { id: 'nobody' },
  } as Activity;
  return new TurnContext({} as never, activity);
}
