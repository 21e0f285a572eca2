import { hasRole, type Piece, type Sentence } from '../sentence/sentence.ts';
import { isAskingForm } from '../sentence/verb-forms.ts';
import { hasForm, isAskedOutright, isDeedVerb, isEastern, saysMood } from './mood-pieces.ts';

export function isWondered(sentence: Sentence, at: number, heard: readonly Piece[]): boolean {
  if (isAskedOutright(sentence) || isTurnedRound(sentence) || leavesOpen(sentence.text, heard)) return true;
  return wonders(sentence.pieces.slice(0, at)) || (isEastern(sentence) && wonders(heard));
}

function wonders(pieces: readonly Piece[]): boolean {
  return (
    saysMood(pieces, 'ask') ||
    pieces.some((piece) => piece.exact && (hasRole(piece, 'question') || asksForHelp(piece)) && !isDeedVerb(piece)) ||
    pieces.some((piece) => hasForm(piece, isAskingForm))
  );
}

/** `accept Fabrikam or not`, `мы в деле или нет`, `接星辰還是不接` */
function leavesOpen(text: string, heard: readonly Piece[]): boolean {
  const end = text.slice(0, heard.at(-1)?.tokens.at(-1)?.to).slice(-longestAlternative).toLowerCase();
  return /(?:(?:^| )(?:or not|or no|или нет|или не \p{L}+|아니면 말까)|還是(?:不要?|別|算了|不).{0,3}) ?[.!]*$/u.test(
    end,
  );
}

const longestAlternative = 24;

/** `what happens if` is a single phrase of the help command. */
const asksForHelp = (piece: Piece) => hasRole(piece, 'action', 'help');

/** `is Coho accepted`, `has Lee claimed it`: inverted word order is a question even without a question mark. */
function isTurnedRound({ pieces }: Sentence): boolean {
  return /^(?:is|are|was|were|has|have|had|does|did|should|shall|will|would|may|can|could)$/.test(
    pieces[0]?.tokens[0]?.text ?? '',
  );
}
