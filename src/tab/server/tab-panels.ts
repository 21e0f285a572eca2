import type { Clock } from '../../clock.ts';
import type { Command, Feature, Reply } from '../../feature.ts';
import { type RoleSettings, standingOf } from '../../features/people/index.ts';
import { httpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/catalogue.ts';
import { dayIn } from '../../i18n/format.ts';
import { languageName } from '../../i18n/language-name.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { TabCard } from '../contract.ts';
import type { TabPanel, TabPanelName, TabPanels } from '../work-contract.ts';
import type { TabPresses } from './tab-presses.ts';
import type { TabReader } from './tab-reader.ts';

export interface TabPanelsDeps {
  readonly features: readonly Feature[];
  readonly roles: RoleSettings;
  readonly presses: Pick<TabPresses, 'forPage'>;
  /** Of what stands in channels, where each reader is somebody else. */
  readonly language: Locale;
  readonly timeZone: string;
  readonly clock: Clock;
}

/** The word that brings the same card in chat; each of these only reads. */
const commandOf: Readonly<Partial<Record<TabPanelName, string>>> = {
  settings: 'settings',
  away: 'away',
  routing: 'routing',
  roles: 'who has which role',
  channel: 'channels',
};
const everybodys: readonly TabPanelName[] = ['settings', 'away'];
const admins: readonly TabPanelName[] = ['routing', 'roles', 'reminders', 'channel'];

/** The desk's settings in the tab are the chat's own cards: the word's handler makes them, and their buttons go where the chat's go. */
export function tabPanelsOf({ features, roles, presses, language, timeZone, clock }: TabPanelsDeps) {
  const commands = new Map(features.flatMap(({ commands: words = [] }) => words.map((word) => [word.name, word])));
  const namesFor = ({ person, known }: TabReader): readonly TabPanelName[] => {
    if (!known) return [];
    const { role, locations } = standingOf(person, roles);
    if (role !== 'admin') return everybodys;
    // What happened to referrals of all locations.
    return [...everybodys, ...admins, ...(locations.length === 0 ? (['audit'] as const) : [])];
  };

  return {
    list(reader: TabReader): TabPanels {
      const panels = namesFor(reader).map((name) => ({ name, title: say(reader.locale, `tab.panel.${name}`) }));
      return { panels, today: dayIn(reader.timeZone, clock.now()) };
    },
    async show(reader: TabReader, name: TabPanelName): Promise<TabPanel> {
      if (!namesFor(reader).includes(name)) throw httpProblem(403, {}, { reason: 'panel' });
      // The page draws these by itself.
      if (name === 'reminders' || name === 'audit') return { cards: [], texts: [] };
      const word: Command | undefined = commands.get(commandOf[name] ?? '');
      if (!word) throw new Error(`no words bring the panel ${name}`);
      const panel = drawn(await word.handle(reader, { rest: '' }));
      return name === 'channel' ? { ...panel, texts: [...panel.texts, channelLanguage(reader)] } : panel;
    },
  };

  function channelLanguage({ locale }: TabReader): string {
    return say(locale, 'tab.channel.language', { language: languageName(language, locale), zone: timeZone });
  }

  function drawn(reply: Reply): TabPanel {
    const messages = reply.kind === 'messages' ? reply.messages : [];
    const cards: TabCard[] = messages.flatMap((each) => (each.kind === 'card' ? [presses.forPage(each.card)] : []));
    return { cards, texts: messages.flatMap((each) => (each.kind === 'text' ? [each.text] : [])) };
  }
}
