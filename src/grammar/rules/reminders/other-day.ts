import { readDayShift } from '../../../answers/day/moved-day.ts';
import type { Parse } from '../../meaning.ts';
import { isPutOffAsReason, movesAnswer, movesOther } from './delay.ts';

/** `누리은행 회의 2주 연기됐어`, `move the demo for Zenith to Friday`: what is moved is not the day on which the deal closes. */
export const isOfOtherDay = (parse: Parse): boolean =>
  !parse.has('field', 'closeDate') && (movesMatter(parse) || movesAnswer(besideNames(parse)) || isReason(parse));

/** A meeting, a payment: nothing that the desk keeps. */
export const movesMatter = (parse: Parse): boolean => movesOther(besideNames(parse));

const isReason = ({ sentence: { text } }: Parse) => isPutOffAsReason(text) && readDayShift(text) !== undefined;

/** A customer may be called so. */
function besideNames({ names, sentence }: Parse): string {
  const tokens = names.flatMap((name) => name.tokens);
  const isNamed = (at: number) => tokens.some(({ from, to }) => at >= from && at < to);
  return sentence.text.replace(/./gsu, (sign, at: number) => (isNamed(at) ? ' ' : sign));
}

/** `later`, `not now`, `попозже`, `나중에 할게요`, `晚點再說`: put off, and until when is asked. */
export const laterAlone =
  /^(?:(?:ok|okay|hm|no|maybe|not now|ask me|remind me),? ){0,2}(?:later|not now|later today|later please|another time)(?:,? (?:please|pls|thanks))?[.!~ ]{0,3}$|^(?:(?:ок|ну|нет|давай|давайте|может|не сейчас|напомни),? ){0,2}(?:потом|позже|попозже|не сейчас|чуть позже)(?:,? (?:пожалуйста|плиз))?[.!~ ]{0,3}$|^(?:(?:일단|이건|그건|지금은) ?)?(?:나중에|이따가?|있다가|조금 ?이따가?)(?: ?(?:다시|또))?(?: ?(?:할게요?|볼게요?|하자|하죠|보자|봐요|할래요?|처리할게요?|답할게요?))?[.!~ ]{0,3}$|^(?:這個|這筆|那)?(?:我)?(?:先)?(?:晚點|等等|等一下|待會|改天|之後|晚一點)(?:兒)?(?:我)?再(?:說|看|處理|弄|回|回覆|決定|談)(?:吧|好了|啦)?[.!~。！ ]{0,3}$/iu;
