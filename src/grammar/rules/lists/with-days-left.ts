import { daysLeftIn } from '../../list-bounds/days-left.ts';
import { textOfPieces } from '../../sentence/piece.ts';
import { meaning, type Rule } from '../rule.ts';

/** `3일 남은거 보여줘`, `剩三天的`: those with so long left for an answer; of a named one (`光陽剩三天`) its deadline is told, and none is set. */
export const withDaysLeft: Rule = (parse) => {
  const { names, sentence } = parse;
  const left = daysLeftIn(sentence.text);
  if (!left || names.length > 1 || parse.has('action', 'remind')) return undefined;
  const beside = sentence.text.replace(left.said, '').replace(textOfPieces(sentence.text, names), '').trim();
  if (!onesShown.test(beside)) return undefined;
  if (names.length === 1) return meaning(parse, 'ask-deadline', { rest: '', isReadWhole: true });
  return meaning(parse, 'list', {
    list: 'inbox',
    rest: left.said,
    runs: [{ text: left.said }],
    filters: [{ kind: 'filter', id: 'expiring' }],
  });
};

const onesShown =
  /^(?:거|것|건|추천|딜|기회|게)?(?:들)?(?:만|은|는)? ?(?:(?:보여|있어|있나|있니|뭐|뭐가 있|맞|이[야에]|인)\p{Script=Hangul}{0,4}(?: ?주세요)?)?[?.!~ ]{0,3}$|^還?(?:就?(?:到期|過期))?的?(?:案子|轉介|商機)?(?:有哪些|有嗎|嗎|給我看|看一下)?[?？。!！ ]{0,3}$/u;
