/** Where the desk can write to, in our own shape: Bot Framework's conversation references stay inside `src/teams`. */
export interface ConversationAddress {
  readonly tenantId: string;
  /** https, and on the allow-list of `SERVICE_URL_HOSTS`: checked again before every send, since it comes from the database. */
  readonly serviceUrl: string;
  readonly kind: 'personal' | 'channel' | 'groupChat';
  /**
   * personal and groupChat: the conversation's id. channel: the channel's id (`19:...@thread.tacv2`) for a new root post,
   * or `<channel id>;messageid=<root activity id>` for its thread.
   */
  readonly conversationId: string;
  /** The bot's id in Teams, `28:<app id>`. */
  readonly botId: string;
  readonly teamId?: string;
}

/** The thread under a channel's root post. */
export function threadOf(channel: ConversationAddress, rootActivityId: string): ConversationAddress {
  const channelId = channel.conversationId.split(';messageid=')[0] ?? channel.conversationId;
  return { ...channel, conversationId: `${channelId};messageid=${rootActivityId}` };
}

export function isThread({ conversationId }: ConversationAddress): boolean {
  return conversationId.includes(';messageid=');
}

/** The channel itself, whatever thread the address named. */
export function rootOf(address: ConversationAddress): ConversationAddress {
  return { ...address, conversationId: address.conversationId.split(';messageid=')[0] ?? address.conversationId };
}

/** For what asks somebody outside any turn of theirs: a sweep that shows a question in their chat. */
export interface ConversationOpener {
  /** What is written in that chat next is an answer to it, unless another conversation is open there. */
  openUnlessBusy(where: ConversationAddress, ref: { readonly name: string; readonly key: string }): Promise<void>;
}
