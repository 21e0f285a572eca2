import { easternSign } from '../../answers/text/eastern-signs.ts';
import { type DetailReaders, setters } from '../rules/rule.ts';
import { hasRole, isSign, type Piece, type Sentence, textOfPieces } from '../sentence/piece.ts';

/** Upper bound: each run of pieces is read once. */
const mostPieces = 10;
const mostValues = 3;

/**
 * `Zenith 90k closing feb negotiation`, `Радуга 90к закрытие в феврале переговоры`: behind the name values of different fields
 * and no sign between them. Empty unless every word belongs to one of them.
 */
export function clausesOfValues(text: string, { pieces }: Sentence, readers: DetailReaders): readonly string[] {
  const [named, ...behind] = pieces.filter((piece) => !isSign(piece));
  const isOther = easternSign.test(text) || !named?.name || !/\d/.test(text) || /[,;!?]/u.test(text);
  if (isOther || behind.length < 2 || behind.length > mostPieces) return [];
  const called = textOfPieces(text, [named]);
  const values = valuesIn(text, behind, readers, mostValues);
  return values && values.length > 1 ? values.map((value, at) => (at === 0 ? `${called} ${value}` : value)) : [];
}

/** The longest value that begins here, such that the rest are values, too. */
function valuesIn(
  text: string,
  pieces: readonly Piece[],
  readers: DetailReaders,
  most: number,
): readonly string[] | undefined {
  if (pieces.length === 0) return [];
  for (let count = most > 0 ? pieces.length : 0; count > 0; count--) {
    if (!isValue(text, pieces.slice(0, count), readers)) continue;
    const others = valuesIn(text, pieces.slice(count), readers, most - 1);
    if (others) return [textOfPieces(text, pieces.slice(0, count)), ...others];
  }
  return undefined;
}

/** The field's own word, and a preposition, may stand in front of it. */
function isValue(text: string, pieces: readonly Piece[], readers: DetailReaders): boolean {
  const from = pieces.findIndex(
    (piece) =>
      !hasRole(piece, 'glue') && !hasRole(piece, 'bound') && !setters.some(([field]) => hasRole(piece, 'field', field)),
  );
  if (from < 0) return pieces.length === 1 && readers.isStage(textOfPieces(text, pieces));
  // A number alone counts or names something else.
  if (/^[\d\s]{1,9}$/u.test(textOfPieces(text, pieces))) return false;
  const ends = [textOfPieces(text, pieces.slice(from)), textOfPieces(text, pieces)];
  // `Contoso is now 90k`: no day is set.
  const isDay = (said: string) => !/^now$/iu.test(said) && readers.isDay(said);
  return ends.some((said) => readers.isAmount(said) || isDay(said) || readers.isStage(said));
}
