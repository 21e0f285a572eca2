import type { DealTeamStore } from '../../features/people/index.ts';
import { say } from '../../i18n/catalogue.ts';
import { commandWord } from '../../i18n/command-words.ts';
import { formatMoment } from '../../i18n/format.ts';
import { languageName } from '../../i18n/language-name.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { TabPanel } from '../work-contract.ts';
import type { TabReader } from './tab-reader.ts';

export interface TabChannelDeps {
  readonly dealTeam: Pick<DealTeamStore, 'channel' | 'loss'>;
  readonly language: Locale;
  readonly timeZone: string;
}

/** Where the deal team's cards stand, in which language and zone, and how another channel is chosen: by a word in that channel. */
export async function channelPanel(
  { dealTeam, language, timeZone }: TabChannelDeps,
  reader: TabReader,
): Promise<TabPanel> {
  const { locale, zoneIsOwn } = reader;
  const [channel, loss] = await Promise.all([dealTeam.channel(), dealTeam.loss()]);
  const state = channel
    ? say(locale, 'tab.channel.set')
    : loss
      ? say(locale, 'tab.channel.lost', {
          when: formatMoment(locale, loss.since, reader.timeZone, { zone: !zoneIsOwn }),
        })
      : say(locale, 'tab.channel.none');
  return {
    cards: [],
    texts: [
      state,
      say(locale, 'tab.channel.how', { command: commandWord(locale, 'useThisChannel') }),
      say(locale, 'tab.channel.language', { language: languageName(language, locale), zone: timeZone }),
    ],
  };
}
