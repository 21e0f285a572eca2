import { visible } from '../visible-text.ts';
import { catalogues } from './catalogue.ts';
import type { Locale } from './locale.ts';
import { withoutVariants } from './traditional.ts';

export type CommandName =
  | (
      | 'help'
      | 'greeting'
      | 'settings'
      | 'stopReminders'
      | 'startReminders'
      | 'away'
      | 'imBack'
      | 'language'
      | 'speak'
      | 'timeZone'
    )
  | ('digest' | 'myReferrals' | 'inbox' | 'referral' | 'useThisChannel' | 'stopThisChannel' | 'channels')
  /** How the desk itself is. */
  | 'health'
  /** What happened. */
  | 'audit'
  | 'crm'
  /** One's own days in one's own calendar. */
  | 'calendar'
  /** Lists. */
  | ('inbound' | 'outbound' | 'favourites' | 'archived' | 'solutions' | 'leads')
  /** Figures. */
  | 'scorecard'
  /** Files. */
  | ('export' | 'exportRegistrations' | 'template' | 'registrationTemplate' | 'import' | 'lastImport')
  /** Working on the deal that was opened last. */
  | ('setValue' | 'stage' | 'note' | 'closeDate')
  /** Who gets what: admins' words. */
  | ('routing' | 'route' | 'rehearsal' | 'removeRule' | 'moveRule' | 'catcher' | 'roles')
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

/** Whether the text is the command and nothing else. What people put around a word doesn't matter: `“Help”`, `/help`, `**help** 🙂`. */
export function isCommand(locale: Locale, name: CommandName, text: string): boolean {
  const rest = afterCommand(locale, name, text);
  return rest !== undefined && !hasWords(rest);
}

/**
 * What follows the command's words in `text`, as it was typed; undefined when the text is something else. Around the
 * command anything goes that is no letter or digit, and a colon or comma may stand behind it; what follows is what is said
 * (a note, a customer's name) and keeps its quotation marks, its signs and its line breaks.
 */
export function afterCommand(locale: Locale, name: CommandName, text: string): string | undefined {
  const [before = ''] = /^[^\p{L}\p{N}]*/u.exec(text) ?? [];
  const words = text.slice(before.length);
  for (const command of longestFirst(commandWords(locale, name))) {
    const head = heads[command.split(' ').length - 1]?.exec(words)?.[0];
    if (head === undefined || plain(head) !== withoutVariants(command)) continue;
    const rest = words
      .slice(head.length)
      .replace(/^[\s:：,，]+/u, '')
      .trim();
    const wrapped = wrappings.find(({ open, close }) => open.test(before) && !close.test(head));
    return wrapped ? rest.replace(wrapped.end, '').trim() : rest;
  }
  return undefined;
}

/** `keep it` is no `keep` with something behind it. */
function longestFirst(words: readonly string[]): readonly string[] {
  return words.toSorted((one, other) => other.split(' ').length - one.split(' ').length);
}

/** The first word, the first two, and so on: as many as a command has. */
const heads = [0, 1, 2, 3, 4, 5].map(
  (more) => new RegExp(`^[^\\s:：,，]{1,40}(?:\\s+[^\\s:：,，]{1,40}){${more}}(?=[\\s:：,，]|$)`, 'u'),
);

/** Command and all that is said within one pair of signs: `“note They signed”`, `**note They signed**`. */
const wrappings = [
  { open: /["“”«„「]/u, close: /["“”»」]/u, end: /["“”»」]$/u },
  { open: /[*_~`]/, close: /[*_~`]/, end: /[*_~`]{1,3}$/ },
];

function plain(head: string): string {
  const [core = ''] = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su.exec(visible(head.normalize('NFKC'))) ?? [];
  return withoutVariants(core.toLowerCase().replace(/\s+/gu, ' ').replaceAll("'", '’'));
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
