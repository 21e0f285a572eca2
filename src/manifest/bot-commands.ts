import { say } from '../i18n/catalogue.ts';
import { type CommandName, commandWord } from '../i18n/command-words.ts';
import type { Locale } from '../i18n/locale.ts';

export type BotScope = 'personal' | 'team';

/**
 * Which words Teams offers where, in the order of its menu. A channel gets no word that begins something of one person
 * (Teams' store rules). A new command word must be placed here before the project compiles.
 */
const scopesOf = {
  inbox: ['personal', 'team'],
  myReferrals: ['personal'],
  referral: ['personal'],
  useThisChannel: ['team'],
  help: ['personal', 'team'],
} as const satisfies Record<CommandName, readonly BotScope[]>;

export interface BotCommand {
  readonly title: string;
  readonly description: string;
}

/** The very words that the bot understands, with what its help says of them. */
export function botCommands(locale: Locale, scope: BotScope): readonly BotCommand[] {
  const names = (Object.keys(scopesOf) as CommandName[]).filter((name) =>
    (scopesOf[name] as readonly BotScope[]).includes(scope),
  );
  return names.map((name) => ({
    title: commandWord(locale, name),
    description: capitalized(locale, say(locale, `guide.command.${name}`)),
  }));
}

function capitalized(locale: Locale, text: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
