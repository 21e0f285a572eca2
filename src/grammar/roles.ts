/**
 * What a word can do in a sentence. The ids are the desk's own; which words carry them is told per language in `words/`.
 * One phrase may have several roles: `won` is something to do and a state to filter by.
 */
export const roleIds = {
  action: [
    'open',
    'accept',
    'decline',
    'claim',
    'release',
    'assign',
    'won',
    'lost',
    'change',
    'note',
    'undo',
    'create',
    'resume',
    'export',
    'template',
    'import',
    'remind',
    'away',
    'back',
    'mute',
    'unmute',
    'help',
    'settings',
    'health',
    'leads',
    'calendar',
    'language',
  ],
  /** What can be told of a referral, or changed. */
  field: ['value', 'stage', 'closeDate', 'notes', 'owner', 'deadline', 'contact', 'status', 'pipeline'],
  list: ['inbox', 'mine', 'inbound', 'outbound', 'favourites', 'archived', 'solutions', 'drafts'],
  /** Says what is spoken of, without naming one. */
  thing: ['referral', 'deal', 'it', 'all'],
  question: ['who', 'what', 'when', 'how-much', 'how-many', 'how', 'is'],
  state: ['received', 'accepted', 'won', 'lost', 'declined', 'expired'],
  type: ['private', 'partner-led', 'co-sell'],
  /** Of a list: which ones. */
  filter: ['unowned', 'urgent', 'expiring', 'from-microsoft', 'from-partner'],
  /** How a value or a day behind it bounds a list. */
  bound: ['over', 'under', 'before', 'after'],
  person: ['me', 'nobody'],
  talk: ['thanks', 'greeting'],
  /** What makes of a deed something that is not to be done: forbidden, conditional, asked about, told of. */
  mood: ['not', 'if', 'ask', 'hearsay', 'did', 'polite'],
  /** Means nothing by itself: articles, prepositions, politeness. */
  glue: ['glue'],
} as const;

export type Action = (typeof roleIds)['action'][number];
export type RoleKind = keyof typeof roleIds;
export type RoleId<Kind extends RoleKind = RoleKind> = (typeof roleIds)[Kind][number];
export interface WordRole {
  readonly kind: RoleKind;
  readonly id: RoleId;
}

/** The table of one language: for each role its phrases, by `|`. `*` at the end stands for any ending of the word. */
export type GrammarWords = {
  readonly [Kind in Exclude<RoleKind, 'glue'>]: Readonly<Record<RoleId<Kind>, string>>;
} & {
  readonly glue: string;
  /** Ordinary words that are near to the desk's own: who types one made no slip, and a longer one holds no shorter. */
  readonly plain: string;
  /** What a language writes onto the end of a word: particles and endings that mean nothing here. */
  readonly endings: string;
};
