import { visible } from '../visible-text.ts';
import { catalogues } from './catalogue.ts';
import type { Locale } from './locale.ts';
import { perLocale } from './per-locale.ts';
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

interface CommandTexts {
  readonly all: readonly string[];
  /** `keep it` is no `keep` with something behind it. */
  readonly longestFirst: readonly { readonly words: number; readonly plain: string }[];
}

/** Built once, since each message is compared with the words of all commands. */
const textsOf = perLocale((locale): ReadonlyMap<string, CommandTexts> => {
  const keys = Object.keys(catalogues.en).filter((key): key is `command.${CommandName}` => key.startsWith('command.'));
  return new Map(
    keys.map((key) => [key, commandTexts([...catalogues[locale][key].split('|'), ...catalogues.en[key].split('|')])]),
  );
});

function commandTexts(words: readonly string[]): CommandTexts {
  const all = [...new Set(words)];
  const texts = all.map((text) => ({ words: text.split(' ').length, plain: withoutVariants(text) }));
  return { all, longestFirst: texts.toSorted((one, other) => other.words - one.words) };
}

/** The words that call a command: those of the person's language first, then the English ones, which always work. */
export function commandWords(locale: Locale, name: CommandName): readonly string[] {
  return textsOf(locale).get(`command.${name}`)?.all ?? [];
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
  const said = beginningOf(text);
  for (const command of textsOf(locale).get(`command.${name}`)?.longestFirst ?? []) {
    const head = said.head(command.words);
    if (head?.plain !== command.plain) continue;
    const rest = said.words
      .slice(head.text.length)
      .replace(/^[\s:：,，]+/u, '')
      .trim();
    const wrapped = wrappings.find(({ open, close }) => open.test(said.before) && !close.test(head.text));
    return wrapped ? rest.replace(wrapped.end, '').trim() : rest;
  }
  return undefined;
}

interface Head {
  readonly text: string;
  readonly plain: string;
}

/** A message's first words. */
class Beginning {
  readonly text: string;
  /** What stands around the first word. */
  readonly before: string;
  readonly words: string;
  readonly #heads = new Map<number, Head | undefined>();

  constructor(text: string) {
    this.text = text;
    this.before = /^[^\p{L}\p{N}]*/u.exec(text)?.[0] ?? '';
    this.words = text.slice(this.before.length);
  }

  /** So many words; undefined where there are fewer, or one is longer than any command's. */
  head(words: number): Head | undefined {
    if (!this.#heads.has(words)) {
      const found = heads[words - 1]?.exec(this.words)?.[0];
      this.#heads.set(words, found === undefined ? undefined : { text: found, plain: plain(found) });
    }
    return this.#heads.get(words);
  }
}

/** Of the message that was asked for last: all commands are asked about one message, one after the other. */
let lastBeginning: Beginning | undefined;

function beginningOf(text: string): Beginning {
  if (lastBeginning?.text !== text) lastBeginning = new Beginning(text);
  return lastBeginning;
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
