import type { Locale } from '../i18n/locale.ts';
import { lexiconOf } from './lexicon.ts';
import { NameIndex } from './names.ts';
import { hasRole, type Piece, sentenceOf, textOfPieces } from './sentence.ts';
import { isShouted } from './tokens.ts';

/** Intents about one referral: a name is expected with them. */
const deeds = ['open', 'accept', 'decline', 'claim', 'release', 'assign', 'won', 'lost', 'change'] as const;
const longestName = 40;
const mostWords = 4;

/**
 * The unknown name in a message that no rule understood: `why is the value of Zorbix 120k?`. The message must be about
 * a referral and contain words outside the vocabulary that are written like a name; else undefined. Only used to repeat
 * it to the user.
 */
export function unknownNameIn(text: string, locale: Locale): string | undefined {
  const sentence = sentenceOf(text, locale, new NameIndex([], lexiconOf(locale)));
  if (!sentence || isShouted(sentence.text)) return undefined;
  const { pieces } = sentence;
  const speaks = (piece: Piece) =>
    piece.exact && (hasRole(piece, 'field') || deeds.some((deed) => hasRole(piece, 'action', deed)));
  if (!pieces.some(speaks)) return undefined;
  const isName = (piece: Piece | undefined, at: number) => piece !== undefined && isWritten(sentence.text, piece, at);
  const first = pieces.findIndex(isName);
  let end = first;
  while (end < pieces.length && isName(pieces[end], 1)) end++;
  const others = pieces.slice(end).some((piece, at) => isName(piece, at + end));
  const name =
    first < 0 || others || end - first > mostWords ? '' : textOfPieces(sentence.text, pieces.slice(first, end));
  return name.length > 1 && name.length <= longestName ? name : undefined;
}

/** Capitalized inside the sentence; the first word is capitalized anyway. */
function isWritten(text: string, piece: Piece, at: number): boolean {
  const [token, ...more] = piece.tokens;
  const isUnknown = piece.roles.length === 0 && !piece.name && more.length === 0;
  return at > 0 && isUnknown && /^\p{Lu}\p{L}{2}/u.test(text.slice(token?.from, token?.to));
}
