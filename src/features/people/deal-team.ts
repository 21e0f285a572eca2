import { type ConversationAddress, rootOf } from '../../conversation.ts';
import type { Command, Feature, InstallHandler, Reply, Turn } from '../../feature.ts';
import { type MessageKey, say } from '../../i18n/catalogue.ts';
import { isCommand } from '../../i18n/command-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { AdaptiveCard } from '../../messenger.ts';
import type { ChannelLossReason, DealTeamStore } from './people-store.ts';
import { type RoleSettings, standingOf } from './roles.ts';

export interface DealTeamDeps {
  /** What the desk says where it was added: the help's words. */
  readonly welcomeCard: (where: { readonly locale: Locale; readonly kind: ConversationAddress['kind'] }) => {
    readonly card: AdaptiveCard;
    readonly summary: string;
  };
  readonly dealTeam: DealTeamStore;
  readonly roles: RoleSettings;
  /** Referrals that wait for an answer get their card there. */
  readonly onChannelChosen: (channel: ConversationAddress) => Promise<void>;
  /** Somebody has to hear of it. */
  readonly onChannelLost: () => void;
}

/** Where the deal team's cards stand: the channel chosen at install, or by an admin's word in the channel itself. */
export function dealTeamFeature(deps: DealTeamDeps): Feature {
  const choose: Command = {
    name: 'use this channel',
    match: (text, locale) => (isCommand(locale, 'useThisChannel', text) ? { rest: '' } : undefined),
    handle: async (turn) => {
      if (turn.conversation.kind !== 'channel') return text(turn, 'channel.onlyInChannel');
      if (standingOf(turn.person, deps.roles).role !== 'admin') return text(turn, 'action.notAllowed.admin');
      const current = await deps.dealTeam.channel();
      if (current?.conversationId === rootOf(turn.conversation).conversationId) return text(turn, 'channel.alreadySet');
      await deps.dealTeam.chooseChannel(turn.conversation, turn.person);
      await deps.onChannelChosen(turn.conversation);
      return text(turn, 'channel.set');
    },
  };

  const lost = async (where: ConversationAddress, why: ChannelLossReason): Promise<void> => {
    if (await deps.dealTeam.loseChannel(where, why)) deps.onChannelLost();
  };

  const installs: InstallHandler = {
    async installed(turn, { channel }) {
      // The first install decides; a second team does not take the cards away from the first without an admin's word.
      if (channel && !(await deps.dealTeam.channel())) {
        await deps.dealTeam.chooseChannel(channel, turn.person);
        await deps.onChannelChosen(channel);
      }
      return {
        kind: 'messages',
        messages: [{ kind: 'card', ...deps.welcomeCard({ locale: turn.locale, kind: turn.conversation.kind }) }],
      };
    },
    removed: (where) => lost(where, 'removed'),
    channelLost: lost,
    async channelBack(where) {
      const channel = await deps.dealTeam.regainChannel(where);
      if (channel) await deps.onChannelChosen(channel);
    },
  };

  return { name: 'deal team', commands: [choose], installs };
}

function text({ locale }: Turn, key: MessageKey): Reply {
  return { kind: 'messages', messages: [{ kind: 'text', text: say(locale, key) }] };
}
