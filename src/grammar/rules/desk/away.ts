import { placesDenied } from '../../../answers/place/denied-place.ts';
import { countriesSaid } from '../../../answers/place/place-said.ts';
import { hasRole, type Piece } from '../../sentence/piece.ts';
import { meaning, type Rule } from '../rule.ts';

/** `휴가 끝나고 돌아왔어요`, `my holiday is over, I’m back`; with a day it is in the future and does not count. */
export const backAgain: Rule = (parse, readers) => {
  // `휴가 취소됐어요`, `我假取消了`: who does not go is not away.
  const { text } = parse.sentence;
  const isCalledOff =
    noLeave.test(text) && !stillLeave.test(text) && parse.names.length === 0 && !parse.sentence.isQuestion;
  if (isCalledOff && !parse.has('mood', 'hearsay')) return meaning(parse, 'back');
  const isSaid = (parse.mood === 'asks' || parse.mood === 'tells') && !parse.sentence.isQuestion;
  if (!isSaid || parse.names.length > 0 || !parse.use('action', 'back')) return undefined;
  parse.use('action', 'away');
  const left = parse.left.flatMap(({ tokens }) => tokens);
  // `提早銷假，明天就回來`: whatever else is said beside the day.
  const isDay = [parse.rest, ...parse.runs.map((run) => run.text)].some((said) => readers.isDay(said));
  const isLater = isDay || left.some(({ text }) => /\p{N}/u.test(text));
  const isHan = left.some(({ text }) => /^\p{Script=Han}$/u.test(text));
  return left.length <= (isHan ? 2 : 1) * mostUnknown && !isLater && !parse.has('mood', 'hearsay')
    ? meaning(parse, 'back')
    : undefined;
};

/** Words beside it that no table has. */
const mostUnknown = 2;

const noLeave =
  /^(?:제|내|나|저|이번)? ?(?:휴가|연차|출장|반차|부재)(?:가|는|를|을|은)? ?(?:취소|안 ?가|못 ?가|물 건너)|^(?:我|這次|我的)?(?:的)?(?:休|請)?假(?:已經|被)?取消|^我?(?:不|沒有?)(?:休|請)假了|^我(?:不|沒有?)休了|^我?(?:今天|這週)?照常上班|^(?:請|請幫我|幫我|麻煩|我要|我想)?取消(?:我的)?(?:休假|請假)/u;
/** `휴가 취소하지 마`, `휴가 취소 안 했어요`, `휴가 취소됐나`: forbidden, denied, asked or conditional, so the leave stands. */
const stillLeave =
  /지 ?(?:마|말|않)|취소 ?(?:안|못)|(?:나|까|니|냐|는지|면|려면|려고|거든)(?:요)?[.!~…]*$|(?:하|되|됐으|했으)면|[嗎呢吧?？]|如果|還沒|是不是|有沒有|會不會|才|怎麼/u;

/**
 * `away until 3 December, Megan takes over`: the deputy and the day are read from the whole sentence, which names no
 * referral.
 */
export const away: Rule = (parse, readers) => {
  const isDenied = parse.pieces.some(
    (piece) =>
      hasRole(piece, 'mood', 'not') &&
      !hasRole(piece, 'action', 'away') &&
      !hasRole(piece, 'person', 'nobody') &&
      !insteadOf(piece),
  );
  const { text } = parse.sentence;
  // `저 담주 화수 없어요`: a question, were the day not all that stands before it.
  const gone = withoutMe.exec(text)?.[1];
  if (gone && (readers.isDay(gone) || readers.isDay(gone.replace(twoWeekdays, '$1요일'))) && parse.names.length === 0)
    return meaning(parse, 'away', { rest: text });
  if (parse.sentence.isQuestion || isDenied || parse.names.length > 0) return undefined;
  if (standInAlone.test(text)) return meaning(parse, 'away', { rest: text });
  if (standsIn.test(text) && comesBack.test(text) && parse.runs.some(({ text: run }) => readers.hasMoment(run)))
    return meaning(parse, 'away', { rest: text });
  if (holidaysOf(text)) return undefined;
  // `不在德國的案子`: of a list, and of nobody.
  if (ofThose.test(text) && placesDenied(text).length > 0) return undefined;
  return parse.use('action', 'away') ? meaning(parse, 'away', { rest: parse.sentence.text }) : undefined;
};

/** `german holidays please`, `bank holidays in Poland`: a country's, and nobody is away. */
function holidaysOf(text: string): boolean {
  const adjective = /(?<!\p{L})(\p{L}{4,12}) holidays?(?!\p{L})/iu.exec(text)?.[1] ?? '';
  return (
    !ofOneself.test(text) &&
    (/^(?:public|bank|national|school)$/iu.test(adjective) || countriesSaid(adjective).length > 0)
  );
}
const ofOneself = /(?<!\p{L})(?:i|i['’]m|im|i['’]ll|ill|me|my|we|our)(?!\p{L})/iu;

const withoutMe =
  /^(?:저|나|전|난|저는|나는|제가|내가) (\S.{0,20}?)(?:에는?|엔|은|는)? ?(?:없(?:어요?|습니다|음|을 ?(?:거예요|예정))|안 ?나(?:와요?|옵니다|갑니다|가요?))[.!~]{0,3}$/u;
const twoWeekdays = /([월화수목금토일])[월화수목금토일]$/u;
const ofThose = /案子|轉介|交易|商機|案件|[的]$/u;

/** `вернусь 7 декабря, за меня Ли`: who stands in makes an absence of it. */
const standsIn = /(?<!\p{L})(?:за|вместо) меня(?!\p{L})/iu;
const comesBack = /(?<!\p{L})(?:вернусь|вернёмся|вернемся|буду (?:обратно|снова))(?!\p{L})/iu;

/** `за меня Ли`, `Lee is covering for me`: a name with its capital letter, and nothing else; its form asks for the days. */
const standInAlone =
  /^(?:(?:[Пп]ока |[Сс]ейчас )?(?:[Зз]а|[Вв]место) меня(?: пока| будет| оста[её]тся){0,2} \p{Lu}\p{L}{1,20}(?: \p{Lu}\p{L}{1,20})?|\p{Lu}\p{L}{1,20}(?: \p{Lu}\p{L}{1,20})? (?:пока |будет |оста[её]тся )?(?:за|вместо) меня|\p{Lu}\p{L}{1,20}(?: \p{Lu}\p{L}{1,20})? (?:(?:is|will be) covering|(?:will )?covers?|(?:is|will be) standing in|stands in|fills in) for me)[.!]?$/u;

/** `вместо меня Меган`: names the deputy. */
const insteadOf = ({ tokens }: Piece) => /^(?:instead|вместо|대신|代)/.test(tokens[0]?.text ?? '');
