import { type Piece, textOfPieces } from '../sentence/piece.ts';
import { clauseWithName, longestOfSeveral, type PartReader } from './part-wish.ts';

/**
 * `what stage is Zenith in and who’s on it`, `какая сумма у Каскада и кто его ведёт`: two questions about one referral, the second
 * without its name. Each is a button, as the answer to one alone would drop the other.
 */
export function questionsApart(text: string, pieces: readonly Piece[], read: PartReader): readonly string[] {
  const [named, ...others] = pieces.filter(({ name }) => name);
  const said = text.replace(/[?!. ]{1,4}$/u, '');
  const at = said.search(asksMore);
  if (!named || others.length > 0 || at < 0 || said.length > longestOfSeveral) return [];
  const name = textOfPieces(text, [named]);
  const [first, second] = [said.slice(0, at), said.slice(at).replace(/^,? ?(?:and|и|а) /iu, '')];
  if (!first.includes(name)) return [];
  const own = read(first)?.meaning;
  const other = [...clauseWithName(second, name, read(second)?.sentence), `${second} ${name}`]
    .map((words) => ({ words, meaning: read(words)?.meaning }))
    .find(
      ({ meaning }) =>
        meaning?.intent.startsWith('ask-') && meaning.intent !== 'ask-status' && meaning.runs.length === 0,
    );
  const isTwo = own?.intent.startsWith('ask-') && other?.meaning && own.intent !== other.meaning.intent;
  return isTwo ? [first, other.words] : [];
}
const asksMore =
  /,? (?:and|и|а) (?=(?:who|what|when|where|how|which|кто|что|когда|где|сколько|какая|какой|на како[мй])(?:['’]s)? )/iu;
