import { moodOf } from '../mood/mood.ts';
import { endsAsking } from '../sentence/asked.ts';
import { hasRole, type Sentence } from '../sentence/piece.ts';
import { isShouted } from '../sentence/tokens.ts';
import { isPassiveForm, isPastForm } from '../sentence/verb-forms.ts';

/** `除了永泰都接`, `decline all except Zenith`: the deed is for the others, and none is offered on the one that is named. */
const excepts =
  /除了|除開|以外|之外|(?<!\p{L})(?:except|excluding|other than|apart from|but not|кроме|за исключением)(?!\p{L})|빼고|제외|말고|외에/iu;

/** Somebody wants it done: it is neither asked about, nor reported, forbidden, or done by somebody else. */
export function isRequest(sentence: Sentence): boolean {
  if (moodOf(sentence) !== 'asks' || endsAsking(sentence.text) || isOfSomebody(sentence)) return false;
  if (excepts.test(sentence.text) && sentence.pieces.some(({ name }) => name)) return false;
  return !sentence.pieces.some(
    ({ name, tokens }) => !name && tokens.some(({ text }) => isPastForm(text) || isPassiveForm(text)),
  );
}

/** `stop posting here` is a request; `don’t stop posting here`, negated twice, is none, nor what somebody else said. */
export function isToStop(sentence: Sentence): boolean {
  const denied = sentence.pieces.filter((piece) => hasRole(piece, 'mood', 'not'));
  return moodOf(sentence) === 'forbids' && denied.length === 1 && !endsAsking(sentence.text) && !isOfSomebody(sentence);
}

/** `Олег возьмёт звезду`: the sentence begins with a third person, who acts. */
function isOfSomebody({ text, pieces: [first, second] }: Sentence): boolean {
  if (!first || !second || first.name || first.roles.length > 0 || second.name) return false;
  return !isShouted(text) && /^\p{Lu}\p{Ll}/u.test(text.slice(first.tokens[0]?.from));
}
