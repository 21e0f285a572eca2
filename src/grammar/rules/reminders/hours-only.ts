import type { Parse } from '../../meaning.ts';

/** `나 아침 9시부터 저녁 6시까지만 알림받을래`: from one hour to another, day after day. */
export function onlyBetween(parse: Parse): boolean {
  const { names, sentence } = parse;
  const { text } = sentence;
  if (names.length === 0 && hoursExcept.test(text)) return true;
  if (names.length > 0 || !hoursOfDay.test(text) || !onlyThen.test(text) || aDay.test(text)) return false;
  // `inbound only between 50 and 90`: amounts, of a list.
  const isOfList = parse.has('list') || parse.has('thing', 'referral') || parse.has('thing', 'deal');
  return !noHours.test(text) && (!isOfList || parse.has('action', 'remind') || reminders.test(text));
}
/** `금욜만 빼고 6시까지 근무`, `除了星期五 都做到六點`: of the settings, which know one day from another. */
const hoursExcept =
  /[월화수목금토일](?:요일|욜)?(?:만|은)? ?(?:빼고|제외하고|제외).{0,14}\d{1,2} ?시|除了?(?:[週周]|星期|禮拜)[一二三四五六日天].{0,6}(?:都|其他).{0,10}[\d一二兩三四五六七八九十]{1,3}點/u;
const noHours =
  /\d ?(?:k|m|тыс|млн|천|만|억|千|萬|億|%)(?!\p{L}{3})|[$€£₩¥]|(?<![\d:.])(?:2[5-9]|[3-9]\d|\d{3,})(?!\d)/iu;
const reminders = /\b(?:remind|notif|message me|ping)|напомин|уведомл|알림|提醒|通知/iu;
const hoursOfDay =
  /\d{1,2} ?시(?: ?반)?부터.{1,10}\d{1,2} ?시|[\d一二三四五六七八九十]{1,3}點半?(?:到|至|~|-).{1,8}點|\b(?:from|between) \d{1,2}.{0,8} (?:to|and|until|till) \d{1,2}|(?<!\p{L})с \d{1,2}.{0,8} до \d{1,2}/iu;
const onlyThen = /까지만|에만|동안만|사이에만|只|才(?=再?(?:提醒|通知|傳|發))|\bonly\b|(?<!\p{L})только(?!\p{L})/iu;
const aDay =
  /오늘|내일|모레|요일|今天|明天|後天|[週周][一二三四五六日]|\b(?:today|tomorrow|on \p{L}+day)\b|(?<!\p{L})(?:сегодня|завтра)/iu;
