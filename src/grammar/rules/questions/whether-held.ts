import type { Parse } from '../../meaning.ts';
import { isSign, joinedOf, type Piece, textOfPieces } from '../../sentence/piece.ts';
import { hasDeed, meaning, type Rule } from '../rule.ts';
import { isNobodysName } from './somebody.ts';

/** `does Megan have Proseware?`, `is Tallwood with Lee?`, `она у Меган?`: whoever has it is told, be it the one who was named or not. */
export const whetherHeld: Rule = (parse) => {
  const { sentence, names } = parse;
  const isOfOne = names.length === 1 || (names.length === 0 && itself.test(sentence.text));
  if (!isOfOne || hasDeed(parse)) return undefined;
  if (parse.has('filter', 'unowned') && !parse.has('list') && !parse.has('field'))
    return sentence.isQuestion && names.length === 1 ? meaning(parse, 'ask-owner', { filters: [] }) : undefined;
  if ((['field', 'list', 'state', 'filter', 'talk'] as const).some((kind) => parse.has(kind))) return undefined;
  return isSomebodyAsked(parse) ? meaning(parse, 'ask-owner') : undefined;
};

const itself = /(?<!\p{L})(?:it|this one|that one|она|он|это|эта|её)(?!\p{L})/iu;

/**
 * Whoever may have it stands where the question has its holder, and nothing else is unknown: `does Adatum have Azure?` and
 * `is it ok with legal?` ask something else.
 */
function isSomebodyAsked({ pieces, sentence: { text } }: Parse): boolean {
  const said = holders.map((holder) => holder.exec(text)?.[1]?.trim()).find((one) => one !== undefined);
  if (said === undefined || isNobodysName(said) || article.test(said)) return false;
  const isOfHolder = (piece: Piece) => said.includes(textOfPieces(text, [piece]));
  const unknown = pieces.filter((piece) => piece.roles.length === 0 && !piece.name && !isSign(piece));
  const areWords = unknown.every((piece) => /^\p{L}/u.test(joinedOf(piece)) && isOfHolder(piece));
  return unknown.length > 0 && unknown.length <= 2 && areWords && !pieces.some((one) => one.name && isOfHolder(one));
}

const article = /^(?:a|an|the|any|some|our|their|his|her)(?!\p{L})/iu;
const holders: readonly RegExp[] = [
  /^(?:so |and |hey )?(?:does|did|has) (.{2,40}?) (?:have|got|had) .{2,60}$/iu,
  /^(?:so |and |hey )?is .{2,60} with (\p{L}{2,20}(?: \p{L}{2,20})?)(?: now| already| yet)?[\s?]{0,3}$/iu,
  /^(?:so |and )?is .{2,60} (\p{L}{2,20}['’]s)[\s?]{0,3}$/iu,
  /(?<!\p{L})у (?!(?:меня|нас|вас|тебя|кого|них|неё|него)(?!\p{L}))(\p{L}{2,20})[\s?]*\?[\s?]{0,3}$/iu,
];
