import type { CommandName } from '../../i18n/command-words.ts';

/** What can be offered about a referral that was named: words with its name in them. */
export const guessedDeeds = [
  ...(['open', 'accept', 'decline', 'claim', 'release', 'won', 'lost'] as const),
  ...(['set-value', 'assign', 'note', 'remind'] as const),
  ...(['ask-owner', 'ask-value', 'ask-stage', 'ask-close-date', 'ask-deadline', 'ask-contact', 'ask-notes'] as const),
  ...(['ask-status', 'ask-route', 'audit'] as const),
] as const;
export type GuessedDeed = (typeof guessedDeeds)[number];

/** These change something. They are offered only where the message asks for it. */
export const writingDeeds: readonly GuessedDeed[] = [
  ...(['accept', 'decline', 'claim', 'release', 'won', 'lost', 'set-value', 'assign', 'note', 'remind'] as const),
];

/** Commands that are offered: each has a title of its own (`guess.title.…`). */
export type GuessedCommand = Extract<
  CommandName,
  | ('inbox' | 'myReferrals' | 'inbound' | 'outbound' | 'favourites' | 'archived' | 'solutions' | 'leads')
  | ('scorecard' | 'newDeal' | 'resume' | 'export' | 'exportRegistrations' | 'template' | 'registrationTemplate')
  | ('import' | 'lastImport' | 'help' | 'settings' | 'timeZone' | 'language' | 'digest' | 'calendar' | 'health')
  | ('stopReminders' | 'startReminders' | 'away' | 'imBack' | 'routing' | 'route' | 'rehearsal' | 'roles')
  | ('channels' | 'useThisChannel' | 'stopThisChannel' | 'crm' | 'audit')
>;

/** Offered by a sentence of the catalogue (`guess.say.…`), since it has no command word. */
export type GuessedSaying =
  | ('undo' | 'drafts' | 'pipeline' | 'lead-rules' | 'crm-pause' | 'crm-start' | 'crm-links' | 'crm-dry')
  | GuessedTopic;

/** These change something, or begin to. Like deeds they are offered only where the message asks for it. */
export const writingOffers: ReadonlySet<GuessedCommand | GuessedSaying> = new Set([
  ...(['newDeal', 'stopReminders', 'startReminders', 'imBack', 'useThisChannel', 'stopThisChannel'] as const),
  ...(['undo', 'crm-pause', 'crm-start'] as const),
]);

/** Offered by `help` with its topic. */
export type GuessedTopic = 'help-microsoft' | 'help-registration' | 'help-change' | 'help-reminders' | 'help-claim';

/** One label of the classifier. */
interface Offers {
  /** With a name. */
  readonly named?: GuessedDeed;
  /** Without one: a command, or several of which one may be meant. */
  readonly commands?: readonly GuessedCommand[];
  readonly sayings?: readonly GuessedSaying[];
}

const waiting = { commands: ['inbox'] } as const satisfies Offers;
const deals = { commands: ['outbound'] } as const satisfies Offers;

/** What each label of the classifier offers. A label that is missing here offers nothing: small talk. */
export const offersOf: Readonly<Record<string, Offers>> = {
  open: { named: 'open', ...waiting },
  accept: { named: 'accept', ...waiting },
  decline: { named: 'decline', ...waiting },
  claim: { named: 'claim', commands: ['inbound'], sayings: ['help-claim'] },
  release: { named: 'release', commands: ['myReferrals'], sayings: ['help-claim'] },
  assign: { named: 'assign', commands: ['myReferrals'], sayings: ['help-claim'] },
  won: { named: 'won', ...deals },
  lost: { named: 'lost', ...deals },
  'set-value': { named: 'set-value', ...deals, sayings: ['help-change'] },
  'set-stage': { named: 'open', ...deals, sayings: ['help-change'] },
  'set-close-date': { named: 'open', ...deals, sayings: ['help-change'] },
  'set-contact': { named: 'open', ...deals, sayings: ['help-change'] },
  note: { named: 'note', ...deals, sayings: ['help-change'] },
  card: { named: 'open', ...deals, sayings: ['help-change'] },
  'ask-owner': { named: 'ask-owner', commands: ['myReferrals'] },
  'ask-value': { named: 'ask-value', ...deals },
  'ask-stage': { named: 'ask-stage', ...deals },
  'ask-close-date': { named: 'ask-close-date', ...deals },
  'ask-deadline': { named: 'ask-deadline', ...waiting },
  'ask-contact': { named: 'ask-contact', ...deals },
  'ask-notes': { named: 'ask-notes', ...deals },
  'ask-status': { named: 'ask-status', ...deals },
  'ask-route': { named: 'ask-route', commands: ['routing'] },
  'ask-route-now': { named: 'ask-route', commands: ['routing'] },
  audit: { named: 'audit', commands: ['audit'] },
  remind: { named: 'remind', sayings: ['help-reminders'] },
  inbox: waiting,
  mine: { commands: ['myReferrals'] },
  inbound: { commands: ['inbound'] },
  outbound: deals,
  favourites: { commands: ['favourites'] },
  archived: { commands: ['archived'] },
  solutions: { commands: ['solutions'] },
  leads: { commands: ['leads'] },
  count: { commands: ['scorecard'], sayings: ['pipeline'] },
  pipeline: { sayings: ['pipeline'], commands: ['scorecard'] },
  scorecard: { commands: ['scorecard'] },
  'new-deal': { commands: ['newDeal'] },
  drafts: { sayings: ['drafts'], commands: ['resume'] },
  resume: { commands: ['resume'] },
  undo: { sayings: ['undo'] },
  export: { commands: ['export'] },
  exportRegistrations: { commands: ['exportRegistrations'] },
  template: { commands: ['template'] },
  registrationTemplate: { commands: ['registrationTemplate'] },
  import: { commands: ['import'] },
  'last-import': { commands: ['lastImport'] },
  help: { commands: ['help'] },
  settings: { commands: ['settings'] },
  timeZone: { commands: ['timeZone', 'settings'] },
  language: { commands: ['language'] },
  digest: { commands: ['digest', 'settings'] },
  calendar: { commands: ['calendar'] },
  health: { commands: ['health'] },
  'reminders-off': { commands: ['stopReminders', 'settings'] },
  'reminders-on': { commands: ['startReminders', 'settings'] },
  away: { commands: ['away'] },
  back: { commands: ['imBack', 'away'] },
  routing: { commands: ['routing'] },
  route: { commands: ['route', 'routing'] },
  rehearsal: { commands: ['rehearsal', 'routing'] },
  roles: { commands: ['roles'] },
  channels: { commands: ['channels'] },
  'use-channel': { commands: ['useThisChannel', 'channels'] },
  'leave-channel': { commands: ['stopThisChannel', 'settings', 'channels'] },
  crm: { commands: ['crm'] },
  'crm-pause': { sayings: ['crm-pause'], commands: ['crm'] },
  'crm-start': { sayings: ['crm-start'], commands: ['crm'] },
  'crm-links': { sayings: ['crm-links'], commands: ['crm'] },
  'crm-dry': { sayings: ['crm-dry'], commands: ['crm'] },
  'lead-rules': { sayings: ['lead-rules'], commands: ['leads'] },
  shown: { commands: ['inbound'] },
  registration: { named: 'open', sayings: ['help-registration'] },
  microsoft: { named: 'open', sayings: ['help-microsoft'] },
};
