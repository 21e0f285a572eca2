import { meaning, type Rule } from './rule.ts';

/** What ends reminders, whatever they are called: a word of ending and one of reminding, in the order of the language. */
const ended = [
  /\b(?:no more|stop|quit|enough|don['’]?t|do not|never|without|turn off|switch off|mute|disable|kill|silence|pause) .{0,30}\b(?:nudg|ping|remind|notif|alert|pester|bug|nag)/iu,
  /(?:больше (?:не|никаких)|хватит|не надо|не нужн|прекрат|перестан|отключ|выключ|заглуш|достал|надоел)\p{L}* .{0,30}(?:напомин|уведомл|пинг|оповещ)/iu,
  /(?:알림|리마인더|알람|푸시)\p{L}? ?.{0,12}(?:꺼|끄|그만|안 |중지|중단|멈|해제|필요 ?없|싫|말아|말라|마세요|지 ?마)/u,
  /(?:不要|別|不用|停止|關掉|關閉|取消|停掉|不想).{0,6}(?:提醒|通知)|(?:提醒|通知).{0,4}(?:關掉|關閉|停掉|不要|取消|太多)/u,
];
const begun = /\b(?:again|resume|back on)\b|снова|обратно|включ|다시|재개|켜|恢復|重新|再開|打開/iu;
const mostWords = 12;

export const silence: Rule = (parse, readers) => {
  const { text, pieces, isQuestion } = parse.sentence;
  if (isQuestion || parse.names.length > 0 || pieces.length > mostWords * 2 || /\d/.test(text) || begun.test(text))
    return undefined;
  // `no reminders until Monday` puts them off.
  const isLater =
    parse.has('bound', 'before') || parse.has('bound', 'after') || parse.runs.some((run) => readers.isDay(run.text));
  return !isLater && ended.some((pattern) => pattern.test(text)) ? meaning(parse, 'reminders-off') : undefined;
};
