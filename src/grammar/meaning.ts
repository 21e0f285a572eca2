import type { Mood } from './mood/mood.ts';
import { hasRole, isSign, type Piece, type Sentence, textOfPieces } from './sentence/piece.ts';
import type { RoleId, RoleKind, WordRole } from './sentence/roles.ts';

export const intents = [
  ...(['open', 'accept', 'decline', 'claim', 'release', 'assign', 'won', 'lost'] as const),
  ...(['set-value', 'set-stage', 'set-close-date', 'set-contact', 'note'] as const),
  ...([
    'ask-owner',
    'ask-value',
    'ask-stage',
    'ask-close-date',
    'ask-notes',
    'ask-deadline',
    'ask-contact',
    'ask-route',
    'ask-route-now',
  ] as const),
  ...([
    'ask-status',
    'audit',
    'leave',
    'list',
    'leads',
    'solutions',
    'count',
    'pipeline',
    'new-deal',
    'drafts',
    'resume',
    'export',
    'template',
    'import',
    'undo',
  ] as const),
  ...(['thanks', 'help', 'settings', 'health', 'calendar', 'language', 'remind'] as const),
  ...(['reminders-off', 'reminders-on', 'away', 'back'] as const),
] as const;
export type Intent = (typeof intents)[number];

/**
 * One interpretation of a sentence. Nothing is executed here: features act on it, and ask about what is missing or left
 * over.
 */
export interface Meaning {
  readonly intent: Intent;
  /** The referrals named: one, several if the name is ambiguous, or none. */
  readonly ids: readonly string[];
  /** The names as written; for a change without `ids`, words that may be an unknown name. */
  readonly nameSaid: string;
  /** The details of the intent, as written: a value, a day, a note, filters, a topic. */
  readonly rest: string;
  /** For a list intent: which list. */
  readonly list?: string;
  /** For lists and figures: the filters given by words of the vocabulary. */
  readonly filters: readonly WordRole[];
  /** The leftover words, span by span, each with the bound word beside it: `over`, `before`. */
  readonly runs: readonly Run[];
  /** The whole sentence, for readers that need function words too: `this week`. */
  readonly sentence: Sentence;
  /** A pattern of the whole sentence read it: the classifier is not asked whether it is about another thing. */
  readonly isReadWhole?: true;
  /** Every word was matched exactly, in the vocabulary or as a name. */
  readonly exact: boolean;
  /** Of a card that is opened: who is to join the deal’s team or to leave it, if that is somebody. */
  readonly colleague?: string;
  /** A second note in the message, on another referral. */
  readonly also?: Meaning;
  /** Further changes of the same deal in the message, each of another field. */
  readonly more?: readonly Meaning[];
}

export interface Run {
  readonly text: string;
  readonly bound?: RoleId<'bound'>;
}

/** A sentence, with the record of which pieces a rule has consumed. */
export class Parse {
  readonly sentence: Sentence;
  /** Mood of the whole sentence, computed once for all rules. */
  readonly mood: Mood;
  readonly #used = new Set<Piece>();

  constructor(sentence: Sentence, mood: Mood) {
    this.sentence = sentence;
    this.mood = mood;
  }

  get pieces(): readonly Piece[] {
    return this.sentence.pieces;
  }

  has(kind: RoleKind, id?: RoleId): boolean {
    return this.pieces.some((piece) => hasRole(piece, kind, id));
  }

  /** Marks the pieces with this role as consumed; true if there are any. */
  use(kind: RoleKind, id?: RoleId): boolean {
    const found = this.pieces.filter((piece) => hasRole(piece, kind, id));
    for (const piece of found) this.#used.add(piece);
    return found.length > 0;
  }

  get names(): readonly Piece[] {
    return this.pieces.filter(({ name }) => name);
  }

  get ids(): readonly string[] {
    const all = this.names.map(({ name }) => name?.ids ?? []);
    const [first = [], ...others] = all;
    const common = first.filter((id) => others.every((ids) => ids.includes(id)));
    return common.length > 0 ? common : [...new Set(all.flat())];
  }

  /** Words not yet consumed; punctuation and function words don't count. */
  get left(): readonly Piece[] {
    return this.pieces.filter(
      (piece) => !this.#used.has(piece) && !piece.name && !saysNothing(piece) && !isSign(piece),
    );
  }

  /** From the first leftover word to the last, as written. */
  get rest(): string {
    return textOfPieces(this.sentence.text, this.left);
  }

  /** From the first leftover word to the end of the text: a reason is free text. */
  get restToTheEnd(): string {
    const from = this.left[0]?.tokens[0]?.from;
    return from === undefined ? '' : this.sentence.text.slice(from);
  }

  get runs(): readonly Run[] {
    const { pieces } = this;
    const left = new Set(this.left.filter((piece) => !hasRole(piece, 'bound')));
    const runs: Run[] = [];
    for (let at = 0; at < pieces.length; at++) {
      let end = at;
      while (end < pieces.length && left.has(pieces[end] as Piece)) end++;
      if (end === at) continue;
      const bound = boundOf(pieces[at - 1]) ?? boundOf(pieces[end]);
      const text = textOfPieces(this.sentence.text, pieces.slice(at, end));
      runs.push({ text, ...(bound ? { bound } : {}) });
      at = end;
    }
    return runs;
  }

  get exact(): boolean {
    return this.pieces.every(({ exact }) => exact);
  }
}

/** Function words; question and polite words are covered by the mood of the sentence. */
function saysNothing(piece: Piece): boolean {
  const moods: readonly RoleId<'mood'>[] = ['ask', 'polite', 'did'];
  return (
    hasRole(piece, 'glue') ||
    // `혹시 제 추천 좀 볼 수 있을까요`: a hedge, as the mood of the sentence knows.
    (hasRole(piece, 'mood', 'if') && piece.tokens.every(({ text }) => /^혹시(?:나|라도)?$/u.test(text))) ||
    (piece.roles.length > 0 &&
      piece.roles.every(({ kind, id }) => kind === 'mood' && moods.some((mood) => mood === id)))
  );
}

function boundOf(piece: Piece | undefined): RoleId<'bound'> | undefined {
  return piece?.roles.find(({ kind }) => kind === 'bound')?.id as RoleId<'bound'> | undefined;
}
