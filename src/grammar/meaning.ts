import type { Mood } from './mood.ts';
import type { RoleId, RoleKind, WordRole } from './roles.ts';
import { hasRole, isSign, type Piece, type Sentence, textOfPieces } from './sentence.ts';

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

/** What a sentence may mean. Nothing is done yet: features do, and ask where something is missing or left over. */
export interface Meaning {
  readonly intent: Intent;
  /** The referrals whose name was said: one, several that the name fits, or none said. */
  readonly ids: readonly string[];
  /** The names as they were said; without `ids`, of a change, words that may be a name that nobody knows. */
  readonly nameSaid: string;
  /** What belongs to the intent and is no name: a value, a day, a note, filters, a topic; as it was written. */
  readonly rest: string;
  /** For a list: which one. */
  readonly list?: string;
  /** For lists and figures: what words of the desk's own bound it. */
  readonly filters: readonly WordRole[];
  /** The words that are left, stretch by stretch, each with the bound that stands beside it: `over`, `before`. */
  readonly runs: readonly Run[];
  /** The whole sentence, for what is read across words that mean nothing by themselves: `this week`. */
  readonly sentence: Sentence;
  /** Every word was one of the desk's own or a name, and written as it should be. */
  readonly exact: boolean;
}

export interface Run {
  readonly text: string;
  readonly bound?: RoleId<'bound'>;
}

/** A sentence, and what of it a meaning has used. */
export class Parse {
  readonly sentence: Sentence;
  /** Of the whole sentence, worked out once for all rules. */
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

  /** Marks what carries a role as understood; true if anything does. */
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

  /** Words that nothing has used yet; signs and words without a meaning of their own don't count. */
  get left(): readonly Piece[] {
    return this.pieces.filter(
      (piece) => !this.#used.has(piece) && !piece.name && !saysNothing(piece) && !isSign(piece),
    );
  }

  /** From the first word that is left to the last, as it was written. */
  get rest(): string {
    return textOfPieces(this.sentence.text, this.left);
  }

  /** From the first word that is left on, with all that follows: a reason is somebody's own words. */
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

/** Words that stand for nothing by themselves; what asks or is polite is heard in the mood of the sentence. */
function saysNothing(piece: Piece): boolean {
  const moods: readonly RoleId<'mood'>[] = ['ask', 'polite', 'did'];
  return (
    hasRole(piece, 'glue') ||
    (piece.roles.length > 0 &&
      piece.roles.every(({ kind, id }) => kind === 'mood' && moods.some((mood) => mood === id)))
  );
}

function boundOf(piece: Piece | undefined): RoleId<'bound'> | undefined {
  return piece?.roles.find(({ kind }) => kind === 'bound')?.id as RoleId<'bound'> | undefined;
}
