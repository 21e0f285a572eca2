import type { Parse } from '../../meaning.ts';
import { endsAsking } from '../../sentence/asked.ts';
import { hasRole, isSign, joinedOf, type Piece } from '../../sentence/piece.ts';

const ordersNote = /^(?:메모|기록|적어|써|남겨)\S{0,4}(?:줘요?|주세요|둬요?|놔요?|두세요)$/u;

const writesNote = /^(?:加|新增|增加|補|寫|記)(?:上|個|一個|一筆|一下)?(?:備註|註記|筆記)$/u;

/** `松江紡織備註`, `가온제과 메모`: the name and the noun, and nothing that is to be noted. */
const isNounAlone = (pieces: readonly Piece[], place: number) =>
  notesNoun.test(joinedOf(pieces[place])) &&
  pieces.some(({ name }) => name) &&
  pieces.every((piece, at) => at === place || piece.name || isSign(piece) || hasRole(piece, 'glue')) &&
  !pieces.some(({ tokens }) => /^[:：]$/.test(tokens[0]?.text ?? ''));
const notesNoun = /^(?:備註|註記|筆記|메모|노트)$/u;

/** `show me the notes`, `notes?`. After a colon everything is free text. */
export function asksToSeeNotes({ pieces, sentence }: Parse, place: number): boolean {
  // `加備註 誰丟的案子`: the verb says that it is written, and what follows its space is free text.
  const verb = joinedOf(pieces[place]);
  if (isNounAlone(pieces, place)) return true;
  if (writesNote.test(verb) && /^ \S/u.test(sentence.text.slice(pieces[place]?.tokens.at(-1)?.to))) return false;
  const colon = pieces.findIndex((piece, at) => at > place && piece.tokens.some(({ text }) => /^[:：]$/.test(text)));
  // `데모 보여주기로 함`: agreed, and not to be shown now.
  const isAgreed = (piece: Piece) => /기로(?:함|했|하|됨|됐|$)/u.test(joinedOf(piece));
  const shows = (piece: Piece) =>
    (hasRole(piece, 'action', 'open') && !isAgreed(piece)) ||
    hasRole(piece, 'question') ||
    /^(?:뭐|뭘|무슨|무엇)/u.test(piece.tokens[0]?.text ?? '');
  if (colon >= 0) return pieces.slice(0, colon).some(shows);
  // `메모해줘 거절 가능성 있음`: behind a Korean order stands the note.
  if (ordersNote.test(verb) && pieces.slice(place + 1).some((piece) => !isSign(piece) && !hasRole(piece, 'glue')))
    return endsAsking(sentence.text);
  // `note on Fabrikam that …`: a question word further on belongs to the note.
  const isBeside = (piece: Piece) => !piece.name && (shows(piece) || !hasRole(piece, 'glue')) && !isSign(piece);
  const [next] = pieces.slice(place + 1).filter(isBeside);
  const last = pieces.findLast(isBeside);
  const isNamedNext =
    pieces.slice(place + 1).find((piece) => !hasRole(piece, 'glue') && !isSign(piece))?.name !== undefined;
  const beside = [
    ...(next && !isNamedNext ? [next] : []),
    ...(last && /\p{Script=Hangul}/u.test(sentence.text) ? [last] : []),
  ];
  return endsAsking(sentence.text) || pieces.slice(0, place).some(shows) || beside.some(shows);
}
