import type { Intent, Meaning, Parse } from '../meaning.ts';
import type { Action, RoleId, RoleKind } from '../roles.ts';
import { type Piece, textOfPieces } from '../sentence.ts';

/** What reads the details that belong to an intent. */
export interface DetailReaders {
  readonly isAmount: (said: string) => boolean;
  readonly isDay: (said: string) => boolean;
  /** A day or a time of one: when somebody is reminded. */
  readonly isMoment: (said: string) => boolean;
  /** The same, with other words around it. */
  readonly hasMoment: (said: string) => boolean;
  readonly isStage: (said: string) => boolean;
  readonly isCountry: (said: string) => boolean;
  /** A name of two parts, an address or a number of somebody’s. */
  readonly isPerson: (said: string) => boolean;
  /** Of a sentence that tells of a new deal, its line. */
  readonly dealLine: (said: string) => string | undefined;
  /** A language of the desk's is named, and nothing else that isn't about speaking. */
  readonly isLanguage: (said: string) => boolean;
  /** The whole sentence says what stands for itself, with nothing but polite words between. */
  readonly isSaidApart: (pieces: readonly Piece[], action: Action) => boolean;
}

export type Rule = (parse: Parse, readers: DetailReaders) => Meaning | undefined;

export function meaning(parse: Parse, intent: Intent, more: Partial<Meaning> = {}): Meaning {
  return {
    intent,
    ids: parse.ids,
    rest: parse.rest,
    nameSaid: textOfPieces(parse.sentence.text, parse.names),
    filters: [],
    runs: parse.runs,
    sentence: parse.sentence,
    exact: parse.exact,
    ...more,
  };
}

/** What writes: only where the sentence asks for it. */
export const asked =
  (rule: Rule): Rule =>
  (parse, readers) =>
    parse.mood === 'asks' ? rule(parse, readers) : undefined;

export const doings: readonly Action[] = ['won', 'lost', 'decline', 'release', 'accept', 'claim', 'open'];

export const setters: readonly (readonly [RoleId<'field'>, Intent, 'isStage' | 'isDay' | 'isAmount'])[] = [
  ['stage', 'set-stage', 'isStage'],
  ['closeDate', 'set-close-date', 'isDay'],
  ['value', 'set-value', 'isAmount'],
];

export function rolesOf(parse: Parse, kinds: readonly RoleKind[]) {
  return parse.pieces.flatMap(({ roles }) => roles.filter(({ kind }) => kinds.includes(kind)));
}
