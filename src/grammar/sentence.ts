import { tidy } from '../answers/said.ts';
import type { Locale } from '../i18n/locale.ts';
import { endsAsking } from './asked.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import type { NameIndex, NameMatch } from './names.ts';
import type { Role, RoleId, RoleKind } from './roles.ts';
import { type Token, tokensOf } from './tokens.ts';

/** One stretch of a message: what it can mean, or nothing that the desk knows. */
export interface Piece {
  readonly tokens: readonly Token[];
  readonly roles: readonly Role[];
  readonly name?: NameMatch;
  readonly exact: boolean;
}

export interface Sentence {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly isQuestion: boolean;
}

/** Longer messages are no command: what they say is for people, or an answer to a question. */
export const longestSentence = 300;

/** Finds the words of the desk's own and the names of referrals in a message. Each word belongs to one piece. */
export function sentenceOf(said: string, locale: Locale, names: NameIndex): Sentence | undefined {
  const text = tidy(said);
  if (text.length > longestSentence) return undefined;
  const lexicon = lexiconOf(locale);
  const tokens = tokensOf(text).flatMap((token) => lexicon.partsOf(token, (word) => names.has(word)));
  const corrected = tokens.map((token) => lexicon.corrected(token));
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length; ) {
    const phrase = lexicon.matchAt(corrected, at);
    const name = names.matchAt(tokens, at);
    const asTyped = phrase && isSame(tokens, corrected, at, phrase.count);
    const byName = name && (!phrase || (name.exact === asTyped ? name.count >= phrase.count : name.exact));
    const count = byName ? name.count : (phrase?.count ?? 1);
    const covered = tokens.slice(at, at + count);
    if (byName) pieces.push({ tokens: covered, roles: [], name, exact: name.exact });
    else pieces.push({ tokens: covered, roles: phrase?.roles ?? [], exact: asTyped ?? true });
    at += count;
  }
  joinParticles(pieces, lexicon);
  return { text, pieces, isQuestion: endsAsking(text) || pieces.some((piece) => hasRole(piece, 'question')) };
}

/** `hand Adatum back`, `turn the Coho one down`: the verb is in two places. */
function joinParticles(pieces: Piece[], lexicon: Lexicon): void {
  for (let at = 1; at + 1 < pieces.length; at++) {
    const [particle] = pieces[at + 1]?.tokens ?? [];
    if (!pieces[at]?.name || !particle || !/^(?:up|down|back|off|on|over|out|away)$/.test(particle.text)) continue;
    const place = pieces.slice(0, at).findLastIndex((piece) => !hasRole(piece, 'glue') || hasRole(piece, 'action'));
    const [verb] = pieces[place]?.tokens ?? [];
    const phrase = verb && lexicon.matchAt([verb, particle], 0);
    if (phrase?.count !== 2) continue;
    pieces[place] = { tokens: [verb as Token], roles: phrase.roles, exact: true };
    pieces[at + 1] = { tokens: [particle], roles: [{ kind: 'glue', id: 'glue' }], exact: true };
  }
}

function isSame(tokens: readonly Token[], corrected: readonly Token[], at: number, count: number): boolean {
  return tokens.slice(at, at + count).every((token, index) => token === corrected[at + index]);
}

export function hasRole(piece: Piece, kind: RoleKind, id?: RoleId): boolean {
  return piece.roles.some((role) => role.kind === kind && (id === undefined || role.id === id));
}

export function textOfPieces(text: string, pieces: readonly Piece[]): string {
  const tokens = pieces.flatMap((piece) => piece.tokens);
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first && last ? text.slice(first.from, last.to) : '';
}

/** Punctuation, or what else is no word. */
export function isSign(piece: Piece): boolean {
  return piece.tokens.every(({ text }) => /^[^\p{L}\p{N}%$€£¥₩₽><≥≤]*$/u.test(text)) && piece.roles.length === 0;
}
