import type { ConversationAddress } from '../conversation.ts';
import type { Feature, Reply, Turn } from '../feature.ts';
import { addressOf, type IncomingActivity } from './activity.ts';
import type { Directory } from './directory.ts';

/**
 * Installs and removals. Teams reports each install twice (`installationUpdate` and `conversationUpdate`), in no fixed
 * order and perhaps repeatedly; an upgrade of the app (`add-upgrade`) is not an install (docs/teams.md#installs).
 */
export class Installs {
  readonly #features: readonly Feature[];
  readonly #directory: Directory;

  constructor(options: { readonly features: readonly Feature[]; readonly directory: Directory }) {
    this.#features = options.features;
    this.#directory = options.directory;
  }

  /** At most one greeting per install: true for the caller that may send it. */
  async isFirst(where: ConversationAddress): Promise<boolean> {
    return this.#directory.firstInstall(where);
  }

  async remember(activity: IncomingActivity, where: ConversationAddress): Promise<void> {
    await this.#directory.rememberConversation(where);
    const channel = chosenChannel(activity, where);
    if (channel && channel.conversationId !== where.conversationId) await this.#directory.rememberConversation(channel);
  }

  async greet(activity: IncomingActivity, turn: Turn): Promise<readonly Reply[]> {
    const channel = chosenChannel(activity, turn.conversation);
    const replies: Reply[] = [];
    for (const { installs } of this.#features) {
      if (installs) replies.push(await installs.installed(turn, channel ? { channel } : {}));
    }
    return replies;
  }

  /** A channel, or a whole team, was added or removed. May be reported twice: handlers must be idempotent. */
  async channelChanged(activity: IncomingActivity, where: ConversationAddress): Promise<void> {
    const { eventType, channel } = activity.channelData ?? {};
    const event = activity.type === 'conversationUpdate' && eventType ? channelEvents[eventType] : undefined;
    if (!event) return;
    const { teamId: _team, ...address } = where;
    const about = eventType?.startsWith('channel') ? { ...address, conversationId: channel?.id ?? '' } : where;
    for (const { installs } of this.#features) {
      if (event.is === 'lost') await installs?.channelLost?.(about, event.why);
      else await installs?.channelBack?.(about);
    }
  }

  /** May be reported twice for one removal: handlers must be idempotent. */
  async forget(where: ConversationAddress): Promise<void> {
    await this.#directory.forgetConversation(where);
    for (const { installs } of this.#features) await installs?.removed(where);
  }
}

/**
 * Teams' channel events: `channelDeleted` and `channelRestored` concern one channel, the others all channels of the
 * team. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
const channelEvents: Readonly<Record<string, { readonly is: 'lost' | 'back'; readonly why: 'deleted' | 'archived' }>> =
  {
    channelDeleted: { is: 'lost', why: 'deleted' },
    teamDeleted: { is: 'lost', why: 'deleted' },
    teamHardDeleted: { is: 'lost', why: 'deleted' },
    teamArchived: { is: 'lost', why: 'archived' },
    channelRestored: { is: 'back', why: 'deleted' },
    teamRestored: { is: 'back', why: 'deleted' },
    teamUnarchived: { is: 'back', why: 'archived' },
  };

/** Whether an event installs, removes or upgrades the desk, or undefined when it is about something else. */
export function installEvent(activity: IncomingActivity): 'added' | 'removed' | 'upgraded' | undefined {
  if (activity.type === 'installationUpdate') {
    if (activity.action === 'add') return 'added';
    if (activity.action === 'remove') return 'removed';
    return activity.action?.endsWith('-upgrade') ? 'upgraded' : undefined;
  }
  if (activity.type !== 'conversationUpdate') return undefined;
  const isDesk = (member: { id: string }): boolean => member.id === activity.recipient.id;
  if (activity.membersAdded?.some(isDesk)) return 'added';
  return activity.membersRemoved?.some(isDesk) ? 'removed' : undefined;
}

/** The deal team's channel: as chosen when a team installs the desk, else the one where the event happened. */
function chosenChannel(activity: IncomingActivity, where: ConversationAddress): ConversationAddress | undefined {
  if (addressOf(activity).kind !== 'channel') return undefined;
  const { settings, channel, team } = activity.channelData ?? {};
  const conversationId = settings?.selectedChannel?.id ?? channel?.id ?? team?.id ?? where.conversationId;
  return { ...where, conversationId };
}
