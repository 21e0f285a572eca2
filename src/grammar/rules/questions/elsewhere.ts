import { placesDenied } from '../../../answers/place/denied-place.ts';
import { hasRole, type Piece, textOfPieces } from '../../sentence/piece.ts';
import type { RoleId } from '../../sentence/roles.ts';
import { doings, meaning, type Rule, rolesOf } from '../rule.ts';

/** `독일 말고 나머지 나라 건들`, `不在德國的案子`: a list of which nothing is told but where it is not. */
export const elsewhere: Rule = (parse) => {
  const { text } = parse.sentence;
  const denied = placesDenied(text);
  // `不要德國的`: the word that denies the place refuses nothing.
  const isIn = (piece: Piece) => denied.some(({ said }) => said.includes(textOfPieces(text, [piece])));
  const isDeed = parse.pieces.some((piece) => !isIn(piece) && deeds.some((deed) => hasRole(piece, 'action', deed)));
  if (denied.length === 0 || parse.names.length > 0 || isDeed || parse.has('field')) return undefined;
  const left = denied.reduce((rest, { said }) => rest.replace(said, ' '), text).replace(ofThem, '');
  if (/[\p{L}\p{N}]/u.test(left)) return undefined;
  const list = lists.find((each) => parse.has('list', each)) ?? 'found';
  return meaning(parse, 'list', { list, filters: rolesOf(parse, ['person']), rest: '', runs: [] });
};

/** `5천 밑으로는 빼고 보여줘`, `五十萬以下的不要給我看`: what is under a value is left out, so that value is the least. */
export const notBelow: Rule = (parse, readers) => {
  const { text } = parse.sentence;
  const [said, amount = ''] = below.map((pattern) => pattern.exec(text)).find((found) => found !== null) ?? [];
  if (said === undefined || parse.names.length > 0 || !readers.isAmount(amount)) return undefined;
  if (/[\p{L}\p{N}]/u.test(text.replace(said, ' ').replace(ofThem, ''))) return undefined;
  const list = lists.find((each) => parse.has('list', each)) ?? 'found';
  const sentence = { ...parse.sentence, text: amount, pieces: [] };
  return {
    ...meaning(parse, 'list', { list, filters: [], rest: amount, runs: [{ text: amount, bound: 'over' }] }),
    sentence,
  };
};

const below: readonly RegExp[] = [
  /([\d,.]{1,12} ?[천백십만억]{0,3}(?: ?\d{1,4} ?[천백만]{0,2})?원?) ?(?:밑|아래|이하|미만)(?:으로|로)?(?:인)? ?(?:건|거|것|껀)?(?:들)?(?:은|는)? ?(?:빼고|제외하고|제외|말고|빼줘)/u,
  /([\d,.一二兩三四五六七八九十百千萬億]{1,12} ?[萬億]?元?)(?:以下|以內|不到)的?(?:都|就)?(?:不要|別|不用|排除|扣掉|去掉)/u,
];

const deeds = [...doings.filter((deed) => deed !== 'open'), 'change'] as const;
const lists = ['mine', 'outbound', 'inbound'] as const satisfies readonly RoleId<'list'>[];

/** What may stand beside: the ones, all others, show them. */
const ofThem =
  /나머지|다른|해외|국외|외국|없나|있나|있어|없어|나라|국가|지역|모든|전부|전체|건들|거들|것들|추천|거래|보여|주세요|목록|리스트|\p{Script=Hangul}?줘|쪽|껀|꺼|건|거|것|딜|들|만|은|는|다|좀|以外|之外|國外|海外|有沒有|有嗎|嗎|其他|其它|其餘|別的|國家|地方|地區|所有|全部|案子|轉介|交易|商機|給我看|列出來|列出|有哪些|有什麼|幫我|那些|的|請|看|都|只|要/gu;
