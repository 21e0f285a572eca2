import { tidy } from '../text/said.ts';

/** A longer text is a note that begins with a question. */
const longestQuestion = 100;

/** Questions to the desk by their word of asking and its verb: a note may begin with `how` or `как` and tell something. */
const questions: readonly RegExp[] = [
  /^(?:(?:and|but|so|ok|wait|hey|sorry),? )?(?:how|where|when|why|what|who) (?:do|can|could|should|would|will|am|are|must) (?:i|we|you)(?!\p{L})/iu,
  /^(?:(?:and|but|so),? )?(?:how|where) to \p{L}/iu,
  /^(?:(?:а|и|но|слушай|подскажи),? )?(?:как|где|куда|зачем|почему) (?:мне |нам |я |мы |тут |здесь |сюда |можно |бы |его |её |ее ){0,3}\p{L}{2,20}ть(?:ся)?(?!\p{L})/iu,
  /^.{0,40}(?:어떻게|어디서|어디에서|어디에다) .{0,30}(?:해|하지|하나|하죠|되지|되나|돼|줘|까|요|야|니|지|냐)$/u,
  /^(?:請問|那|這|我|我要|該|要)?(?:怎麼|怎樣|如何|在哪裡|哪裡可以|去哪裡)(?!回事|樣)/u,
];

/** `how do I add a colleague`, `как добавить коллегу в сделку`, `동료를 어떻게 추가해`, `怎麼加同事`. */
export function asksHow(text: string): boolean {
  const said = tidy(text).replace(/[?？!.~ ]{1,9}$/, '');
  return said.length <= longestQuestion && questions.some((question) => question.test(said));
}
