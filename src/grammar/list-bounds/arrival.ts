import { firstDay } from '../../answers/day/day-span.ts';
import { readPastDays } from '../../answers/day/past-days.ts';
import type { Meaning } from '../meaning.ts';
import type { DetailContext } from '../rules/details.ts';
import { countedSince } from './counted-since.ts';
import { coversRun, type FoundDay, isCounted } from './day-found.ts';
import { decisionOf } from './decision-said.ts';
import { beforeWords, easternBefore } from './ends-said.ts';

/** The days on which referrals came in: `new this week`, `что пришло в октябре`. Counts have their own. */
export function arrivedOn(meaning: Meaning, found: FoundDay, { locale, today }: DetailContext): string | undefined {
  if (isCounted(meaning) ? decisionOf(meaning) : meaning.list === 'archived' || !saysArrival(meaning, found))
    return undefined;
  // Nothing came on a day ahead: `new referrals for tomorrow`.
  if (countedSince(firstDay(found.answer), today, found.said) === undefined) return undefined;
  return pastDaysOf(meaning, found, { locale, today });
}

/** The days behind us that a phrase names, until today where it names the first one: `2026-10-01+2026-12-31`. */
export function pastDaysOf(meaning: Meaning, found: FoundDay, context: DetailContext): string | undefined {
  if (found.range) return `${found.range.from}+${found.range.until}`;
  const { days } = readPastDays(found.said.replace(besideDays, ''), context);
  if (!days) return undefined;
  const isSince = meaning.runs.some((run) => run.bound === 'after' && coversRun(found, run));
  if (!isSince && !sinceThen.test(meaning.sentence.text)) return `${days.from}+${days.until}`;
  const since = countedSince(firstDay(found.answer), context.today, found.said) ?? days.from;
  return `${since}+${context.today}`;
}

function saysArrival({ intent, list, sentence: { text } }: Meaning, { answer, said }: FoundDay): boolean {
  // `inbound from last month`: what is inbound came then, without a verb that says so.
  if (isNewOf(text) || isOfPastInbound(list, said, text)) return true;
  if (!arrivalWords.test(text) || beforeWords.test(text)) return false;
  return answer.past || pastWords.test(said) || (intent === 'list' && !easternBefore.test(text));
}

const isOfPastInbound = (list: string | undefined, said: string, text: string) =>
  list === 'inbound' &&
  (pastWords.test(said) || ofDay.test(said)) &&
  ![dueWords, beforeWords, happenedThen].some((words) => words.test(text));
/** `this week’s referrals` are those that came in it. */
const ofDay = /(?:week|month|quarter|year|day)['’]s$/iu;
/** `inbound updated last week`, `inbound Lee took last week`: what happened then is another matter than when it came. */
export const happenedThen =
  /\b(?:updated?|changed|modified|edited|touched|(?<!(?:nobody|no one|none|one) )(?:took|taken|claimed)|accepted|declined|assigned|reassigned)\b|(?<!\p{L})(?:обновл|измен[её]н|отредакт|(?<!никто (?:не )?)взял|принял|отклон|назнач)|업데이트|수정|변경|(?:수락|거절|배정)한|更新|修改|更動|(?:接受|拒絕|婉拒)的/iu;

const sinceThen = /\bsince\b|(?<!\p{L})(?:с|со) |이후|부터|以來|之後|以後/iu;
/** Korean and Chinese join them to the day. */
const besideDays =
  /(?<=\p{Script=Hangul})에(?:는)?$|(?:以來|之後|以後|이후|부터)$|(?<=week|month|quarter|year|day)['’]s$/u;

export const pastWords =
  /\b(?:last|past|previous|yesterday)\b|(?<!\p{L})(?:прошл|вчера)|어제|그제|지난|昨天|前天|上(?:個|週|周|禮拜|星期)/iu;
/** `what’s new today`, `что прислал Майкрософт на этой неделе`: when it came, and no deadline. */
export const isNewOf = (text: string) =>
  newWords.test(text) && !beforeWords.test(text) && !dueWords.test(text) && !easternBefore.test(text);
const newWords =
  /\b(?:new|sent|sends?|shared|news|anything from)\b|(?<!\p{L})(?:что-?нибудь|что-то) от (?=\p{L})|(?<!\p{L})(?:нов(?:ого|ое|ые|ых|ая|енько\p{L}{1,3})|свеж\p{L}{1,3}|присла\p{L}{1,3}|отправил\p{L}?)(?!\p{L})|새로|새 ?(?:추천|리드|거)|신규|보낸|보냈|보내 ?준|(?<!更)新的|新進|新來|寄來|送來|發來|給我們的|傳來/iu;
const dueWords =
  /\b(?:due|deadlines?|expires?|answer(?:ed)?|left|ends?|close)\b|(?<!\p{L})(?:ответ|срок|дедлайн|гор(?:ит|ят)|сгор)/iu;

/** Came to us, in whatever form. */
export const arrivalWords =
  /\b(?:came|comes|come|arrived|arrives|received|got) ?(?:in)?\b|(?<!\p{L})(?:пришл|приш[её]л|приход|поступ|прилет|за (?:эти )?выходные)|들어온|들어왔|도착한|도착했|(?:어제|지난주|지난달) ?온|(?:進來|收到|轉來|有進(?![度展行])|進了)/iu;
