import { catalogues } from './catalogue.ts';
import type { Locale } from './locale.ts';

export type CommandName =
  | ('help' | 'myReferrals' | 'inbox' | 'referral' | 'useThisChannel')
  /** Lists. */
  | ('inbound' | 'outbound' | 'favourites' | 'archived' | 'solutions')
  /** Working on the deal that was opened last. */
  | ('setValue' | 'stage' | 'note' | 'closeDate')
  /** Creating a deal, and steering that conversation. */
  | ('newDeal' | 'resume' | 'back' | 'skip' | 'clear' | 'cancel' | 'discard' | 'edit' | 'done' | 'create');

/** The words that call a command: those of the person's language first, then the English ones, which always work. */
export function commandWords(locale: Locale, name: CommandName): readonly string[] {
  const words = [catalogues[locale], catalogues.en].flatMap((catalogue) => catalogue[`command.${name}`].split('|'));
  return [...new Set(words)];
}

/** The one to show and to send: the first in the person's language. */
export function commandWord(locale: Locale, name: CommandName): string {
  return commandWords(locale, name)[0] ?? name;
}

/** What follows the command's words in `text`, or undefined when the text is something else. Case doesn't matter. */
export function afterCommand(locale: Locale, name: CommandName, text: string): string | undefined {
  const said = text.normalize('NFKC').trim().replace(/\s+/gu, ' ');
  const lower = said.toLowerCase();
  for (const words of commandWords(locale, name)) {
    if (lower === words) return '';
    if (lower.startsWith(`${words} `)) return said.slice(words.length + 1);
  }
  return undefined;
}
