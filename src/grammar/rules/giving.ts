import { withoutEnds } from '../../answers/said.ts';
import type { Parse } from '../meaning.ts';
import { textOfPieces } from '../sentence.ts';
import { meaning, type Rule } from './rule.ts';

/** `assign Adatum to Megan`, `hand it over to Lee`: what is left names somebody. Whether anybody is called so is not known here. */
export const handOver: Rule = (parse) => {
  const isOwner =
    parse.has('field', 'owner') &&
    parse.has('action', 'change') &&
    !parse.has('action', 'note') &&
    !parse.sentence.isQuestion;
  if (fromMe.test(parse.sentence.text)) parse.use('person', 'me');
  else if (parse.has('person', 'me')) return undefined;
  const given = givenTo(parse);
  if (given) return meaning(parse, 'assign', { rest: given });
  if (!(parse.use('action', 'assign') || isOwner || movesOver(parse))) return undefined;
  for (const action of ['change', 'release', 'note'] as const) parse.use('action', action);
  parse.use('thing');
  parse.use('talk');
  parse.use('field', 'owner');
  // `to Lee Gu, he knows them`
  const rest = behindVerb(firstSentence(parse).split(/[,，.。;]/u)[0] ?? '');
  // `пусть Ромашка ведёт переговоры`
  if (/^(?:пусть|пускай|let) /iu.test(parse.sentence.text) && !/^\p{Lu}/u.test(rest)) return undefined;
  const isName = /\p{L}/u.test(rest) && !/\d/.test(rest) && rest.split(/\s+/).length <= 5;
  return isName ? meaning(parse, 'assign', { rest }) : undefined;
};

/** `리 구에게 넘겨주시겠어요? 그쪽을 잘 알아요`: why stands behind the sentence. */
function firstSentence({ left, pieces, rest, sentence: { text } }: Parse): string {
  const end = pieces.find(({ tokens }) => /^[?？!！]$/.test(tokens[0]?.text ?? ''))?.tokens[0]?.from;
  const own = end === undefined ? [] : left.filter(({ tokens }) => (tokens[0]?.from ?? 0) < end);
  return own.length > 0 ? textOfPieces(text, own) : rest;
}

/** `from me to Lee`: only whose it was. */
const fromMe = /\bfrom me\b|(?:^| )с меня на |從我|(?:저|나|제)(?:에서|한테서)/iu;

/** `дальше ведёт Меган` */
function behindVerb(rest: string): string {
  const words = rest.split(' ');
  const verb = words.findLastIndex((word) => /^(?:вед[её]т|займ[её]тся|возьм[её]т|забер[её]т)$/.test(word));
  return verb >= 0 && verb < words.length - 1 ? words.slice(verb + 1).join(' ') : rest;
}

const saysNothingMore = ['glue', 'talk', 'thing', 'mood', 'question'];

/** `이지은한테 줘`, `給Megan`: of what is talked about; the verb says nothing else. */
function givenTo(parse: Parse): string | undefined {
  const { sentence, names, pieces, rest } = parse;
  const { text, isQuestion } = sentence;
  const hasOther = pieces.some(({ roles }) => roles.some(({ kind }) => !saysNothingMore.includes(kind)));
  if (names.length > 1 || hasOther || isQuestion) return undefined;
  // `아름유통을 메건에게 줘요`, `把安泰醫材給Megan`
  if (names.length === 1) {
    const isKoreanGift =
      /(?:에게|한테|께)$/.test(rest) && /(?:줘|주세요|주자|줍시다|주십시오|드려)\S{0,4}[.!~]?$/.test(text);
    const isChineseGift =
      rest !== '' && /\p{L}{2}/u.test(rest) && withoutEnds(text, /[\s.!。！吧]/).endsWith(`給${rest}`);
    return isKoreanGift || isChineseGift ? rest : undefined;
  }
  const said = withoutEnds(text, /[\s.!~。！吧]/);
  const [to = '', verb = '', ...more] = said.split(' ').filter((word) => !/^(?:이거|그거|그럼)$/.test(word));
  const isKorean = /^\p{L}{1,12}(?:한테|에게|께)$/u.test(to) && more.length === 0;
  if (isKorean && /^(?:줘|주세요|주자|줍시다|주십시오|드려)/.test(verb)) return to;
  const given = /^(?:請給|那給|就給|改給|給) ?([\p{L} ]{2,20})$/u.exec(said)?.[1];
  return given?.replace(/(?:好了|就好|處理|負責)$/u, '');
}

/** `move it over to Lee`: a deal that is moved to a stage or a day goes over to nobody. */
function movesOver(parse: Parse): boolean {
  if (parse.names.length === 0) return false;
  const { text } = parse.sentence;
  // `пусть Ромашку ведёт Меган`
  const isLet = /^(?:пусть|пускай|let) /iu.test(text) && parse.use('field', 'owner');
  const goes = /\bover to \p{L}/iu.test(text) || /\b(?:goes|go|going) to \p{Lu}\p{Ll}/u.test(text);
  return isLet || (goes && !parse.has('field') && parse.use('action', 'change'));
}
