import { endsAsking } from '../sentence/asked.ts';
import { takenBackAt } from '../sentence/correction.ts';
import { hasRole, type Piece, type Sentence } from '../sentence/piece.ts';
import { beforeNoted } from '../sentence/sentence.ts';
import { beforeColon, clausesWithNote, partsAtNames, withoutBareName, withoutColon } from './clauses-of-wishes.ts';
import { deedsOfNames } from './deeds-of-names.ts';
import { orderBehindRefusal } from './order-behind-refusal.ts';
import { longestOfSeveral, type PartReader, wishesOf } from './part-wish.ts';
import { questionsApart } from './questions-apart.ts';

/**
 * `add Lee to Zenith and decline it`, `возьми Каскад и запиши, что стартуем в январе`: orders of different kinds, each in a
 * clause that says it when it stands alone. None of them is done before it is asked which, as the others would be dropped.
 * Empty where the sentence has fewer than two. A clause without a name is about the one named before it.
 */
export function wishesApart(sentence: Sentence, read: PartReader): readonly string[] {
  const { text, pieces, isQuestion } = sentence;
  if (isQuestion && !asksOnlyToSee(text, pieces)) return questionsApart(text, pieces, read);
  const apart = orderBehindRefusal(text, read);
  if (apart.length > 0) return apart;
  const orders = ordersApart(sentence, read);
  return orders.length > 0 ? orders : deedsOfNames(text, pieces, read);
}

function ordersApart({ text, pieces }: Sentence, read: PartReader): readonly string[] {
  const taken = takenBackAt(text);
  const isOfTaken = ({ tokens: [token] }: Piece) =>
    taken !== undefined && token !== undefined && token.from >= taken.from && token.from < taken.to;
  const told = beforeNote(text, pieces).filter((piece) => !isOfTaken(piece));
  if (pieces.every(({ name }) => !name) || told.some(isNoWish)) return [];
  const whole = withoutColon(text, pieces);
  const said = taken && whole === text ? text.slice(0, taken.from) + text.slice(taken.to) : whole;
  const { parts: all, isNoted } =
    said.length > longestOfSeveral || beforeColon(said).includes('?') ? { parts: [] } : clausesWithNote(said);
  const atNames = whole === text && !taken && all.length > 0 ? partsAtNames(text, pieces) : [];
  const parts = atNames.length > 0 ? atNames : withoutBareName(all, read);
  if (parts.length < 2 || parts.length > mostParts) return [];
  const wishes = wishesOf(parts, read, atNames.length > 0);
  if (atNames.length > 0 && wishes.length !== atNames.length) return [];
  if (isNoted && (wishes.length !== parts.length || wishes.at(-1)?.intent !== 'note')) return [];
  const isSeveral = new Set(wishes.map(({ key }) => key)).size === wishes.length && wishes.length > 1;
  return isSeveral ? wishes.slice(0, mostWishes).map(({ words }) => words) : [];
}

/** `перенеси Каскад на март и покажи, что ещё закрывается`: the question is what is to be shown. */
function asksOnlyToSee(text: string, pieces: readonly Piece[]): boolean {
  const shown = pieces.findIndex((piece) => hasRole(piece, 'action', 'open'));
  const first = pieces.findIndex((piece) => hasRole(piece, 'question'));
  return !endsAsking(text) && shown > 0 && shown < first;
}

/** `再幫我記一下 預算還沒下來`: what a note says is no mood of the wishes before it. */
function beforeNote(text: string, pieces: readonly Piece[]): readonly Piece[] {
  const note = pieces.findIndex((piece) => hasRole(piece, 'action', 'note'));
  return note > 0 ? pieces.slice(0, note) : beforeNoted(text, pieces).head;
}

const mostWishes = 3;
/** Upper bounds: each part is read by itself. */
const mostParts = 5;

const isNoWish = (piece: Piece) => (['not', 'if', 'hearsay'] as const).some((mood) => hasRole(piece, 'mood', mood));
