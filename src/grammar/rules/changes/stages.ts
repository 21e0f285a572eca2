import type { Parse } from '../../meaning.ts';
import { meaning, type Rule } from '../rule.ts';

/** `禾豐生醫退回提案階段`, `永安進談判了`: 退回 alone refuses, and to a stage it is a change. */
export const stageBack: Rule = (parse, readers) => {
  const said = toStage.exec(parse.sentence.text)?.[1];
  const isSaid = said !== undefined && parse.names.length === 1 && !parse.sentence.isQuestion;
  return isSaid && readers.isStage(said) ? meaning(parse, 'set-stage', { rest: said, exact: false }) : undefined;
};

const toStage =
  /(?:退回到?|回到|倒回|降回|降到|拉回|進入|進到|進|來到|走到|推進到|推到)(\p{Script=Han}{2,6}?(?:階段?)?)(?:了|吧|囉|啦){0,2}[。!！]?$/u;

/** `台北物流往下一階段`, `대한테크 다음 단계로`: which one that is, is asked. */
export const nextStage: Rule = (parse) => {
  const [, beside = ''] = nextBeside.exec(besideName(parse)) ?? [];
  const said =
    stageBehind.exec(parse.sentence.text)?.[0] ?? nextAlone.exec(parse.sentence.text)?.[0] ?? (beside || undefined);
  // Without a name, and with no other word, the one spoken of moves on.
  const isAlone = parse.names.length === 0 && (said === parse.sentence.text || nextAlone.test(parse.sentence.text));
  const isSaid = said !== undefined && (parse.names.length === 1 || isAlone) && !parse.sentence.isQuestion;
  return isSaid ? meaning(parse, 'set-stage', { rest: said, exact: false }) : undefined;
};
/** `永澤下一階段`: nothing but the deal stands in front of it. */
const nextBeside = /^((?:就|再|이제|그럼)? ?(?:下一?個?階段|다음 ?단계))(?:吧|囉|了)?[.!。！]?$/u;

function besideName({ names: [name], sentence: { text } }: Parse): string {
  const [from = 0, to = 0] = [name?.tokens[0]?.from, name?.tokens.at(-1)?.to];
  return name && from === 0 ? text.slice(to).trim() : '';
}

/** `60%로`, `그거 60%로 올려`: of the deal spoken of, a stage and that it goes there. */
export const stageAlone: Rule = (parse, readers) => {
  const said = toShare.exec(parse.sentence.text)?.[1];
  const isSaid = said !== undefined && parse.names.length === 0 && !parse.sentence.isQuestion;
  return isSaid && readers.isStage(said) ? meaning(parse, 'set-stage', { rest: said, exact: false }) : undefined;
};
const toShare =
  /^(?:[그이]\s?(?:거|것|건|딜)(?:를|을|는|은)? ?)?(\d{1,3} ?(?:%|％|프로|퍼센트|퍼))(?:으로|로)(?: ?(?:올려|바꿔|변경|해|옮겨|수정|가자|갑시다)(?:줘요?| ?주세요)?)?[.!~ ]{0,3}$/u;

const nextAlone = /^(?:(?:那|就|再|이제|그럼) ?)?(?:下一?個?階段|다음 ?단계)(?:吧|囉|了)?[.!。！]?$/u;

/** `협상단계로 넘겨`, `제안으로 넘어가자`: the verbs also give a deal to somebody, or accept it. */
export const stageMoved: Rule = (parse, readers) => {
  const said = movedTo.exec(parse.sentence.text)?.[1];
  const isSaid = said !== undefined && parse.names.length === 1 && !parse.sentence.isQuestion;
  return isSaid && readers.isStage(said) ? meaning(parse, 'set-stage', { rest: said, exact: false }) : undefined;
};
const movedTo =
  /(?:^| )(\p{Script=Hangul}{2,6}?(?: ?단계)?)(?:으로|로) ?(?:넘겨|넘기|넘어[가갈갑]|보내|가자|가요|진행|이동)\p{Script=Hangul}{0,4}(?: ?주세요)?[.!~ㅋㅎ]{0,5}$/u;

const stageBehind =
  /다음 ?(?:판매 ?)?단계로(?: ?(?:옮겨|넘어가|넘겨|올려|이동|바꿔|가자|진행)\p{Script=Hangul}{0,4}(?: ?주세요)?)?[.!~]{0,5}$|(?:往|進到?|到|推進?到?|前進到?)下一?個?階段[了吧囉。!！]{0,5}$|(?:往上|往前|再)[推升進]?(?:進|到)?一個?[階級格](?:段)?[了吧囉啦。!！]{0,5}$|[推升]一個?[階級格](?:段)?[了吧囉啦。!！]{0,5}$|한 ?(?:칸|단계) ?(?:더 )?(?:올려|올림|위로)(?:줘|줘요|주세요)?[.!~]{0,5}$/u;

/** `海容實業已經八成了`, `가나정밀 80퍼까지 왔음`: how far a deal has come is told, and offered as its stage. */
export const stageTold: Rule = (parse, readers) => {
  const isTold = parse.mood === 'tells' && !parse.has('mood', 'hearsay') && !parse.sentence.isQuestion;
  const come = comeOf(parse);
  const said = come ?? parse.rest;
  const isPlain = parse.names.length === 1 && (come || !parse.has('action')) && /[%％퍼趴成]|프로/u.test(said);
  return isTold && isPlain && readers.isStage(said)
    ? meaning(parse, 'set-stage', { rest: said, exact: false })
    : undefined;
};

/** `가온제과 할인율이 80%까지 갔어`: only the deal, or its stage, comes to a stage. */
function comeOf({ names: [name], sentence: { text } }: Parse): string | undefined {
  const found = comeTo.exec(text);
  if (!name || !found) return undefined;
  const [from = 0, to = 0] = [name.tokens[0]?.from, name.tokens.at(-1)?.to];
  const before = `${text.slice(0, from)} ${text.slice(to, found.index)}`.split(/\s+/);
  return before.every((word) => ofDealItself.test(word)) ? found[1] : undefined;
}
const ofDealItself =
  /^(?:확률|단계|진행률?|성공률|가능성|계약|딜|거래|건|지금|이제|벌써|드디어|거의|현재|오늘)?(?:이|가|은|는|도)?[,:]?$/u;

/** `80프로까지 올라왔어`: the deal itself went there. */
const comeTo =
  /(\d{1,3} ?(?:%|％|프로|퍼센트|퍼))(?:까지|에|으?로)? ?(?:올라)?(?:왔|갔|찍었)\p{Script=Hangul}{0,4}[.!~]{0,3}$/u;
