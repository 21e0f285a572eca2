import { meaning, type Rule } from '../rule.ts';

/**
 * `what happens if nobody answers Zenith`, `when will I be reminded about Zenith`: its deadline, with what comes of it (`help`) or who
 * is reminded until then (`remind`).
 */
export const unansweredAsked: Rule = (parse) => {
  if (parse.names.length !== 1) return undefined;
  const { text } = parse.sentence;
  const id = whatComes.some((pattern) => pattern.test(text))
    ? 'help'
    : whenReminded.some((pattern) => pattern.test(text))
      ? 'remind'
      : undefined;
  return id && meaning(parse, 'ask-deadline', { rest: '', filters: [{ kind: 'action', id }] });
};

const whatComes: readonly RegExp[] = [
  /^(?:and |so |but )?what(?:['’]s going to happen| happens| will happen| would happen|['’]ll happen) (?:if|when) (?:nobody|no one|noone|we (?:don['’]?t|never)|i (?:don['’]?t|never)|it (?:is not|isn['’]?t)) (?:answers?|answered|repl(?:y|ies)|responds?|reacts?|touch(?:es)?|picks? up|takes?|accepts?|do(?:es)? anything)(?!\p{L})/iu,
  /^(?:а |и |но )?что (?:будет|случится|произойд[её]т),? если (?:никто )?(?:на )?(?:\p{L}{2,20} ){0,2}?не (?:ответ|отреагир|взять|возьм|прим)\p{L}{0,8}/iu,
];
const whenReminded: readonly RegExp[] = [
  /^(?:and |so )?when (?:will|do|am|are|shall) (?:i|we|you) (?:going to )?(?:be |get )?(?:remind(?:ed)?|nudged?|pinged?)(?!\p{L})/iu,
  /^(?:and |so )?when(?:['’]s| is| will be| are) (?:the |my |our )?(?:next |first )?reminders?(?!\p{L})/iu,
  /^(?:а |и )?когда (?:(?:ты |вы |мне |нам ){0,2}(?:напомн(?:ишь|ите|ят)|придет|прид[её]т) |(?:будет )?(?:следующее )?напоминание)/iu,
];
