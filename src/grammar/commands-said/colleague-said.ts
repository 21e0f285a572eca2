import { receiverEnding, receiverHonorific } from '../../answers/text/particle-words.ts';
import type { Meaning } from '../meaning.ts';
import { hasRole, isSign, type Piece, textOfPieces } from '../sentence/piece.ts';

export interface ColleagueSaid {
  /** The words that may be somebody's name. */
  readonly name: string;
  /** A time was said beside them. */
  readonly hasTime: boolean;
}

/** Longer names are not searched for. */
const mostWords = 3;

/**
 * `remind Alex of Fabrikam`, and no more than a time or politeness beside it: a person named elsewhere in a wish of one's
 * own (`remind me to ask Alex about Fabrikam`) is not to be reminded. The words that may be the name, the likeliest first:
 * none, and nobody has to be looked up.
 */
export function colleaguesSaid(
  { sentence: { text, pieces } }: Pick<Meaning, 'sentence'>,
  isTime: (text: string) => boolean,
): readonly ColleagueSaid[] {
  const verbs = pieces.filter((piece) => isVerb(textOfPieces(text, [piece])));
  const isOfReferral = pieces.some((piece) => piece.name || hasRole(piece, 'thing', 'it'));
  const [verb] = verbs;
  if (!verb || !isOfReferral || ofOneself.test(text.replaceAll('幫我', ''))) return [];
  return [...behind(pieces, pieces.indexOf(verb)), ...receivers(pieces)].flatMap((named) => {
    const name = textOfPieces(text, named).replace(receiverEnding, '').replace(receiverHonorific, '');
    if (isTime(name)) return [];
    const known = new Set([...verbs, ...named]);
    const others = stretches(pieces, (piece) => known.has(piece) || piece.name !== undefined || isSign(piece));
    const times = others.filter((stretch) => stretch.some(saysMore));
    const isRead = times.every((stretch) => ways(stretch).some((way) => isTime(textOfPieces(text, way))));
    return isRead ? [{ name, hasTime: times.length > 0 }] : [];
  });
}

const verbWords =
  /^(?:remind|nudge|ping|chase|prod|poke|напомни|напомните|напомнить|пингани|пинганите|пингуй|пни|提醒|催|叮)$|^(?:리마인드|상기|알려|알림|독촉|재촉)/iu;
const isVerb = (word: string) => verbWords.test(word.replaceAll(' ', ''));

/** The speaker is among those who are to be reminded. */
const ofOneself =
  /(?<!\p{L})(?:i|me|us|myself|мне|нам|меня|нас|себе|я)(?!\p{L})|(?<!\p{L})(?:나|저|내|제|우리)(?:에게|한테|는|도|게)?(?!\p{L})|我/iu;

const isPlain = (piece: Piece | undefined) =>
  piece !== undefined && !piece.name && piece.roles.length === 0 && !isSign(piece);

/** The words right behind the verb, longest first; between them only politeness may stand. */
function behind(pieces: readonly Piece[], verb: number): readonly (readonly Piece[])[] {
  let from = verb + 1;
  for (let piece = pieces[from]; piece && (isSign(piece) || hasRole(piece, 'mood', 'polite')); piece = pieces[from])
    from++;
  let to = from;
  while (to - from < mostWords && isPlain(pieces[to])) to++;
  return Array.from({ length: to - from }, (_, cut) => pieces.slice(from, to - cut));
}

/** `알렉스에게`, `Alex 님한테`: the words that end as a receiver does, longest first. */
function receivers(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const end = pieces.findIndex((piece) => !piece.name && receiverEnding.test(piece.tokens.at(-1)?.text ?? ''));
  if (end < 0) return [];
  let from = isPlain(pieces[end]) ? end : end - 1;
  if (!isPlain(pieces[from])) return [];
  const last = from;
  while (end - from < mostWords && isPlain(pieces[from - 1])) from--;
  return Array.from({ length: last - from + 1 }, (_, cut) => pieces.slice(from + cut, end + 1));
}

function stretches(pieces: readonly Piece[], isBetween: (piece: Piece) => boolean): readonly (readonly Piece[])[] {
  const found: Piece[][] = [[]];
  for (const piece of pieces) {
    if (isBetween(piece)) found.push([]);
    else found.at(-1)?.push(piece);
  }
  return found;
}

const saysMore = (piece: Piece) =>
  !hasRole(piece, 'glue') &&
  !hasRole(piece, 'mood', 'polite') &&
  !hasRole(piece, 'thing') &&
  !matter.test(piece.tokens[0]?.text ?? '');
const matter = /^[事情件這那筆]$/u;

/** `tomorrow about`: function words at the ends may be those of the referral. */
function ways(stretch: readonly Piece[]): readonly (readonly Piece[])[] {
  const [first, last] = [stretch.findIndex(saysMore), stretch.findLastIndex(saysMore)];
  return [stretch, stretch.slice(0, last + 1), stretch.slice(first, last + 1)];
}
