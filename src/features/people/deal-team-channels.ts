import { foldedName } from '../../answers/search-key.ts';
import { type ConversationAddress, rootOf } from '../../conversation.ts';

/** Why nothing can be written in a channel of the deal team's: what Teams told, or what it answered to a post. */
export type ChannelLossReason = 'removed' | 'deleted' | 'archived' | 'refused';

/** A channel that was chosen is gone, and was not replaced since. */
export interface ChannelLoss {
  readonly since: Date;
  readonly reason: ChannelLossReason;
  /** Admins who were told, by `personId`. */
  readonly told: readonly string[];
}

/** A channel in which a deal team works. */
export interface TeamChannel {
  /** The conversation's own id: a channel that is chosen anew is the one that rules named before. */
  readonly id: string;
  /** As an admin or Teams calls it; empty: nobody told. */
  readonly name: string;
  readonly address: ConversationAddress;
  /** Set while nothing can be written there. It stays chosen: Teams may bring it back. */
  readonly loss?: ChannelLoss;
}

/** The first is the default: what no rule sends elsewhere stands there. */
export type TeamChannels = readonly TeamChannel[];

/** More is an organisation chart, and no list that a rule is made from. */
export const mostChannels = 20;

/**
 * Where a referral's cards, reminders and escalation stand: in the channel that its rule named, as long as that is used and can be
 * written in, else in the default one. Undefined: in none; then Referrals admins stand in.
 */
export function channelFor(channels: TeamChannels, { channelId }: { readonly channelId?: string }) {
  const own = channels.find(({ id, loss }) => id === channelId && !loss);
  return own ?? defaultOf(channels);
}

/** The default channel, while it can be written in. */
export function defaultOf([first]: TeamChannels): TeamChannel | undefined {
  return first?.loss ? undefined : first;
}

/** The first one, or the first after the default was lost, is the default; every other stands beside it. */
export function withChannel(channels: TeamChannels, address: ConversationAddress, name: string): TeamChannels {
  const root = rootOf(address);
  const id = root.conversationId;
  const others = channels.filter((channel) => channel.id !== id);
  const channel = { id, name: freeName(name, others), address: root };
  const [first] = channels;
  if (first?.loss && first.id !== id) return [channel, ...others.slice(1)];
  // One that is used already keeps its place: it has another name, or can be written in again.
  const at = channels.findIndex((one) => one.id === id);
  return at < 0 ? [...others, channel] : others.toSpliced(at, 0, channel);
}

/** Rules name it by its name: no two have the same. */
function freeName(name: string, others: TeamChannels): string {
  const taken = new Set(others.map((one) => foldedName(one.name)));
  if (name === '' || !taken.has(foldedName(name))) return name;
  for (let number = 2; ; number++) if (!taken.has(foldedName(`${name} ${number}`))) return `${name} ${number}`;
}

export function withoutChannel(channels: TeamChannels, id: string): TeamChannels {
  return channels.filter((channel) => channel.id !== id);
}

export function withDefault(channels: TeamChannels, id: string): TeamChannels {
  const channel = channels.find((one) => one.id === id);
  return channel ? [channel, ...withoutChannel(channels, id)] : channels;
}

/**
 * Teams tells of a removal, an archived or a deleted team in the team's own conversation, whichever of its channels was
 * chosen; what is true of one channel alone is asked for without `teamId`.
 */
export function meantBy(where: ConversationAddress): (channel: TeamChannel) => boolean {
  const { tenantId, conversationId, teamId } = rootOf(where);
  return ({ id, address }) =>
    address.tenantId === tenantId && (id === conversationId || (teamId !== undefined && address.teamId === teamId));
}

/** By whole name, else by its beginning where one alone begins so; accents and case don't count. */
export function channelCalled(channels: TeamChannels, said: string): TeamChannel | undefined {
  const sought = foldedName(said);
  if (sought === '') return undefined;
  const named = channels.filter(({ name }) => name !== '');
  const whole = named.find(({ name }) => foldedName(name) === sought);
  const begun = named.filter(({ name }) => foldedName(name).startsWith(`${sought} `));
  return whole ?? (begun.length === 1 ? begun[0] : undefined);
}
