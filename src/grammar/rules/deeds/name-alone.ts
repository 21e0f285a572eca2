import type { Parse } from '../../meaning.ts';
import { hasRole, isSign, joinedOf } from '../../sentence/piece.ts';
import { meaning, type Rule } from '../rule.ts';

const yes = /^(?:yes|yep|yeah|yup|да|ага|угу|네|예|응|好|是|好的|是的)$/;
const no = /^(?:no|nope|нет|не|아니|아니요|아뇨|노|不|不是|不要|不行)$/;

/** `радуге нет, не тот продукт`: a name, no, and the reason. */
export const saysNo: Rule = (parse) => {
  const { pieces, names, sentence } = parse;
  const own = pieces.filter((piece) => !hasRole(piece, 'glue') || no.test(joinedOf(piece)));
  const [first, second, sign, ...why] = own;
  const isNo =
    first?.name && names.length === 1 && second && no.test(joinedOf(second)) && !/^(?:не|不)$/.test(joinedOf(second));
  if (!isNo || sentence.isQuestion || !sign || !/^[,，:：;—–-]$/.test(joinedOf(sign)) || why.length === 0)
    return undefined;
  const rest = sentence.text.slice(sign.tokens[0]?.to).trim();
  return why.some((piece) => piece.roles.some(({ kind }) => kind === 'action'))
    ? undefined
    : meaning(parse, 'decline', { rest, exact: false });
};

/** `northwind - yes`: yes or no beside a name answers the referral. */
function answered({ pieces, mood, sentence }: Parse): 'accept' | 'decline' | undefined {
  const said = pieces
    .filter((piece) => !piece.name && !isSign(piece))
    .map((piece) => ({
      said: joinedOf(piece),
      isGlue: piece.roles.some(({ kind }) => kind === 'glue'),
    }))
    // `это про Звезду, а не про Маяк`: what is not meant was left out, and is no answer.
    .filter(({ said, isGlue }) => !isGlue || yes.test(said) || (no.test(said) && !/^не$/.test(said)))
    .map(({ said }) => said);
  if (mood !== 'asks' || sentence.isQuestion || said.length !== 1) return undefined;
  if (yes.test(said[0] ?? '')) return 'accept';
  // `宏泰工業不是啦，春田食品`: of two, one is no more than not meant.
  return no.test(said[0] ?? '') && pieces.filter(({ name }) => name).length === 1 ? 'decline' : undefined;
}

/** A name and nothing else. */
export const nameOnly: Rule = (parse) => {
  if (parse.names.length === 0) return undefined;
  parse.use('talk');
  parse.use('thing');
  const answer = answered(parse);
  if (parse.left.length === 0 || answer) return meaning(parse, answer ?? 'open', { exact: false });
  // `台北物流我的`: claims the referral.
  const [last] = parse.left;
  const isClaimed = parse.left.length === 1 && last && parse.pieces.indexOf(last) > 0 && hasRole(last, 'person', 'me');
  return isClaimed && parse.mood === 'asks' && !parse.sentence.isQuestion
    ? meaning(parse, 'claim', { exact: false })
    : undefined;
};
