import { isKoreanVerb } from '../../../answers/aside/sentence-like.ts';
import { readDayShift } from '../../../answers/day/moved-day.ts';
import type { Parse } from '../../meaning.ts';
import { joinedOf, textOfPieces } from '../../sentence/piece.ts';
import { detailOf } from '../detail.ts';
import { type DetailReaders, doings, meaning, type Rule } from '../rule.ts';
import { dayPutOff, saysDelay } from './delay.ts';
import { saysHour } from './hour-said.ts';
import { movesMatter } from './other-day.ts';

/** `목요일 오전 9시에 알려줘`, `三天後再叫我`: "tell me" or "show again" with a time is a reminder. */
export const tellLater: Rule = (parse, readers) => {
  const { text } = parse.sentence;
  const isKept = notForgotten.test(text);
  const tells = isKept || again.test(text) || parse.pieces.some(({ tokens }) => telling.test(tokens[0]?.text ?? ''));
  // `전화하라고 알려줘`: the quoted clause is the thing to do then.
  const isToDo = /라고 (?:알려|말해|얘기해|상기시켜) ?(?:줘|주세요|주실|줄래|달라)/.test(text);
  const isMeant =
    parse.mood === 'asks' || isToDo || isCalledThen(parse, readers) || (isKept && parse.mood === 'forbids');
  const isOther = (parse.has('field') && !isToDo) || parse.has('list') || parse.has('question') || !isMeant;
  if (!tells || isOther || doings.some((deed) => deed !== 'open' && parse.has('action', deed))) return undefined;
  parse.use('action', 'open');
  parse.use('action', 'change');
  if (readers.isMoment(parse.rest)) return meaning(parse, 'remind', { rest: parse.rest });
  const when = detailOf(parse, readers.isMoment);
  if (when) return meaning(parse, 'remind', { rest: when.text, exact: false, ...besideWhen(parse, when.others) });
  // The time may contain words with another meaning elsewhere.
  if (readers.hasMoment(text)) return meaning(parse, 'remind', { rest: '', exact: false });
  return later.test(text) && parse.names.length > 0 ? meaning(parse, 'remind', { rest: '', exact: false }) : undefined;
};

/** `조르빅스 목요일에 알려줘`: one or two nouns beside the time; a verb or a quoted clause is what is to be done then. */
function besideWhen({ names }: Parse, others: string | undefined): { readonly nameSaid?: string } {
  const words = others?.split(/\s+/) ?? [];
  const isName = words.every(
    (word) => /^\p{Script=Hangul}{2,12}$/u.test(word) && !isKoreanVerb(word) && !toDo.test(word),
  );
  return others && names.length === 0 && words.length <= 2 && isName ? { nameSaid: others } : {};
}

/** Behind an object or a verb stem: what to do, to whom, where, by when. */
const toDo = /(?:라고|다고|도록|[을를에]|에서|에게|한테|까지|[하되]?[게기]|해서|전에|후에|다시|꼭)$/u;

const telling = /^(?:알려|말해|얘기해|띄워)/;
const again = /다시|告訴我|通知我|叫我|說一聲|跟我說|再(?:叫|看|處理|說|提|給我看|跳出|彈出|問我|弄|跟進)/;
/** `兩小時後叫我`: nothing but a time, or a time and the referral, stands before it, and nobody else who calls. */
function isCalledThen({ pieces, sentence: { text } }: Parse, readers: DetailReaders): boolean {
  const at = pieces.findIndex((piece) => /^叫我/u.test(joinedOf(piece)));
  const before = pieces.slice(0, Math.max(at, 0)).filter(({ name }) => !name);
  return calledLast.test(text) && readers.isMoment(textOfPieces(text, before));
}
const calledLast = /叫我(?:一下|喔|哦|吧|啦)?[。.!！~ ]{0,3}$/u;
const notForgotten = /(?:잊지|까먹지|깜빡하지|잊어버리지) ?않게|(?:別|不要|不)讓我忘/;
/** Later, without a time: the desk asks when. */
const later =
  /이따가?|나중에|있다가|(?:먹고|끝나고|갔다 ?와서|마치고) (?:나서 )?다시|晚點|待會|等一下|改天|過一會|(?:吃完|忙完|開完|講完|談完|午餐|午休|吃飯)\p{Script=Han}{0,4}再/u;

/**
 * `Fabrikam: ask me again on Wednesday`, `давай про Fabrikam в пятницу`, `Fabrikam 星期五再說`: postponed, for a named
 * referral.
 */
export const askLater: Rule = (parse, readers) => {
  const { text } = parse.sentence;
  const [, han, hangul] = thenAgain.exec(text) ?? [];
  const when = han ?? hangul;
  if (when && parse.names.length === 0 && parse.mood !== 'forbids' && readers.isMoment(when))
    return meaning(parse, 'remind', { rest: when, exact: false });
  const isOther =
    parse.has('field') ||
    parse.has('list') ||
    parse.has('question') ||
    doings.some((deed) => deed !== 'open' && parse.has('action', deed));
  if (parse.names.length === 0 || parse.mood === 'forbids' || isOther || !askedAgain.test(text)) return undefined;
  // Without a time this rule does not apply.
  return readers.hasMoment(text) ? meaning(parse, 'remind', { rest: text }) : undefined;
};

/** `늘봄관광 목요일까지 미뤄줘`, `晴川先延到週四`: after the close date of a deal, the reminders of what waits for an answer. */
export const postponed: Rule = (parse, readers) => {
  const { text } = parse.sentence;
  parse.use('action', 'change');
  parse.use('thing');
  if (isUnnamed(parse, readers))
    return meaning(parse, 'remind', { rest: closeDay(parse, readers) ?? '', exact: false });
  const isMeant = parse.mood === 'asks' && parse.names.length > 0 && !parse.sentence.isQuestion && saysDelay(text);
  const isOther =
    parse.has('field', 'value') || parse.has('field', 'stage') || parse.has('action', 'note') || movesMatter(parse);
  return isMeant && !isOther && readers.hasMoment(text)
    ? meaning(parse, 'remind', { rest: '', exact: false })
    : undefined;
};

/** `화요일까지 미뤄줘`, `延到星期二`: a delay and a time, and no other word: the one spoken of is meant, and not all of them. */
function isUnnamed(parse: Parse, readers: DetailReaders): boolean {
  const { mood, names, sentence } = parse;
  if (mood !== 'asks' || names.length > 0 || sentence.isQuestion || !saysDelay(sentence.text)) return false;
  const isOther = (['field', 'list', 'question'] as const).some((kind) => parse.has(kind));
  if (isOther || parse.has('action', 'note') || parse.has('thing', 'all')) return false;
  return detailOf(parse, readers.isMoment)?.isAll === true;
}

/** The same of a deal, which has a close date: a day, or a length by which it moves. */
export const closesLater: Rule = (parse, readers) => {
  parse.use('action', 'change');
  parse.use('action', 'remind');
  parse.use('thing');
  if (movesByLength(parse)) return meaning(parse, 'set-close-date', { rest: parse.sentence.text, exact: false });
  const rest = isUnnamed(parse, readers) ? closeDay(parse, readers) : undefined;
  return rest ? meaning(parse, 'set-close-date', { rest, exact: false }) : undefined;
};

/** A day alone: of an hour no close date is made. */
function closeDay(parse: Parse, readers: DetailReaders): string | undefined {
  if (saysHour(parse.sentence.text)) return undefined;
  const day = detailOf(parse, (said) => readers.isDay(dayPutOff(said)));
  return day?.isAll ? dayPutOff(day.text) : undefined;
}

/** `延後一週`, `postpone by two weeks`: counted from the day that stands, which a day read from the length alone is not. */
function movesByLength({ mood, names, sentence }: Parse): boolean {
  const isMeant = mood === 'asks' && names.length === 0 && !sentence.isQuestion && saysDelay(sentence.text);
  return isMeant && readDayShift(sentence.text)?.isAll === true;
}

/** `明天下午三點再說`, `내일 3시에 다시 보자`: a time and nothing else, of the one spoken of. */
const thenAgain =
  /^(\p{L}[\p{L}\p{N}: ]{1,20}?)再(?:說|談|看|處理|議|討論)(?:吧|好了)?[。.!！~ ]{0,3}$|^(?:그럼 )?(\p{N}?[\p{L}\p{N}: ]{1,20}?)(?:에|쯤)? 다시 (?:보자|봅시다|얘기하자|이야기하자|볼게요?)[.!~ ]{0,3}$/u;

const askedAgain = new RegExp(
  [
    '\\b(?:(?:ask|get back to|come back to|check back with|circle back to|ping) (?:me|us)|let’?s (?:revisit|talk about|look at)|revisit|circle back|not now|later today)\\b',
    '(?<!\\p{L})(?:спроси(?:те)? (?:меня|снова|опять|позже|потом|завтра|ещё|еще)|давай(?:те)? (?:про|по|к|о|об|вернёмся|вернемся)|вернись|верн[её]мся|попозже|не сейчас)(?!\\p{L})',
    '다시 물어|(?<=\\s|다시)(?:보자|봅시다)|얘기하자|이야기하자|이따가|나중에|지금은 말고',
    '再說|再談|再問我|再處理|再聊|再議|先緩|先放著',
  ].join('|'),
  'iu',
);
