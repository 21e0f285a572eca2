import { isSign, joinedOf } from '../../sentence/piece.ts';
import { hasDeed, meaning, type Rule } from '../rule.ts';

/** `does Megan have Proseware?`, `is Tallwood with Lee?`, `она у Меган?`: whoever has it is told, be it the one who was named or not. */
export const whetherHeld: Rule = (parse) => {
  const { sentence, names, pieces } = parse;
  const isOfOne = names.length === 1 || (names.length === 0 && itself.test(sentence.text));
  if (!isOfOne || hasDeed(parse)) return undefined;
  if (parse.has('filter', 'unowned') && !parse.has('list') && !parse.has('field'))
    return sentence.isQuestion && names.length === 1 ? meaning(parse, 'ask-owner', { filters: [] }) : undefined;
  if ((['field', 'list', 'state', 'filter'] as const).some((kind) => parse.has(kind))) return undefined;
  if (!asksWhether.test(sentence.text)) return undefined;
  const somebody = pieces.filter((piece) => piece.roles.length === 0 && !piece.name && !isSign(piece));
  const isName =
    somebody.length > 0 && somebody.length <= 2 && somebody.every((piece) => /^\p{L}/u.test(joinedOf(piece)));
  return isName ? meaning(parse, 'ask-owner') : undefined;
};

const itself = /(?<!\p{L})(?:it|this one|that one|она|он|это|эта|её)(?!\p{L})/iu;
const asksWhether =
  /^(?:so |and |hey )?(?:is|does|has|did) .{2,60} (?:with|have|has|got) ?.{0,40}$|^(?:so |and )?is .{2,60}['’]s[\s?]{0,3}$|(?<!\p{L})у (?!(?:меня|нас|вас|тебя|кого|них|неё|него)(?!\p{L}))\p{L}{2,20}[\s?]*\?[\s?]{0,3}$/iu;
