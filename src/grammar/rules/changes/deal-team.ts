import { hasRole, isSign, textOfPieces } from '../../sentence/piece.ts';
import { meaning, type Rule } from '../rule.ts';

/**
 * `이음에서 메간은 빼줘`, `嘉信把Megan拉進來`, `嘉信不用Megan了`: somebody is to join the team of a named deal, or to leave it.
 * That is done on its card, where people are chosen; and it gives up no deal of the writer's own. What a sentence alone
 * can't tell from a colleague (`嘉信不要POC`, `이음 할인은 빼줘`) is left out of the deal, which is no refusal of it either,
 * and its reader offers the same card.
 */
export const dealTeam: Rule = (parse) => {
  const { names, sentence, pieces } = parse;
  const [named, ...others] = names;
  if (!named || others.length > 0 || sentence.isQuestion) return undefined;
  const together = withSomebody.exec(sentence.text.slice(named.tokens.at(-1)?.to).trim())?.[1];
  if (together) return meaning(parse, 'open', { rest: '', colleague: together });
  if (parse.has('person', 'me')) return undefined;
  const isTold = parse.mood === 'tells' || parse.mood === 'depends';
  if (isTold || parse.has('field') || parse.has('action', 'note') || parse.has('list')) return undefined;
  const behind = pieces.filter((piece) => piece !== named);
  const text = sentence.text.slice(named.tokens.at(-1)?.to).trim();
  const before = sentence.text.slice(0, named.tokens[0]?.from).trim();
  const who =
    teams.map((pattern) => pattern.exec(text)?.[1]).find((one) => one !== undefined) ??
    (ofItsTeam.test(text) ? intoTeam.exec(before)?.slice(1).find(Boolean) : undefined);
  // A word of the tables names nobody and nothing; who is known is asked by the feature (`colleague`).
  const isNamed = behind.some(
    (piece) =>
      !isSign(piece) && piece.roles.length === 0 && who?.includes(textOfPieces(sentence.text, [piece]).slice(0, 2)),
  );
  const isWhat = behind.some((piece) => hasRole(piece, 'list', 'solutions'));
  return who && isNamed && !isWhat ? meaning(parse, 'open', { rest: '', colleague: who }) : undefined;
};

/** `大同我想找怡君一起做 加她進來` */
const withSomebody =
  /^(?:那邊|這邊)?(?:我)?(?:想|要|想要)?(?:找|請)([\p{Script=Latin} ]{2,20}?|\p{Script=Han}{2,3}?)一起(?:做|跟|處理|弄|負責|顧)?[\s,，]{0,2}(?:請|幫我)?(?:把)?(?:加|拉)(?:她|他)?(?:進來|進去|入|進團隊)?[吧。.!！]?$/u;

/** `加Lee進冠宇的團隊`, `Lee退出冠宇`: in front of the deal. */
const intoTeam =
  /^(?:請|麻煩)?(?:幫我|幫忙)?(?:把)?(?:(?:加|拉|找|邀)([A-Z][A-Za-z]{1,20}(?: [A-Z][A-Za-z]{1,20})?|\p{Script=Han}{2,3}?)(?:加?進|加?入|到)|([A-Z][A-Za-z]{1,20}|\p{Script=Han}{2,3}?)退出)$/u;
const ofItsTeam = /^(?:的)?(?:團隊|小組|案子?|群組?|deal|專案)?(?:裡面?)?[吧。.!！]?$/u;

const teams: readonly RegExp[] = [
  /^(?:에서|에)?\s?(\p{L}{2,12}?)(?:님|씨)?(?:은|는|을|를|도|좀) ?(?:팀에서 |명단에서 |이제 |좀 |같이 |팀에 ){0,2}(?:빼|추가|초대|넣어|같이 볼)\p{Script=Hangul}{0,5}(?: ?\p{Script=Hangul}{1,5})?[.!~]*$/u,
  /^(?:那邊|這邊)?(?:把|請把|讓|幫我把)([\p{L} ]{2,20}?)(?:拉進來|拉進|加進來|加進|加入|移出|移除|踢掉|拿掉|退出)/u,
  /^(?:的)?(?:團隊|小組)(?:裡面?)?(?:把)?(?:拿掉|移除|踢掉|剔除|加入?|拉進?)([A-Z][A-Za-z ]{1,20}?|\p{Script=Han}{2,3}?)(?:進來|進去)?[。.!！]?$/u,
  /^(?:那邊|這邊)?(?:不用|不要|不需要|可以不用)(\p{Script=Latin}[\p{Script=Latin} ]{1,20})了?[。.!！]?$/u,
];
