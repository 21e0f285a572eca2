import { readChannelName } from '../../answers/team/channel-name.ts';
import { type ConversationAddress, rootOf } from '../../conversation.ts';
import type { Command, Feature, InstallHandler, Reply, Turn } from '../../feature.ts';
import { type MessageKey, type MessageValues, say } from '../../i18n/catalogue.ts';
import { afterCommand, commandWord, isCommand } from '../../i18n/command-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { AdaptiveCard } from '../../messenger.ts';
import { textReply } from '../../text-reply.ts';
import { channelInWords } from './channel-words.ts';
import { channelActions, channelsCard } from './channels-card.ts';
import { type ChannelLossReason, mostChannels, type TeamChannel } from './deal-team-channels.ts';
import type { DealTeamStore } from './people-store.ts';
import { isAdminOfAll, type RoleSettings, standingOf } from './roles.ts';

export interface DealTeamDeps {
  /** The card posted where the desk was installed: the text of help. */
  readonly welcomeCard: (where: { readonly locale: Locale; readonly kind: ConversationAddress['kind'] }) => {
    readonly card: AdaptiveCard;
    readonly summary: string;
  };
  readonly dealTeam: DealTeamStore;
  readonly roles: RoleSettings;
  readonly language: Locale;
  /** The channel's name in Teams; undefined: Teams does not report it. */
  readonly nameOfChannel: (channel: ConversationAddress) => Promise<string | undefined>;
  /** Posts the cards of undecided referrals that belong to the channel. */
  readonly onChannelChosen: (channel: TeamChannel, isDefault: boolean) => Promise<void>;
  /** Posts the cards of the channel's referrals in the channel that has them now. */
  readonly onChannelStopped: (channelId: string, wasDefault: boolean) => Promise<void>;
  /** Triggers the notice to the admins. */
  readonly onChannelLost: () => void;
}

/** The deal team's channels: the one chosen at install, and those that admins chose by a command in them. */
export function dealTeamFeature(deps: DealTeamDeps): Feature {
  return {
    name: 'deal team',
    commands: channelCommands(deps),
    cardActions: channelActions({ ...deps, may: (turn) => mayForAllChannels(turn, deps) }),
    installs: channelInstalls(deps),
  };
}

/** Channels concern the referrals of all locations, so an admin of a single location may not change them. */
function mayForAllChannels({ person }: Turn, { roles }: DealTeamDeps): boolean {
  return isAdminOfAll(person, roles);
}

function channelCommands(deps: DealTeamDeps): readonly Command[] {
  const choosing = inChannel(async (turn, said) =>
    standingOf(turn.person, deps.roles).role === 'admin'
      ? chooseChannel(deps, turn, said)
      : text(turn, 'action.notAllowed.admin'),
  );
  return [
    {
      name: 'use this channel',
      match: (said, locale) => (isCommand(locale, 'useThisChannel', said) ? { rest: '' } : undefined),
      handle: choosing,
    },
    {
      name: 'stop using this channel',
      match: (said, locale) => (isCommand(locale, 'stopThisChannel', said) ? { rest: '' } : undefined),
      handle: inChannel((turn) => stopChannel(deps, turn)),
    },
    {
      name: 'channels',
      shows: true,
      match: (said, locale) => (isCommand(locale, 'channels', said) ? { rest: '' } : undefined),
      handle: (turn) => showChannels(deps, turn),
    },
    {
      name: 'use this channel as …',
      notInConversation: true,
      match(said, locale) {
        const name = readChannelName(afterCommand(locale, 'useThisChannel', said) ?? '');
        return name ? { rest: name } : undefined;
      },
      handle: choosing,
    },
  ];
}

function inChannel(handle: (turn: Turn, rest: string) => Promise<Reply>): Command['handle'] {
  return async (turn, { rest }) =>
    turn.conversation.kind === 'channel' ? handle(turn, rest) : text(turn, 'channel.onlyInChannel');
}

async function chooseChannel(deps: DealTeamDeps, turn: Turn, said: string): Promise<Reply> {
  const { dealTeam } = deps;
  const before = await dealTeam.channels();
  const known = before.find(({ id }) => id === rootOf(turn.conversation).conversationId);
  const isDefault = known !== undefined && known === before[0];
  const isUsed = known !== undefined && !known.loss;
  if (isUsed && (said === '' || said === known.name))
    return text(turn, isDefault ? 'channel.alreadySet' : 'channel.alreadyAdded', {
      name: channelInWords(known, turn.locale),
    });
  if (!known && before.length >= mostChannels) return text(turn, 'channel.tooMany', { count: mostChannels });
  const unnamed = () => nameOfUnnamed(before.length, deps.language);
  const name = said || (await deps.nameOfChannel(turn.conversation)) || known?.name || unnamed();
  const channels = await dealTeam.chooseChannel(turn.conversation, turn.person, name);
  const channel = channels.find(({ id }) => id === rootOf(turn.conversation).conversationId);
  if (!channel) return text(turn, 'channel.set');
  if (!isUsed) await deps.onChannelChosen(channel, channel === channels[0]);
  const [first] = channels;
  if (!first || channel === first) return text(turn, 'channel.set');
  const values = { name: channelInWords(channel, turn.locale), other: channelInWords(first, turn.locale) };
  return text(turn, 'channel.added', { ...values, command: commandWord(turn.locale, 'channels') });
}

/** Only the default channel may lack a name: rules refer to the others by name. */
function nameOfUnnamed(place: number, language: Locale): string {
  return place === 0 ? '' : say(language, 'channel.unnamed', { number: place + 1 });
}

async function stopChannel(deps: DealTeamDeps, turn: Turn): Promise<Reply> {
  if (!mayForAllChannels(turn, deps)) return text(turn, 'action.notAllowed.adminOfAll');
  const { conversationId } = rootOf(turn.conversation);
  const before = await deps.dealTeam.channels();
  const left = await deps.dealTeam.stopChannel(conversationId, turn.person);
  const command = commandWord(turn.locale, 'useThisChannel');
  if (!left) return text(turn, 'channel.notUsed', { command });
  await deps.onChannelStopped(conversationId, before[0]?.id === conversationId);
  const [first] = left;
  if (!first) return text(turn, 'channel.stopped.last', { command });
  return text(turn, 'channel.stopped', { other: channelInWords(first, turn.locale) });
}

async function showChannels(deps: DealTeamDeps, turn: Turn): Promise<Reply> {
  if (!mayForAllChannels(turn, deps)) return text(turn, 'action.notAllowed.adminOfAll');
  if (turn.conversation.kind !== 'personal') return text(turn, 'routing.personal');
  const { card, summary } = channelsCard(await deps.dealTeam.channels(), turn.locale);
  return { kind: 'messages', messages: [{ kind: 'card', card, summary }] };
}

function channelInstalls({ dealTeam, ...deps }: DealTeamDeps): InstallHandler {
  const lost = async (where: ConversationAddress, why: ChannelLossReason): Promise<void> => {
    if (await dealTeam.loseChannel(where, why)) deps.onChannelLost();
  };
  return {
    async installed(turn, { channel }) {
      // The first install chooses the channel; a second team receives the cards only when an admin says so.
      if (channel && !(await dealTeam.channel())) {
        const [first] = await dealTeam.chooseChannel(channel, turn.person);
        if (first) await deps.onChannelChosen(first, true);
      }
      return {
        kind: 'messages',
        messages: [{ kind: 'card', ...deps.welcomeCard({ locale: turn.locale, kind: turn.conversation.kind }) }],
      };
    },
    removed: (where) => lost(where, 'removed'),
    channelLost: lost,
    async channelBack(where) {
      const regained = await dealTeam.regainChannel(where);
      const [first] = await dealTeam.channels();
      for (const channel of regained) await deps.onChannelChosen(channel, channel.id === first?.id);
    },
  };
}

function text({ locale }: Turn, key: MessageKey, values?: MessageValues): Reply {
  return textReply(say(locale, key, values));
}
