import type { Json } from './cards.ts';

/** A message as it stands in Teams. */
export interface Message {
  readonly id: string;
  readonly conversationId: string;
  /** The root post of its thread, in a channel. Its own id for a root post. */
  readonly threadId: string | undefined;
  readonly by: 'bot' | 'person';
  /** What stands there now. */
  activity: Json;
  /** What stood there before, oldest first. */
  readonly history: Json[];
  deleted: boolean;
  /** Cards that only one person sees, by Teams id. */
  readonly views: Map<string, Json>;
}

export interface Conversation {
  /** Channels: the channel's id, for the channel and all of its threads. */
  readonly id: string;
  readonly kind: 'personal' | 'channel' | 'groupChat';
  readonly members: readonly string[];
  readonly messages: Message[];
}

/** All conversations of the harness with their messages. */
export class ChatStore {
  readonly conversations = new Map<string, Conversation>();
  readonly #messages = new Map<string, Message>();
  #nextId = 1_760_000_000_000;

  open(conversation: Omit<Conversation, 'messages'>): Conversation {
    const known = this.conversations.get(conversation.id);
    if (known) return known;
    const opened = { ...conversation, messages: [] };
    this.conversations.set(conversation.id, opened);
    return opened;
  }

  /** By the id of a conversation, or of a thread in it (`<channel>;messageid=<root>`). */
  find(id: string): Conversation | undefined {
    return this.conversations.get(id.split(';messageid=')[0] ?? id);
  }

  add(conversationId: string, activity: Json, by: Message['by']): Message | undefined {
    const conversation = this.find(conversationId);
    if (!conversation) return undefined;
    const id = this.newId();
    const thread = conversationId.split(';messageid=')[1];
    const message: Message = {
      id,
      conversationId: conversation.id,
      threadId: conversation.kind === 'channel' ? (thread ?? id) : undefined,
      by,
      activity,
      history: [],
      deleted: false,
      views: new Map(),
    };
    this.#keep(conversation, message);
    return message;
  }

  edit(conversationId: string, activityId: string, activity: Json): Message | undefined {
    const message = this.message(conversationId, activityId);
    if (!message) return undefined;
    message.history.push(message.activity);
    message.activity = activity;
    // An edit replaces what everybody sees; those who may refresh get their own view again by looking.
    message.views.clear();
    return message;
  }

  message(conversationId: string, activityId: string): Message | undefined {
    const message = this.#messages.get(activityId);
    const isThere =
      message !== undefined && !message.deleted && message.conversationId === this.find(conversationId)?.id;
    return isThere ? message : undefined;
  }

  #keep(conversation: Conversation, message: Message): void {
    conversation.messages.push(message);
    this.#messages.set(message.id, message);
  }

  /** Keeps of each message how it was posted and how it stands: hours of edits fill the memory. */
  forgetBetween(): void {
    for (const { history } of this.#messages.values()) history.splice(1);
  }

  /** All that stands here; `restore` takes it into a store of the same conversations in which nothing was written yet. */
  toText(): string {
    const conversations = [...this.conversations.values()].map(({ id, messages }) => ({
      id,
      messages: messages.map((message) => ({ ...message, views: [...message.views] })),
    }));
    return JSON.stringify({ nextId: this.#nextId, conversations });
  }

  restore(text: string): void {
    const kept = JSON.parse(text) as {
      readonly nextId: number;
      readonly conversations: readonly {
        readonly id: string;
        readonly messages: readonly (Omit<Message, 'views'> & { readonly views: readonly [string, Json][] })[];
      }[];
    };
    this.#nextId = kept.nextId;
    for (const { id, messages } of kept.conversations) {
      const conversation = this.find(id);
      if (conversation) for (const one of messages) this.#keep(conversation, { ...one, views: new Map(one.views) });
    }
  }

  newId(): string {
    this.#nextId += 1;
    return String(this.#nextId);
  }
}

export function cardOf(activity: Json): Json | undefined {
  const attachments = activity.attachments as readonly Json[] | undefined;
  const card = attachments?.find((one) => one.contentType === 'application/vnd.microsoft.card.adaptive');
  return card?.content as Json | undefined;
}
