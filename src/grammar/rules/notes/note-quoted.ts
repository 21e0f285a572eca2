import type { Parse } from '../../meaning.ts';
import { endsAsking } from '../../sentence/asked.ts';
import type { Piece } from '../../sentence/piece.ts';
import { meaning, type Rule } from '../rule.ts';
import { noteWithoutMarks } from './note-text.ts';

/**
 * `한빛소프트 수락 안 하기로 했다고 적어줘`, `예산 삭감이라고 누리은행에 메모`: in Korean all that stands before the quotative is the note,
 * whatever its verbs are elsewhere, and whatever they deny or make a condition.
 */
export const noteQuoted: Rule = (parse) => {
  const { pieces, sentence } = parse;
  const { text } = sentence;
  const marked = noteInMarks(parse);
  if (marked) return meaning(parse, 'note', { rest: marked, exact: false });
  const found = quotative.exec(text);
  const behind = found ? text.slice(found.index + found[0].length) : '';
  const [first] = pieces;
  if (!found || endsAsking(text)) return undefined;
  const within = (piece: Piece) => (piece.tokens[0]?.from ?? 0) >= text.length - behind.length;
  const of = parse.names.find(within) ?? (first?.name && writtenThere.test(behind) ? first : undefined);
  if (!of || (of !== first && !noteBehind.test(behind))) return undefined;
  const begin = of === first ? (first.tokens.at(-1)?.to ?? 0) : 0;
  const said = text.slice(begin, found.index).trim().replace(whereTo, '').trim();
  const rest = noteWithoutMarks(/[하주말달]$/u.test(said) && found[0].trim() === '라고' ? `${said}라고` : said);
  return rest.length < 2 ? undefined : meaning(parse, 'note', { ids: of.name?.ids ?? [], rest, exact: false });
};

/** `禾香記「金額改500萬」`: all that stands in the marks is the note, whatever it says. 標記, 登記 and 填寫 are verbs of something else. */
const inMarks =
  /(?<![標登忘填改])[記寫註](?:一?[下筆條]|個)?(?:說|到備註)?[:：]?[「『“"]([^「」『』“”"]{2,})[」』”"][\s.!。！]{0,3}$/u;
function noteInMarks({ names, sentence: { text } }: Parse): string | undefined {
  const found = names.length === 1 && !endsAsking(text) ? inMarks.exec(text) : undefined;
  return found && (names[0]?.tokens[0]?.from ?? 0) < found.index ? found[1] : undefined;
}

const quotative =
  /(?: ?이?라고|(?<=다)고|(?<=[냐자])고)(?= (?:\S{1,20} ){0,2}(?:좀 |꼭 )?(?:적|써|쓰|남기|남겨|메모|기록|노트|추가|달아|넣어)\S{0,6}(?: ?(?:줘요?|주세요|둬요?|놔요?|부탁\S{0,4}))?[.!~ ]{0,3}$)/u;
const writtenThere =
  /^ (?:(?:메모|노트|비고|기록)\S{0,3} )?(?:좀 |꼭 )?(?:적어|써|남겨|메모|기록|노트|추가|달아|넣어)/u;
const noteBehind =
  /(?:메모|기록|노트)(?:요|해|해 ?줘요?|해 ?주세요|부탁\S{0,4}| 부탁\S{0,4})?[.!~ ]{0,3}$|(?:적어|써|남겨) ?(?:줘요?|주세요|둬요?|놔요?)[.!~ ]{0,3}$/u;
const whereTo = /^(?:에는?|에다가?|한테|:|,)?\s?(?:(?:메모|노트|비고|코멘트)(?:란)?(?:에다가?|에는|으?로|에) ?)?/u;
