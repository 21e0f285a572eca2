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

/** Sixteen words in one list, and nobody finds theirs on a phone. */
const explained = {
  referrals: ['inbox', 'myReferrals', 'referral', 'inbound', 'favourites', 'archived'],
  deals: ['newDeal', 'resume', 'outbound', 'solutions', 'setValue', 'stage', 'note', 'closeDate'],
  desk: ['useThisChannel', 'help'],
} as const satisfies Readonly<Record<string, readonly CommandName[]>>;

/** What the desk does, the words it knows, and its limits. */
export function helpCard({ locale }: { readonly locale: Locale }): BuiltCard {
  const summary = say(locale, 'guide.title');
  const card = help({
    locale,
    fallbackText: summary,
    does: list(([1, 2, 3, 4] as const).map((line) => say(locale, `guide.does.${line}`))),
    limits: list(([1, 2, 3] as const).map((line) => say(locale, `guide.limits.${line}`))),
    groups: (['referrals', 'deals', 'desk'] as const).map((group) => ({
      about: say(locale, `guide.about.${group}`),
      words: list(
        explained[group].map((name) => `**${commandWord(locale, name)}**: ${say(locale, `guide.command.${name}`)}`),
      ),
    })),
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
