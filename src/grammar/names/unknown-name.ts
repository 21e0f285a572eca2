import { isKoreanVerb } from '../../answers/aside/sentence-like.ts';
import { countrySaid } from '../../answers/place/place-said.ts';
import { caseParticle } from '../../answers/text/particle-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import { endsAsking } from '../sentence/asked.ts';
import { hasRole, isSign, type Piece, type Sentence, textOfPieces } from '../sentence/piece.ts';
import { sentenceOf } from '../sentence/sentence.ts';
import { isShouted } from '../sentence/tokens.ts';

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
  const name = nameIn(text, locale);
  // `how much is riding on Germany this quarter`: known, and no customer.
  return name !== undefined && countrySaid(name) === undefined ? name : undefined;
}

function nameIn(text: string, locale: Locale): string | undefined {
  const sentence = sentenceOf(text, locale);
  const inSigns = sentence && askedInSigns(sentence);
  if (inSigns || !sentence || isShouted(sentence.text)) return inSigns;
  const { pieces } = sentence;
  const speaks = (piece: Piece) =>
    piece.exact && (hasRole(piece, 'field') || deeds.some((deed) => hasRole(piece, 'action', deed)));
  if (!pieces.some(speaks)) return undefined;
  const isName = (piece: Piece | undefined, at: number) => piece !== undefined && isWritten(sentence.text, piece, at);
  const first = pieces.findIndex(isName);
  let end = first;
  while (end < pieces.length && isName(pieces[end], 1)) end++;
  const isGiven = pieces.some((piece) => hasRole(piece, 'action', 'assign'));
  // `assign Blue Yonder to Megan`: the second name is whoever is to have it.
  const others = !isGiven && pieces.slice(end).some((piece, at) => isName(piece, at + end));
  const name =
    first < 0 || others || end - first > mostWords ? '' : textOfPieces(sentence.text, pieces.slice(first, end));
  if (name.length > 1 && name.length <= longestName) return isGiven ? withoutReceiver(name) : name;
  return first < 0 ? writtenSmall(sentence) : undefined;
}

/**
 * `누비솔루션 지금 누구꺼야`, `藍海物產現在誰在跟`: the sentence begins with an unknown word, or with three unknown characters at
 * least, and all that follows asks for something of it.
 */
function askedInSigns({ pieces, text }: Sentence): string | undefined {
  const isUnknown = (piece: Piece | undefined) => piece !== undefined && piece.roles.length === 0 && !isSign(piece);
  const end = pieces.findIndex((piece) => !isUnknown(piece));
  const rest = pieces.slice(Math.max(end, 0));
  const asks = rest.some(
    (piece) => hasRole(piece, 'question', 'who') || fieldsOfOne.some((field) => hasRole(piece, 'field', field)),
  );
  if (end < 1 || !asks || rest.some(isUnknown)) return undefined;
  const said = textOfPieces(text, pieces.slice(0, end));
  if (/^\p{Script=Han}{3,10}$/u.test(said)) return said;
  const bare = said.replace(caseParticle, '');
  return /^\p{Script=Hangul}{3,12}$/u.test(bare) && !isKoreanVerb(bare) ? bare : undefined;
}

const fieldsOfOne = ['owner', 'value', 'stage', 'closeDate', 'contact', 'notes'] as const;

/** `передай Зорбикс Меган`: whoever is to have it stands behind the name, without a word between them. */
function withoutReceiver(name: string): string {
  const words = name.split(' ');
  return /\p{Script=Cyrillic}/u.test(name) && words.length > 1 ? words.slice(0, -1).join(' ') : name;
}

/** `accept blue yonder`: a verb, and nothing but unknown words beside each other; behind `to` stands whoever is to have it. */
function writtenSmall({ pieces, text }: Sentence): string | undefined {
  const said = pieces.filter((piece) => !isSign(piece));
  const isDeed = (piece: Piece) => piece.exact && called.some((deed) => hasRole(piece, 'action', deed));
  const isUnknown = (piece: Piece | undefined) =>
    piece !== undefined && piece.roles.length === 0 && /^\p{L}{3,}$/u.test(piece.tokens[0]?.text ?? '');
  const first = said.findIndex(isUnknown);
  let end = first;
  while (end < said.length && isUnknown(said[end])) end++;
  const [lead, to] = [said.slice(0, Math.max(first, 0)), said.slice(end)];
  const isBeside = (piece: Piece) =>
    isDeed(piece) || hasRole(piece, 'glue') || hasRole(piece, 'mood', 'polite') || hasRole(piece, 'thing');
  const isReceiver =
    lead.some((piece) => hasRole(piece, 'action', 'assign')) && /^(?:to|на)$/.test(to[0]?.tokens[0]?.text ?? '');
  const isWhole = lead.some(isDeed) && lead.every(isBeside) && (isReceiver || to.every(isBeside));
  return isWhole && end - first <= mostSmall && !endsAsking(text)
    ? textOfPieces(text, said.slice(first, end))
    : undefined;
}

const called = ['accept', 'decline', 'claim', 'assign', 'release'] as const;
const mostSmall = 3;

/** Capitalized inside the sentence; the first word is capitalized anyway. */
function isWritten(text: string, piece: Piece, at: number): boolean {
  const [token, ...more] = piece.tokens;
  const isUnknown = piece.roles.length === 0 && !piece.name && more.length === 0;
  return at > 0 && isUnknown && /^\p{Lu}\p{L}{2}/u.test(text.slice(token?.from, token?.to));
}
