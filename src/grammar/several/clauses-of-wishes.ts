import { easternSign } from '../../answers/text/eastern-signs.ts';
import { isSign, joinedOf, type Piece, textOfPieces } from '../sentence/piece.ts';
import { easternClauses } from './clauses-eastern.ts';
import { noteBeside } from './note-beside.ts';
import type { PartReader } from './part-wish.ts';

/**
 * `大安接受長青拒絕`, `接大安不接柏森`, `冠宇贏了松鶴輸了`: nothing parts them but the names, each with a verb of its own, behind it
 * or in front of it. Empty where a name has none.
 */
export function partsAtNames(text: string, pieces: readonly Piece[]): readonly string[] {
  const named = pieces.flatMap(({ name }, at) => (name ? [at] : []));
  if (!easternSign.test(text) || named.length < 2 || pieces.some(isSign)) return [];
  const isDeed = (piece: Piece) =>
    piece.exact && piece.roles.some(({ kind, id }) => kind === 'action' && ofOneName.has(id));
  const [first = 0] = named;
  const isBehind = !pieces.slice(0, first).some(isDeed);
  const starts = named.map((at, index) => {
    if (index === 0) return 0;
    const before = pieces
      .slice(0, at)
      .findLastIndex((piece) => (isBehind ? !/^把$/u.test(joinedOf(piece)) : isDeed(piece)));
    return isBehind ? before + 1 : before;
  });
  const ends = [...starts.slice(1), pieces.length];
  const clauses = starts.map((from, at) => pieces.slice(from, ends[at]));
  const isWhole = (clause: readonly Piece[]) => clause.filter(({ name }) => name).length === 1 && clause.some(isDeed);
  return clauses.every(isWhole) ? clauses.flatMap((clause) => easternClauses(textOfPieces(text, clause))) : [];
}
const ofOneName: ReadonlySet<string> = new Set([
  ...(['accept', 'decline', 'claim', 'release', 'assign', 'won', 'lost', 'change'] as const),
]);

/** `把 Zenith 交給 Megan`: a name without a verb is parted from its own clause by the space behind it. */
export function withoutBareName(parts: readonly string[], read: PartReader): readonly string[] {
  const isBare = (clause: string) => {
    const sentence = read(clause)?.sentence;
    return !sentence || sentence.pieces.every(({ roles }) => roles.every(({ kind }) => kind === 'glue'));
  };
  const [first = '', second, ...others] = parts;
  if (second === undefined || !easternSign.test(second) || !isBare(first)) return parts;
  return withoutBareName([`${first} ${second}`, ...others], read);
}

/** `Zenith: accept, and remind me on Friday`: the sign behind the name that begins it parts nothing. */
export function withoutColon(text: string, [first, sign]: readonly Piece[]): string {
  const token = sign?.tokens[0];
  return first?.name && token && /^[:：]$/.test(token.text) ? text.slice(0, token.from) + text.slice(token.to) : text;
}

/** `give Zenith to Megan and add a note: waiting, and then some`: what stands behind the colon is the note's, to the end. */
export function clausesWithNote(text: string): { readonly parts: readonly string[]; readonly isNoted?: boolean } {
  const beside = noteBeside(text);
  if (beside) {
    const verb = /\p{Script=Cyrillic}/u.test(text) ? 'запиши' : 'note';
    return { parts: [...partsOf(beside.head), `${verb}: ${beside.note}`], isNoted: true };
  }
  const colon = text.search(/[:：]/);
  if (colon < 0) return { parts: partsOf(text) };
  const parts = partsOf(text.slice(0, colon));
  return { parts: parts.with(-1, `${parts.at(-1)}${text.slice(colon)}`), isNoted: true };
}

/** What a note asks is its own. */
export const beforeColon = (text: string) => text.replace(/[:：].*$/su, '');

const partsOf = (text: string) =>
  easternSign.test(text) ? easternClauses(text) : text.split(between).filter((part) => /\p{L}/u.test(part));
const between =
  /[,.;!] (?!что )(?:and then |and also |then |also |and |but |а также |и потом |потом |и |а |но )?| (?:and then|and also|and|then|plus|but|а также|и потом|и ещё|и еще|потом|и|а|но) /iu;
