import type { z } from 'zod';
import type { ConversationAddress } from './conversation.ts';
import type { Person } from './features/people/person.ts';
import type { LikelyWish } from './grammar/guessing/likely-wish.ts';
import type { Intent, Meaning } from './grammar/meaning.ts';
import type { Locale } from './i18n/locale.ts';
import type { Job } from './job.ts';
import type { Logger } from './logger.ts';
import type { AdaptiveCard, OfferedButton, OutgoingMessage, StoredFile } from './messenger.ts';
import type { Sweep } from './sweeps/sweeper.ts';

export type { Job } from './job.ts';

/** What a feature contributes to the desk. `app.ts` lists the features; the edges (Teams, scheduler) take these lists. */
export interface Feature {
  readonly name: string;
  readonly commands?: readonly Command[];
  readonly intents?: readonly IntentHandler[];
  readonly cardActions?: readonly CardAction[];
  readonly conversations?: readonly Conversation[];
  /** Whether a person has something here to go on with: without it, `resume` is not offered. */
  readonly hasUnfinished?: (person: Turn['person']) => Promise<boolean>;
  /** A likely wish with the details that its sentence names, as words that say it. Undefined: no wish of this feature. Reads only. */
  readonly offers?: (turn: Turn, wish: LikelyWish) => Promise<OfferedReading | undefined>;
  readonly taskModules?: readonly TaskModule[];
  readonly searches?: readonly Search[];
  readonly messageExtension?: MessageExtension;
  readonly jobs?: readonly Job[];
  /** Each has a job of its own; where all are run, then in the order of this list. */
  readonly sweeps?: readonly Sweep[];
  readonly stores?: readonly IndexedStore[];
  readonly installs?: InstallHandler;
  readonly fileOffers?: FileOffers;
  readonly files?: FileReceiver;
}

/** Takes the files that people send in their own chat: one feature does. */
export interface FileReceiver {
  /** @param words that stand beside them in the message; '' where there are none. */
  received(turn: Turn, files: readonly SentFile[], words: string): Promise<Reply>;
}

/** A file that stands in a message. */
export interface SentFile {
  readonly name: string;
  /** Where it can be had for some minutes without a sign-in: a secret. Absent: in a channel, or by a client that gives none. */
  readonly url?: string;
}

/** What people answer to the files that a feature offers them. */
export interface FileOffers {
  /** As the offers name it. */
  readonly feature: string;
  answered(turn: Turn, answer: FileAnswer): Promise<void>;
}

export interface FileAnswer {
  /** Of the file. */
  readonly id: string;
  /** Where it may be put; absent: it is not wanted. */
  readonly upload?: StoredFile & { readonly uploadUrl: string };
}

/** One message or click, after the edge has established who speaks, where, and in which language. */
export interface Turn {
  /** From the authenticated activity and Teams' roster: never from what a card or text says. */
  readonly person: Person;
  readonly conversation: ConversationAddress;
  readonly locale: Locale;
  readonly timeZone: string;
  /** False: no client ever told the person's zone, and it is the desk's default. Hours that they read then name it. */
  readonly zoneIsOwn: boolean;
  readonly correlationId: string;
  readonly log: Logger;
  /** The id of this activity: the same for every delivery of one press. */
  readonly activityId: string;
  /** The one referral that the desk's last answer in this chat was about: what `it` means now. */
  readonly spokenOf?: string;
  /** The referral in the row of that answer which these words counted: of several of its name it alone is meant. */
  readonly rowMeant?: string;
  /** The list that the desk's last answer in this chat was, as its buttons name it: what `only Germany` narrows. */
  readonly listShown?: string;
}

/** Words people type. `match` gets the text trimmed, without the mention of the bot, in the case it was typed in. */
export interface Command {
  readonly name: string;
  match(text: string, locale: Locale): CommandWords | undefined;
  /** Its words are likelier an answer while a conversation is open. */
  readonly notInConversation?: true;
  /** It matches only where it accounts for every word: no question of the grammar goes before it. */
  readonly whole?: true;
  /** Takes whatever follows its words: the grammar is asked first. */
  readonly lenient?: true;
  /** True: what the grammar reads goes before it, as of a referral that the sentence names: `give all the Fabrikam referral to Lee`. */
  yieldsTo?(meaning: Meaning, text: string): boolean;
  /** Only shows something: its words are found between those that ask for it, too (`看一下分派規則`). */
  readonly shows?: true;
  /** False: to this person these words are something else, which is looked for. */
  suits?(turn: Turn): boolean;
  /** False: these words turn out to be something else, which is looked for. Reads only. */
  means?(turn: Turn, words: CommandWords): Promise<boolean>;
  handle(turn: Turn, words: CommandWords): Promise<Reply>;
}
/** What followed the command's own words: `referral contoso` gives `contoso`. */
export interface CommandWords {
  readonly rest: string;
}

/** What a feature makes of a sentence that the grammar understood. */
export interface IntentHandler {
  readonly intents: readonly Intent[];
  /** Undefined: not to be done from this sentence; the next reading of it is tried. */
  handle(turn: Turn, meaning: Meaning): Promise<Reply | InDoubt | undefined>;
}

/**
 * Of the words of a sentence too many were read as nothing for the reading to be the one that was meant: it is not done,
 * it is offered, beside what else the sentence may mean.
 */
export interface InDoubt {
  readonly kind: 'in-doubt';
  /** What was read, as a button. Absent: it can only be offered without its details. */
  readonly offer?: OfferedReading | undefined;
}

/** A reading that is offered and not done: the words that say it to the desk, and how the button is called. */
export interface OfferedReading {
  readonly words: string;
  readonly title: string;
}

/** Words that no command is: what they may mean, the likeliest first. Reads only. */
export type Understand = (turn: Turn, text: string) => Promise<readonly Meaning[]>;

export type Reply =
  | ({
      readonly kind: 'messages';
      readonly messages: readonly OutgoingMessage[];
    } & Steers)
  | ({ readonly kind: 'none' } & Steers);

/**
 * Ends whichever conversation is open, or the one with this key: a late answer must not end what was begun meanwhile, and a
 * press on an old card not what is talked about now.
 */
export type ConversationEnd = 'over' | { readonly over: string };

/** What an answer does to the conversation of several turns that may be open in a personal chat. */
interface Steers {
  /** Told where the answer (the last message of it) stands, once it does. What fails in it is its own to note. */
  stands?(activityId: string): Promise<void>;
  /** Who reads from now on, where the answer has changed it: what follows in the same turn is in their new language. */
  readonly reader?: Pick<Turn, 'person' | 'locale' | 'timeZone' | 'zoneIsOwn'>;
  readonly conversation?: ConversationRef | ConversationEnd;
  /** Buttons of the card whose words and numbers may be typed next, as long as nothing else is said. In personal chats. */
  readonly offers?: readonly OfferedButton[];
}

/** Which conversation, and what it is about. The edge remembers no more than this: what was said lives behind `key`. */
export interface ConversationRef {
  readonly name: string;
  readonly key: string;
  /** The personal chat in which it goes on, when that is not where the person just spoke. */
  readonly at?: ConversationAddress;
}

/**
 * A conversation of several turns: in personal chats only, where nobody else can answer
 * (docs/teams.md#channel-conversations).
 */
export interface Conversation {
  readonly name: string;
  /**
   * `otherwise`: what the words would mean to the desk, were no conversation open. Undefined: there is no such conversation
   * any more, and the words are for somebody else. `elsewhere`: they are for the desk, and the conversation goes on.
   */
  answer(turn: Turn, key: string, text: string, otherwise?: Elsewhere): Promise<ConversationAnswer | undefined>;
  /** Something else was asked and answered in between: says briefly where the conversation stands. */
  remind(turn: Turn, key: string): Promise<Reply>;
}

/**
 * What words mean to the desk beside an open conversation. `whole`: a command's words and nothing else. `clear`: a command
 * with what belongs to it, a question, a complete sentence. `likely`: a list, with words that may belong to it. `perhaps`:
 * some of it.
 */
export type Elsewhere = 'whole' | 'clear' | 'likely' | 'perhaps';

/** Of the button that shows a form as a card: the edge's own. */
export const formOpens = 'form.open';

export type ConversationAnswer = Reply | ForTheDesk | PressedInWords;

/** Words that press a button of the conversation's own card, which the edge has to do: it opens a form. */
export interface PressedInWords {
  readonly kind: 'press';
  readonly button: Pick<OfferedButton, 'verb' | 'data'>;
}

/** Words that the desk answers, as if they had just been said. */
export interface ForTheDesk {
  readonly kind: 'elsewhere';
  readonly words: string;
}

/** A button, declared once: the verb in `cards/*.json`, what it carries, what it does. */
export interface CardAction<Data = unknown> {
  readonly verb: string;
  /** Ids and the person's inputs only. Strict: an unknown key is refused. */
  readonly data: z.ZodType<Data>;
  handle(click: Click, data: Data): Promise<CardReply>;
}

export interface Click extends Turn {
  /**
   * `automatic`: Teams refreshes a card that somebody looks at; must be read-only and cheap (docs/teams.md#own-views).
   */
  readonly trigger: 'manual' | 'automatic';
  /** The message that holds the card, as Teams names it. */
  readonly copyActivityId?: string;
}

/** `card` replaces the card for the person who clicked; `message` is shown beside it. */
export type CardReply =
  | ({
      readonly kind: 'card';
      readonly card: AdaptiveCard;
      readonly summary: string;
      /** Words that the desk answers below, as if they had been said. */
      readonly asks?: string;
      /** The verb of the button on this card that takes back what the press did. Absent: it did nothing, or nothing of the presser's own. */
      readonly wayBack?: string;
    } & Steers)
  | ({
      readonly kind: 'message';
      readonly text: string;
      /** What it tells of stands below by now: whoever typed the button's words needs no word on it. */
      readonly isBelow?: boolean;
    } & Steers);

/** A form in a window of its own (Teams: task module), opened by a button whose data says `form: <name>`. */
export interface TaskModule<Data = unknown> {
  readonly name: string;
  /** Of what the button carries, and of what the form sends: ids and inputs. Strict. */
  readonly data: z.ZodType<Data>;
  open(turn: Turn, data: Data): Promise<TaskReply>;
  submit(turn: Turn, data: Data): Promise<TaskReply>;
  /** What stands in the form's place when it is left unsent, where it stands in a card and not in a window. */
  left(turn: Turn, data: Data): Promise<CardReply>;
}

/** `form` shows it (again), `message` says something in the window, `close` closes it, and `next` comes in the chat. */
export type TaskReply =
  | { readonly kind: 'form'; readonly title: string; readonly card: AdaptiveCard }
  | ({ readonly kind: 'message'; readonly text: string } & Steers)
  | ({ readonly kind: 'close'; readonly next?: { readonly card: AdaptiveCard; readonly summary: string } } & Steers);

export function defineTaskModule<Data>(task: TaskModule<Data>): TaskModule {
  return task as TaskModule;
}

/** Choices for an input while somebody types. `text` is empty before the first letter. */
export interface Search {
  readonly dataset: string;
  find(turn: Turn, text: string, limit: number): Promise<readonly { readonly title: string; readonly value: string }[]>;
}

/** Keeps each action's data type while the list of all actions stays uniform. */
export function defineCardAction<Data>(action: CardAction<Data>): CardAction {
  return action as CardAction;
}

/** The desk is not ready before its indexes stand, and every document has what this version finds it by. */
export interface IndexedStore {
  createIndexes(): Promise<void>;
  /**
   * Gives documents of an older version their keys. Several instances may do so at once, and any may stop half-way: what is
   * left is what still has none.
   */
  renewKeys?(): Promise<void>;
}

/** Installs and removals, after the edge has remembered the person and the conversation. */
export interface InstallHandler {
  /** The desk was added: personal chat (`channel` absent) or a team (`channel` as chosen at install). Called once per install. */
  installed(turn: Turn, where: { readonly channel?: ConversationAddress }): Promise<Reply>;
  removed(where: ConversationAddress): Promise<void>;
  /** Teams tells that a channel, or with `teamId` every channel of that team, can't be written in any more, or can again. */
  channelLost?(where: ConversationAddress, why: 'deleted' | 'archived'): Promise<void>;
  channelBack?(where: ConversationAddress): Promise<void>;
}

/**
 * What a feature offers from Teams' message box, in every chat, also where the bot is no member: Teams calls it a message
 * extension (docs/teams.md#message-extension). What is put into a chat belongs to whoever sends it: the bot can't edit it.
 */
export interface MessageExtension {
  readonly searches?: readonly ExtensionSearch[];
  readonly links?: readonly ExtensionLinks[];
  readonly actions?: readonly ExtensionAction[];
}

export interface ExtensionSearch {
  /** As the manifest names it. */
  readonly command: string;
  /** `text` is empty before the first letter. */
  find(turn: Turn, text: string, page: ExtensionPage): Promise<ExtensionFound>;
}

export interface ExtensionPage {
  readonly skip: number;
  readonly count: number;
}

/** `nothing`: why there is nothing at all, and what to do about it. */
export type ExtensionFound =
  | { readonly kind: 'results'; readonly results: readonly ExtensionResult[] }
  | { readonly kind: 'nothing'; readonly text: string };

/** What the searcher chooses by, and the card that it becomes. */
export interface ExtensionResult {
  readonly title: string;
  readonly text: string;
  readonly card: AdaptiveCard;
}

export interface ExtensionLinks {
  /** Undefined: no link of ours, or of something that this person may not see. Both are answered alike. */
  preview(turn: Turn, url: string): Promise<ExtensionResult | undefined>;
}

export interface ExtensionAction {
  /** As the manifest names it. */
  readonly command: string;
  /** The turn is in the person's own chat, wherever the message stands. */
  open(turn: Turn, message: MessageActedOn | undefined): Promise<TaskReply>;
}

/** The message that somebody chose the action on. */
export interface MessageActedOn {
  readonly words: string;
  readonly link?: string;
}
