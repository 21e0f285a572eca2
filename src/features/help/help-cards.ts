import type { CommandButton } from '../../cards/card-data.ts';
import { help, welcome } from '../../cards/cards.ts';
import { say } from '../../i18n/catalogue.ts';
import { type CommandName, commandWord } from '../../i18n/command-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { AdaptiveCard } from '../../messenger.ts';

interface BuiltCard {
  readonly card: AdaptiveCard;
  readonly summary: string;
}

/** What the desk says when it is installed: what for, and what to do next. */
export function welcomeCard({ locale, personal }: { readonly locale: Locale; readonly personal: boolean }): BuiltCard {
  const summary = say(locale, personal ? 'welcome.personal' : 'welcome.channel');
  const next = personal
    ? say(locale, 'welcome.personal.next')
    : say(locale, 'welcome.channel.next', { command: commandWord(locale, 'useThisChannel') });
  const card = welcome({
    locale,
    fallbackText: summary,
    lines: [{ text: summary }, { text: next }],
    commands: buttons(locale, personal ? ['inbox', 'myReferrals', 'help'] : ['useThisChannel', 'help']),
  });
  return { card, summary };
}

const explained = [
  'inbox',
  'myReferrals',
  'inbound',
  'outbound',
  'favourites',
  'archived',
  'referral',
  'solutions',
  'newDeal',
  'resume',
  'setValue',
  'stage',
  'note',
  'closeDate',
  'useThisChannel',
  'help',
] as const satisfies CommandName[];

/** What the desk does, the words it knows, and its limits. */
export function helpCard({ locale }: { readonly locale: Locale }): BuiltCard {
  const summary = say(locale, 'guide.title');
  const card = help({
    locale,
    fallbackText: summary,
    does: list(([1, 2, 3, 4] as const).map((line) => say(locale, `guide.does.${line}`))),
    limits: list(([1, 2, 3] as const).map((line) => say(locale, `guide.limits.${line}`))),
    commandList: list(
      explained.map((name) => `**${commandWord(locale, name)}**: ${say(locale, `guide.command.${name}`)}`),
    ),
    commands: buttons(locale, ['inbox', 'myReferrals', 'newDeal']),
  });
  return { card, summary };
}

function buttons(locale: Locale, names: readonly CommandName[]): CommandButton[] {
  return names.map((name) => {
    const words = commandWord(locale, name);
    return { words, title: words.charAt(0).toLocaleUpperCase(locale) + words.slice(1) };
  });
}

/** One list, so that a screen reader hears one: Teams reads `\r` as its line break. */
function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\r');
}
