import { withoutEnd } from '../../../answers/text/said.ts';
import type { Parse } from '../../meaning.ts';
import { alone } from '../desk/settings-said.ts';
import { meaning, type Rule } from '../rule.ts';
import { endsReminder, wantsReminders, withOneApostrophe, wordBegins } from './wants-reminders.ts';

/** `先不要，過兩個小時再提醒我`: what is refused is something else. */
const inOneClause = '[^,;，；。]';
/** `please don’t, remind me at 3`, where `stop these constant, annoying reminders` is one clause. */
const withoutWish = '(?:(?![,;] ?(?:but |just )?(?:remind|ping|nudge|notify|alert) me(?![a-z])).)';

/** Requests to end reminders: a word of ending and one of reminding, in the word order of the language. */
const endings: readonly RegExp[] = (
  [
    [
      'no more|stop|quit|enough|don’t|dont|do not|never(?!.{0,12}ed\\b)|without|turn off|switch off|mute|disable|silence',
      'nudg|ping|remind|notif|alert|pester|bugging|nag',
      withoutWish,
    ],
    [
      'больше не|больше никогда не|больше никаких|хватит|не надо|не нужн|прекрат|перестан|отключ|выключ|заглуш|достал|надоел',
      'напомин|уведомл|пинг|оповещ|(?:меня |нас )?(?:дёрга|дерга|тереби|донима)',
    ],
    ['알림|리마인더|알람|푸시', '꺼|끄|그만|안 받|중지|중단|멈|해제|필요 없|필요없|싫|말아|말라|마세요|지 마'],
    ['不要|別|不用|停止|關掉|關閉|取消|停掉|不想', '提醒|通知', inOneClause],
    ['(?:不要|別)(?:再|一直)?', '催我(?=[了啦吧嘛]?[\\s.!。！]{0,8}$)'],
    ['그만(?: 좀)?', '(?:재촉|독촉|보채)(?:하세요|해요|하|해|지)?(?=[\\s.!]{0,5}$)'],
    ['提醒|通知', '關掉|關閉|停掉|不要|取消'],
    // What it is of stands behind a comma.
    [
      '(?:不要|別)(?:再|一直)',
      '[,，] ?(?:那些?|這些?|你的)?(?:提醒|通知)(?=[了啦吧嘛]?[\\s.!。！]{0,8}$)',
      inOneClause,
    ],
  ] satisfies readonly (readonly [string, string, string?])[]
).map(
  ([first, second, between = '.']) =>
    new RegExp(`${wordBegins}(?:${first})(?![a-z])${between}{0,30}?${wordBegins}(?:${second})`, 'su'),
);
/** `stop pinging me, remind me monday` ends and begins in one breath. */
const wishBehind = /[,;.] ?(?:but |just |and )?(?:remind|ping|nudge) me (?:again )?(.{1,40})$/iu;
const begun = /\b(?:again|resume|back on)\b|снова|обратно|включ|다시|재개|켜|恢復|重新|再開|打開/iu;
/**
 * From one hour on is not for good: `晚上六點以後不要通知我`. Where nothing makes it an hour, 一點 is "a bit", and `한시도` is
 * "not for a moment".
 */
const hour =
  /[二兩三四五六七八九十]點|(?:十|早上|上午|下午|晚上|中午|凌晨|半夜)一點|一點(?=[鐘半整]|以[前後]|之[前後]|[前後])|(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두) ?시(?:(?=부터|까지|이후|이전)|(?!도(?!\p{L})|\p{L}{2}))|(?<!\p{L})(?:o’clock|час(?:а|ов)|вечера|утра)(?!\p{L})/u;
const mostTokens = 24;

export const silence: Rule = (parse, readers) => {
  const { text, pieces, isQuestion } = parse.sentence;
  if (isQuestion || parse.names.length > 0 || pieces.length > mostTokens || saysMore(text)) return undefined;
  const wish = wishBehind.exec(text)?.[1];
  if (wish !== undefined && readers.isMoment(withoutEnd(wish, sign))) return undefined;
  const isEnded = endsReminders(withOneApostrophe(text));
  if (ofChannel.test(text) || !(isEnded || notNow.test(withOneApostrophe(text)))) return undefined;
  if (weekends.test(text)) return atTimesOfWeek(parse);
  if (!isEnded) return undefined;
  // `這週五不要提醒我`, `이번 달은 알림 꺼줘`: of a day, or of a month, and not for good.
  if (!forGood.test(text) && (ofOneDay.test(text) || ofOneMonth.test(text))) return undefined;
  // `no reminders until Monday` is a snooze.
  // `今天以後不要再提醒我` is for good.
  const isLater =
    !forGood.test(withOneApostrophe(text)) && (parse.has('bound', 'before') || parse.has('bound', 'after'));
  const isDayOf = !forGood.test(withOneApostrophe(text)) && parse.runs.some((run) => readers.isDay(run.text));
  return isLater || isDayOf ? undefined : meaning(parse, 'reminders-off');
};

/** A time, or that they begin again; `never remind me again` is of what is to end. */
function saysMore(text: string): boolean {
  return /\d/.test(text) || hour.test(text) || (begun.test(text) && !neverAgain.test(withOneApostrophe(text)));
}

const neverAgain =
  /(?<![a-z])(?:never|don’t|do not) (?:ever )?(?:remind|ping|nudge|notify|pester|bug) me again(?![a-z])/iu;

/** No reminders, whether for good or for a while. */
const notNow =
  /(?:don’t|dont|do not|never|stop|no) (?:\w{1,20}ing |ever )?(?:remind|nudge|ping|bother|bug|pester|nag|chase|annoy|disturb|notify|reminder|mention)|leave me (?:alone|in peace)|(?<![a-z])(?:quiet|silent|silence|hush|shush|shut up)(?= (?:until|till|til) )|(?<![а-яё])(?:замолчи|помолчи|молчи|замолкни|умолкни)(?:те)?(?= до )|^(?:тихо|тишина)(?= до )|(?<![а-яё])не (?:напомин|беспоко|трога|дёрга|дерга|пинг)|в покое|(?:알리|알려 ?주|깨우|방해하|건드리|말하|얘기하|귀찮게 하|부르)지 ?(?:마|말)|조용히|(?:不要|別|先別|不用)(?:再|一直){0,2}(?:提醒|通知|煩|吵|叮|盯|催|打擾|騷擾)/su;
/** Anything may be sent: `今天先不要發福隆電機` is of a deal, unless it is said that it is a reminder or comes to the speaker. */
const sendsNothing =
  /(?<![а-яё])не (?:пиши|пишите|присыла)|보내지 ?(?:마|말)|(?:不要|別|先別|不用)(?:再|一直){0,2}(?:傳|發)(?=.{0,12}(?:提醒|通知|訊息|消息)|(?:來|過來)?給我|[了啦]?[\s.。!！]{0,3}$)/su;
const toMe =
  /(?<![а-яё])(?:мне|нам|напомин|уведомлен|сообщен)|알림|알람|리마인더|메시지|메세지|(?:나|저)한테|내게|제게|提醒|通知|訊息|消息|給我/u;
/** A time after the bound word (`until`), or before it. */
const behindBound = /(?<!\p{L})(?:until|till|til|before|for|до|на) |直到|到/su;
const beforeBound = /전?까지|전에는?|之前|以前|前/su;
const sign = /[\s.,!;。，！]/u;
const mostWordsOfTime = 8;

/** `don’t remind me before Thursday`, `월요일까지 알림 꺼줘`, `не напоминай до среды`: a snooze, not for good. */
export const quietUntil: Rule = (parse, readers) => {
  const { isQuestion, pieces } = parse.sentence;
  const text = withOneApostrophe(parse.sentence.text);
  const isNotNow = notNow.test(text) || (sendsNothing.test(text) && (parse.names.length === 0 || toMe.test(text)));
  const isEnded = isNotNow || parse.has('action', 'mute') || endsReminders(text);
  if (isQuestion || pieces.length > mostTokens || !isEnded || wantsReminders(text)) return undefined;
  if (parse.names.length === 0 && dayByDay.test(text) && !ofOneDay.test(text)) return meaning(parse, 'settings');
  const rest =
    timeIn(text, readers) ?? restOfPeriod(text) ?? (isNotNow || noMore.test(text) ? restOfToday(text) : undefined);
  if (rest === undefined) return undefined;
  // Of no referral by name: of which, is for the person to say.
  const ofAll = parse.names.length === 0 && !parse.has('thing', 'it');
  return meaning(parse, 'remind', { rest, ...(ofAll ? { filters: [{ kind: 'action', id: 'mute' }] } : {}) });
};

const ofOneMonth = /이번 ?달|이달|다음 ?달|[這下]個?月|本月/u;

/** `早上九點以前不要吵我`, `아침 9시 전엔 알림 보내지 마`: before the work of any day, which the settings know as hours. */
const dayByDay =
  /(?:早上|上午)[\d六七八九十]{1,2}點半?(?:以前|之前|前)|晚上[\d六七八九十]{1,2}點半?(?:以後|之後|後)|(?:아침|오전) ?(?:[6-9]|10) ?시(?: ?반)? ?(?:이?전)(?:에는?|엔|으로는?)?(?= )|(?:저녁|밤) ?(?:[6-9]|1[01]) ?시(?: ?반)? ?(?:이?후|넘어서)(?:에는?|엔|로는?)?(?= )/u;
const ofOneDay = /오늘|내일|모레|글피|요일|이번|다음|今天|明天|後天|今晚|明早|[週周][一二三四五六日末]|星期|禮拜/u;

/**
 * `오늘은 그만 알려줘`, `今天不要再吵我了`, `no more reminders today`: not for good, but until tomorrow. From today on is for
 * good, and so is a switch: `turn off reminders today`.
 */
function restOfToday(text: string): string | undefined {
  if (forGood.test(text)) return undefined;
  return todays.find(([today]) => today.test(text))?.[1];
}

/** `이번주 알림 그만`, `這週別提醒我`, `mute me this week`: until the next one begins, whatever the verb. */
function restOfPeriod(text: string): string | undefined {
  if (forGood.test(text) || sinceThen.test(text)) return undefined;
  return periods.find(([period]) => period.test(text))?.[1];
}
const sinceThen = /부터|起|開始|(?<!\p{L})(?:from|starting|начиная|с этой)(?!\p{L})/u;
const periods: readonly (readonly [RegExp, next: string])[] = [
  [/이번 ?주(?! ?(?:말|[월화수목금토일]))/u, '다음 주 월요일'],
  [/[這本][週周](?![一二三四五六日末])|這個?(?:禮拜|星期)(?![一二三四五六日天])/u, '下週一'],
  [/(?<!\p{L})this week(?!\p{L}|end)/u, 'next monday'],
  [/(?<!\p{L})(?:на этой неделе|эту неделю)(?!\p{L})/u, 'следующий понедельник'],
];

const noMore =
  /(?:no more|enough|no further) (?:of )?(?:\w{2,5} )?(?:remind|nudg|ping|notif|nag)|(?<![а-яё])(?:больше не|больше никаких|хватит|довольно|без) ?(?:[а-яё]{2,12} )?(?:напомин|уведомл|пинг|оповещ)|그만 ?(?:알려|알리|보내|울리|깨워)|(?:알림|리마인더)(?:은|는|을|를)? ?그만|오늘 ?(?:만|하루)|(?<!\p{L})(?:(?:for|just|only) (?:the rest of )?(?:today|tonight|this)|(?:на|только) сегодня)(?!\p{L})|今天(?:先|一天|之內|就好)/u;
const forGood =
  /오늘(?:부터|부로)|금일부|앞으로|이후|이제부터|영원|다시는|今天(?:起|開始)|從(?:今|現在)|(?:今天|今日|今晚)?(?:以後|之後|往後)|永遠|再也|(?<!\p{L})(?:(?:from|starting|effective|beginning|as of|as from)(?: as of)? (?:today|tonight|this|now)|for ?ever|for good|(?:or|and) ever|ever again|permanently|indefinitely|(?:начиная )?с сегодня|отныне|впредь|навсегда|насовсем|никогда|вообще)/u;
const todays: readonly (readonly [RegExp, tomorrow: string])[] = [
  [/오늘|금일/u, '내일'],
  [/今天|今日|今晚/u, '明天'],
  [/(?<!\p{L})(?:today|tonight|this (?:morning|afternoon|evening))(?!\p{L})/u, 'tomorrow'],
  [/(?<!\p{L})сегодня(?!\p{L})/u, 'завтра'],
];

/** The longest span beside the bound word that reads as a time. */
function timeIn(text: string, { isMoment }: Parameters<Rule>[1]): string | undefined {
  const behinds = text.split(behindBound).slice(1);
  const [before = '', ...more] = text.split(beforeBound);
  const isSpaced = /\s/.test(before);
  const said = isSpaced ? before.split(/\s+/).slice(-mostWordsOfTime) : [...before].slice(-mostTokens);
  const words = more.length === 0 ? [] : said;
  const glue = isSpaced ? ' ' : '';
  const stretches = [
    ...behinds.flatMap((behind) => {
      const after = behind.split(/\s+/).slice(0, mostWordsOfTime);
      return after.map((_, at) => after.slice(0, after.length - at).join(' '));
    }),
    ...words.map((_, at) => words.slice(at).join(glue)),
  ];
  return stretches.map((one) => withoutEnd(one, sign)).find((one) => one !== '' && isMoment(one));
}

/** `не раньше четверга`, `not before Thursday`: said alone, of what the desk spoke of. A reminder then is offered. */
export const notBefore: Rule = (parse, readers) => {
  const { text, isQuestion } = parse.sentence;
  const when = isQuestion || parse.names.length > 0 ? undefined : earliest.exec(withoutEnd(text, /[\s.!]/))?.[1];
  return when !== undefined && readers.isMoment(when)
    ? meaning(parse, 'remind', { rest: when, exact: false, filters: [{ kind: 'action', id: 'open' }] })
    : undefined;
};

const earliest =
  /^(?:(?:but|ok|no|no wait|только|но|нет|давай|лучше),? )?(?:not (?:before|until|till)|no (?:earlier|sooner) than|earliest|не раньше(?: чем)?|не ранее|самое раннее) (\S.{1,40})$/iu;

/** `stop bugging me about Litware`, `не напоминай про Ромашку`: of one referral, and without a time, which is asked. */
export const quietOf: Rule = (parse) => {
  const { isQuestion, text, pieces } = parse.sentence;
  const isOther = wantsReminders(text) || endsReminder(text);
  if (isQuestion || parse.names.length !== 1 || pieces.length > mostTokens || isOther) return undefined;
  const isEnded = parse.has('action', 'mute') || endsReminders(withOneApostrophe(text));
  return isEnded && !parse.has('action', 'note')
    ? meaning(parse, 'remind', { rest: '', exact: false, filters: [{ kind: 'action', id: 'mute' }] })
    : undefined;
};

const muted = alone('mute', 'reminders-off');

/** A phrase of the table itself. */
export const mutes: Rule = (parse, readers) => {
  const { text } = parse.sentence;
  const ended = wantsReminders(text) || ofChannel.test(text) ? undefined : muted(parse, readers);
  return ended && weekends.test(text) ? atTimesOfWeek(parse) : ended;
};

/** `周末不要一直通知我`: on some days or at some hours of each week, which the settings know; of one weekend they do not. */
const atTimesOfWeek = (parse: Parse) => (oneWeekend.test(parse.sentence.text) ? undefined : meaning(parse, 'settings'));

const weekends =
  /[週周]末|午休|中午|半夜|凌晨|주말|점심 ?시간|새벽|(?<!\p{L})(?:(?:on|at|over|during|in|after|outside(?: of)?) (?:the |my |public |bank |working |office |work )?(?:weekends?|nights?|evenings?|mornings?|holidays?|lunch(?: ?time| breaks?)?|hours|(?:mon|tues|wednes|thurs|fri|satur|sun)days)|по (?:выходным|праздникам|ночам|вечерам|утрам|понедельникам|вторникам|средам|четвергам|пятницам|субботам|воскресеньям)|в (?:выходные|праздники|обед|нерабочее время)|ночью|вечером|после работы)(?!\p{L})/iu;

/** `이번 주말에는 알림 꺼줘`, 到週末都不要通知我 */
const oneWeekend =
  /(?:이번|오늘|내일|모레|다음 ?주?) ?(?:주 ?)?(?:주말|새벽|점심)|(?:주말|새벽|점심 ?시간) ?(?:까지|전)|(?:這個?|本|下個?|今天|明天|今晚|到)(?:[週周]末|午休|中午|半夜|凌晨)|(?:[週周]末|午休|中午|半夜|凌晨)(?:之?前|以前)|(?<!\p{L})(?:(?:this|next) (?:weekend|evening|night|morning)|the weekend)(?!\p{L})|(?<!\p{L})(?:эти|эту|ближайшие|сегодня|завтра)(?!\p{L})/iu;

/** `채널 알림 꺼줘`, 頻道通知關掉: what a channel gets, and no reminders of one's own. */
const ofChannel = /채널|頻道/u;

function endsReminders(text: string): boolean {
  return !wantsReminders(text) && endings.some((ending) => ending.test(text));
}
