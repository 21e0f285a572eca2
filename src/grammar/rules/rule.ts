import type { Intent, Meaning, Parse } from '../meaning.ts';
import { type Piece, textOfPieces } from '../sentence/piece.ts';
import type { Action, RoleId, RoleKind } from '../sentence/roles.ts';

/** Readers for the details of an intent. */
export interface DetailReaders {
  readonly isAmount: (said: string) => boolean;
  readonly isDay: (said: string) => boolean;
  /** A day or a time of day: when to remind somebody. */
  readonly isMoment: (said: string) => boolean;
  /** The same, with other words around it. */
  readonly hasMoment: (said: string) => boolean;
  readonly isStage: (said: string) => boolean;
  readonly isCountry: (said: string) => boolean;
  /** A full name, an e-mail address or a phone number. */
  readonly isPerson: (said: string) => boolean;
  /** The deal line of a sentence that describes a new deal. */
  readonly dealLine: (said: string) => string | undefined;
  /** Names one of the desk's languages, and otherwise only words about speaking or writing. */
  readonly isLanguage: (said: string) => boolean;
  /** The whole sentence is this stand-alone command, with nothing but polite words in between. */
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

/** For rules that write: they apply only where the sentence is a request. */
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

/** What every list knows of a sentence: pieces of these kinds are no words to search for. */
export const listKinds = [
  'question',
  'field',
  'action',
  'person',
  'talk',
  'list',
  'state',
  'filter',
  'type',
  'thing',
] as const satisfies readonly RoleKind[];

/** Whether a deed is asked for, besides those that only show something. */
export const hasDeed = (parse: Parse, except: readonly RoleId[] = ['open']) =>
  parse.pieces.some(({ roles }) => roles.some(({ kind, id }) => kind === 'action' && !except.includes(id)));
