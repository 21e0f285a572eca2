import { capitalized } from '../i18n/capitalized.ts';
import { say } from '../i18n/catalogue.ts';
import { type CommandName, commandWord } from '../i18n/command-words.ts';
import type { Locale } from '../i18n/locale.ts';

export type BotScope = 'personal' | 'team';

/**
 * Which words Teams offers where, in the order of its menu. A channel gets no word that begins something of one person
 * (Teams' store rules). A new command word must be placed here before the project compiles; `[]` for words that only
 * mean something within a conversation.
 */
const scopesOf = {
  inbox: ['personal', 'team'],
  newDeal: ['personal'],
  resume: ['personal'],
  myReferrals: ['personal'],
  inbound: ['personal'],
  outbound: ['personal'],
  favourites: ['personal'],
  archived: ['personal'],
  referral: ['personal'],
  useThisChannel: ['team'],
  help: ['personal', 'team'],
  // Teams shows ten at the most (its menu is full); help tells of it.
  solutions: [],
  scorecard: [],
  export: [],
  exportRegistrations: [],
  registrationTemplate: [],
  lastImport: [],
  template: [],
  import: [],
  greeting: [],
  settings: [],
  language: [],
  speak: [],
  timeZone: [],
  stopReminders: [],
  startReminders: [],
  away: [],
  imBack: [],
  // For Referrals admins, and once in a year.
  stopThisChannel: [],
  channels: [],
  health: [],
  audit: [],
  leads: [],
  crm: [],
  calendar: [],
  // Admins' words: `routing` tells of the others.
  routing: [],
  route: [],
  rehearsal: [],
  removeRule: [],
  moveRule: [],
  catcher: [],
  digest: [],
  roles: [],
  // Of the deal that somebody just opened: the help explains them.
  setValue: [],
  stage: [],
  note: [],
  closeDate: [],
  back: [],
  skip: [],
  clear: [],
  cancel: [],
  discard: [],
  edit: [],
  done: [],
  create: [],
} as const satisfies Record<CommandName, readonly BotScope[]>;

type Scopes = typeof scopesOf;
type Offered = { [Name in CommandName]: Scopes[Name] extends readonly [] ? never : Name }[CommandName];

export interface BotCommand {
  readonly title: string;
  readonly description: string;
}

/** The very words that the bot understands, with what its help says of them. */
export function botCommands(locale: Locale, scope: BotScope): readonly BotCommand[] {
  const offered = (Object.keys(scopesOf) as Offered[]).filter((name) =>
    (scopesOf[name] as readonly BotScope[]).includes(scope),
  );
  return offered.map((name) => ({
    title: commandWord(locale, name),
    description: capitalized(locale, say(locale, `guide.command.${name}`)),
  }));
}
