import type { Meaning } from '../meaning.ts';
import { hasRole, type Piece, type Sentence } from '../sentence/piece.ts';
import { isOrder } from './order-behind.ts';
import type { PartReader } from './part-wish.ts';
import { beginsOfSentences } from './sentences-apart.ts';

/**
 * `They signed. Accept Zenith`, `I called them. Decline Zenith, no money`: what the sentence of the name orders, where the
 * one before it, about no named referral, would make another deed of it (won) or be stored as its reason. Else undefined.
 */
export function orderOfItsSentence(
  sentence: Sentence,
  meant: Meaning | undefined,
  read: PartReader,
): readonly Meaning[] | undefined {
  const from = beginOfNamed(sentence);
  if (from === undefined || !meant || !isOrder(meant)) return undefined;
  const own = read(sentence.text.slice(from))?.meaning;
  if (!own || !isOrder(own)) return undefined;
  const told = sentence.pieces.filter((piece) => (piece.tokens[0]?.from ?? 0) < from);
  const isOwnReason = own.rest !== '' && own.rest !== meant.rest;
  if (isRefusal(own) && own.intent === meant.intent) return isOwnReason || told.some(isWon) ? [own] : undefined;
  return told.some(isEnd) && isAnother(own, meant, told) ? [own] : undefined;
}

/** Where the first sentence with a name begins; undefined where it is the first of all. */
function beginOfNamed({ text, pieces }: Sentence): number | undefined {
  const named = pieces.find(({ name }) => name)?.tokens[0]?.from ?? 0;
  return beginsOfSentences(text).findLast((at) => at <= named);
}

const isWon = (piece: Piece) => hasRole(piece, 'action', 'won');
const isEnd = (piece: Piece) => isWon(piece) || hasRole(piece, 'action', 'lost');
const isRefusal = ({ intent }: Meaning) => intent === 'decline' || intent === 'lost';

/** `We won! Zenith 90k` tells of Zenith itself: only a deed that no deal that is won or lost has shows it is of another. */
function isAnother(own: Meaning, meant: Meaning, told: readonly Piece[]): boolean {
  if (answers.has(own.intent)) return true;
  const isOurs = told.some(({ tokens }) => tokens.some(({ text }) => ours.test(text)));
  const isBare = told.every((piece) => isEnd(piece) || /^[^\p{L}]/u.test(piece.tokens[0]?.text ?? ''));
  return !isOurs && !isBare && (own.intent !== meant.intent || own.intent === 'assign');
}

const answers: ReadonlySet<string> = new Set(['accept', 'decline', 'claim', 'release']);
const ours = /^(?:i|we|я|мы|우리|우리가|저희|저희가|제가|내가|我|我們)$/u;
