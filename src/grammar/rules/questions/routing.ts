import { readRoutingAsked } from '../../../answers/routing/routing-asked.ts';
import { meaning, type Rule } from '../rule.ts';

/** `why did Contoso go to Megan?`, `where would it go now?`: about the named referral, or the one opened last. */
export const routingQuestion: Rule = (parse) => {
  if (!parse.sentence.isQuestion || parse.has('list')) return undefined;
  const asked = readRoutingAsked(parse.sentence.text);
  if (asked === 'why' && notGone.test(parse.sentence.text)) return undefined;
  return asked && meaning(parse, asked === 'why' ? 'ask-route' : 'ask-route-now', { rest: '' });
};

/** `왜 나한테 온거야`, 為什麼派給我: a question by its first word, with no mark or ending of one. */
export const routedToMe: Rule = (parse) =>
  whyToMe.test(parse.sentence.text) ? meaning(parse, 'ask-route', { rest: '' }) : undefined;
const whyToMe =
  /왜 (?:나|저|내|제|우리|저희)(?:한테|에게|게|쪽으로|쪽에)? ?(?:온|왔|오[는나]|배정|할당|넘어|떨어|준 ?거)|(?:為什麼|為何|怎麼會?|幹嘛)(?:是|會|要|把[它這]\p{Script=Han}{0,3})?(?:分?派給|指派給|分給|轉給|丟給|給|分到|跑到|落到)我(?:們|這裡?|這邊|手上)?(?:的|來)?(?:呢|啊|呀|啦)?[?？!！。 ]{0,3}$/u;

/** `why hasn’t Zenith gone to Microsoft`: what did not happen went by no rule, nor does what is shared with Microsoft. */
const notGone =
  /(?<!\p{L})(?:hasn|didn|isn|wasn|haven|doesn|won)['’]?t(?!\p{L})|(?<!\p{L})(?:not|never|не) (?:\p{L}+ ){0,3}(?:gone|go|sent|shared|ушл\p{L}|попал\p{L}|отправлен\p{L}{0,2})(?!\p{L})|(?:to|with|в|к|для) (?:microsoft|msft|ms|майкрософт)(?!\p{L})|(?:마이크로소프트|MS)(?:로|에)|안 ?(?:갔|넘어갔)|(?:沒有?|還沒)(?:去|給|到)|(?:給|到)微軟/iu;
