import { z } from 'zod';
import type { VerbButton } from '../../cards/card-data.ts';
import { unformatted } from '../../cards/plain.ts';
import { sentenceCard } from '../../cards/sentence-card.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../feature.ts';
import { capitalized } from '../../i18n/capitalized.ts';
import { say } from '../../i18n/catalogue.ts';
import { commandWord } from '../../i18n/command-words.ts';
import { aboutIt } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { logPressWithoutRight } from '../../press-without-right.ts';
import { channelInWords } from './channel-words.ts';
import type { TeamChannel, TeamChannels } from './deal-team-channels.ts';
import type { DealTeamStore } from './people-store.ts';

const stopVerb = 'channel.stop';
const defaultVerb = 'channel.default';

/** The card of all channels in which the desk works, the default first. */
export function channelsCard(channels: TeamChannels, locale: Locale, notice?: string) {
  const command = commandWord(locale, 'useThisChannel');
  return sentenceCard(locale, {
    title: say(locale, 'channels.title'),
    lines: [
      ...(notice ? [notice] : []),
      say(locale, channels.length > 0 ? 'channels.intro' : 'channels.none', { command }),
    ],
    rows: channels.map((channel, index) => ({
      title: capitalized(locale, channelInWords(channel, locale)),
      detail: stateOf(channel, index === 0, locale),
      buttons: [
        ...(index > 0 && !channel.loss ? [button(locale, 'channels.button.default', defaultVerb, channel)] : []),
        button(locale, 'channels.button.stop', stopVerb, channel),
      ],
    })),
  });
}

function stateOf({ loss }: TeamChannel, isDefault: boolean, locale: Locale): string {
  if (loss) return say(locale, isDefault ? 'channels.lost.default' : 'channels.lost');
  return say(locale, isDefault ? 'channels.default' : 'channels.byRule');
}

function button(
  locale: Locale,
  key: 'channels.button.default' | 'channels.button.stop',
  verb: string,
  { id, name }: TeamChannel,
): VerbButton {
  const title = say(locale, key);
  return { title, tooltip: unformatted(name ? aboutIt(locale, title, name) : title, 120), verb, data: { channel: id } };
}

interface ChannelActionDeps {
  readonly dealTeam: DealTeamStore;
  readonly may: (click: Click) => boolean;
  readonly onChannelChosen: (channel: TeamChannel, isDefault: boolean) => Promise<void>;
  readonly onChannelStopped: (channelId: string, wasDefault: boolean) => Promise<void>;
}

/** The buttons of that card. Each press checks again who presses, and where. */
export function channelActions({ dealTeam, may, ...deps }: ChannelActionDeps): readonly CardAction[] {
  const Data = z.strictObject({ channel: z.string().min(1).max(300) });
  const allowed =
    (handle: (click: Click, id: string) => Promise<string>) =>
    async (click: Click, data: z.output<typeof Data>): Promise<CardReply> => {
      if (click.conversation.kind === 'personal' && may(click)) {
        const notice = await handle(click, data.channel);
        return { kind: 'card', ...channelsCard(await dealTeam.channels(), click.locale, notice) };
      }
      logPressWithoutRight(click);
      return { kind: 'message', text: say(click.locale, 'action.notAllowed.adminOfAll') };
    };
  return [
    defineCardAction({
      verb: 'channel.stop',
      data: Data,
      handle: allowed(async (click, id) => {
        const [first] = await dealTeam.channels();
        const left = await dealTeam.stopChannel(id, click.person);
        if (!left) return say(click.locale, 'channels.changed');
        await deps.onChannelStopped(id, first?.id === id);
        return say(click.locale, 'channels.stopped');
      }),
    }),
    defineCardAction({
      verb: 'channel.default',
      data: Data,
      handle: allowed(async (click, id) => {
        const channels = await dealTeam.makeDefault(id, click.person);
        const [first] = channels ?? [];
        if (!first) return say(click.locale, 'channels.changed');
        await deps.onChannelChosen(first, true);
        return say(click.locale, 'channels.madeDefault', { name: channelInWords(first, click.locale) });
      }),
    }),
  ];
}
