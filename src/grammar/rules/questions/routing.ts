import { readRoutingAsked } from '../../../answers/routing/routing-asked.ts';
import { meaning, type Rule } from '../rule.ts';

/** `why did Contoso go to Megan?`, `where would it go now?`: about the named referral, or the one opened last. */
export const routingQuestion: Rule = (parse) => {
  if (!parse.sentence.isQuestion || parse.has('list')) return undefined;
  const asked = readRoutingAsked(parse.sentence.text);
  if (asked === 'why' && notGone.test(parse.sentence.text)) return undefined;
  return asked && meaning(parse, asked === 'why' ? 'ask-route' : 'ask-route-now', { rest: '' });
};

/** `why hasn’t Zenith gone to Microsoft`: what did not happen went by no rule, nor does what is shared with Microsoft. */
const notGone =
  /(?<!\p{L})(?:hasn|didn|isn|wasn|haven|doesn|won)['’]?t(?!\p{L})|(?<!\p{L})(?:not|never|не) (?:\p{L}+ ){0,3}(?:gone|go|sent|shared|ушл\p{L}|попал\p{L}|отправлен\p{L}{0,2})(?!\p{L})|(?:to|with|в|к|для) (?:microsoft|msft|ms|майкрософт)(?!\p{L})|(?:마이크로소프트|MS)(?:로|에)|안 ?(?:갔|넘어갔)|(?:沒有?|還沒)(?:去|給|到)|(?:給|到)微軟/iu;
