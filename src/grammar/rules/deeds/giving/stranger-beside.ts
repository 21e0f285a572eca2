import type { Parse } from '../../../meaning.ts';
import { isSign, type Piece, textOfPieces } from '../../../sentence/piece.ts';
import type { DetailReaders } from '../../rule.ts';
import { saysHowOrWhen } from './person-typed.ts';

/**
 * `replace Alex with Megan on Zenith Zorbix`: a word that nobody knows stands right beside the customer, and is neither one of the
 * people named nor a time. It may be another customer, so nothing is offered without it.
 */
export function hasStrangerBeside(
  { names: [name], pieces, sentence: { text } }: Parse,
  { isMoment }: DetailReaders,
  people: readonly string[],
): boolean {
  if (!name) return false;
  const at = pieces.indexOf(name);
  const isStranger = (piece: Piece | undefined) => {
    if (!piece || piece.name || piece.roles.length > 0 || isSign(piece)) return false;
    const said = textOfPieces(text, [piece]);
    const isPerson = people.some((person) => person.split(' ').some((part) => said.startsWith(part)));
    return /^\p{L}{4,}$/u.test(said) && !isPerson && !saysHowOrWhen.test(said) && !isMoment(said);
  };
  const isHangul = /^\p{Script=Hangul}/u.test(textOfPieces(text, [name]));
  return isStranger(pieces[isHangul ? at - 1 : at + 1]);
}
