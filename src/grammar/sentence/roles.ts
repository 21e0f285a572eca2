/**
 * The grammatical roles of a word. The ids are language-independent; `words/` lists the phrases per language. One
 * phrase may have several roles: `won` is an action and a state to filter by.
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
  /** What can be asked about a referral, or changed. */
  field: ['value', 'stage', 'closeDate', 'notes', 'owner', 'deadline', 'contact', 'status', 'pipeline'],
  list: ['inbox', 'mine', 'inbound', 'outbound', 'favourites', 'archived', 'solutions', 'drafts'],
  /** Refers to a referral without naming it. */
  thing: ['referral', 'deal', 'it', 'all'],
  question: ['who', 'what', 'when', 'how-much', 'how-many', 'how', 'is'],
  state: ['received', 'accepted', 'won', 'lost', 'declined', 'expired'],
  type: ['private', 'partner-led', 'co-sell'],
  /** Narrows a list. */
  filter: ['unowned', 'urgent', 'expiring', 'from-microsoft', 'from-partner'],
  /** Makes the value or day after it a bound of a list. */
  bound: ['over', 'under', 'before', 'after'],
  person: ['me', 'nobody'],
  talk: ['thanks', 'greeting'],
  /** Turns an action into something not to be done: forbidden, conditional, asked about, reported. */
  mood: ['not', 'if', 'ask', 'hearsay', 'did', 'polite'],
  /** Function words: articles, prepositions, politeness. */
  glue: ['glue'],
} as const;

export type Action = (typeof roleIds)['action'][number];
export type RoleKind = keyof typeof roleIds;
export type RoleId<Kind extends RoleKind = RoleKind> = (typeof roleIds)[Kind][number];
export interface WordRole {
  readonly kind: RoleKind;
  readonly id: RoleId;
}

/**
 * The table of one language: the phrases of each role, separated by `|`. A trailing `*` marks a stem, which takes any
 * suffix.
 */
export type GrammarWords = {
  readonly [Kind in Exclude<RoleKind, 'glue'>]: Readonly<Record<RoleId<Kind>, string>>;
} & {
  readonly glue: string;
  /**
   * Ordinary words close to the vocabulary: typed exactly, they are not typos, and a longer one contains no shorter
   * match.
   */
  readonly plain: string;
  /**
   * Suffixes that a language attaches to a word, such as particles and case endings, and that carry no meaning here.
   */
  readonly endings: string;
};
